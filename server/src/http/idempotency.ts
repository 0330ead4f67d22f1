import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { IdempotencyMark } from '../centre/centre-host.js';

/** Headers of every request that changes something for good. */
export const idempotencyHeaders = v.object({
  /** Makes a repeated request harmless: the same key gets the same answer, and nothing happens twice. */
  'idempotency-key': v.pipe(v.string(), v.minLength(8), v.maxLength(128)),
});

/** What tells a repeated request from another one under the same key. */
export function markOf(request: FastifyRequest): IdempotencyMark {
  const what = [request.method, request.url, request.body ?? null];
  return {
    key: String(request.headers['idempotency-key']),
    fingerprint: createHash('sha256').update(JSON.stringify(what)).digest('base64url'),
  };
}
