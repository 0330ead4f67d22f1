import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCatalog, isWorkbenchError, WorkbenchError } from 'tccc-workbench/base';
import { InvalidRequestError } from './valibot-provider.js';

/** A problem document (RFC 9457) with what a page needs to act on it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly remedy: string;
  readonly retryable: boolean;
  readonly instance: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterMs?: number;
}

/** Writes an error as a problem document; `status` overrides the one of the catalogue. */
export function toProblem(error: WorkbenchError, instance: string, status?: number): Problem {
  const { summary, remedy, retryable, status: usual } = errorCatalog[error.code];
  return {
    type: `https://tccc-workbench.dev/errors/${error.code}`,
    title: summary,
    status: status ?? (usual || 500),
    detail: error.message === error.code ? summary : error.message,
    code: error.code,
    remedy,
    retryable,
    instance,
    ...(Object.keys(error.details).length > 0 ? { details: error.details } : {}),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(error.retryAfterMs) }),
  };
}

/** Answers every failed request with a problem document; what nobody foresaw is logged with the request's id. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { known, status } = understand(error);
  if (known.code === 'server/internal')
    request.log.error({ err: error, instance: request.id }, 'a request failed');
  sendProblem(reply, toProblem(known, request.id, status));
}

export function handleNotFound(request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, toProblem(new WorkbenchError('request/not-found'), request.id));
}

function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 401) reply.header('www-authenticate', 'DPoP algs="ES256"');
  if (problem.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(problem.retryAfterMs / 1000));
  reply
    .code(problem.status)
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)));
}

function understand(error: unknown): { known: WorkbenchError; status?: number } {
  if (isWorkbenchError(error)) return { known: error };
  if (error instanceof InvalidRequestError) {
    return {
      known: new WorkbenchError('request/invalid', {
        message: error.message,
        details: { fields: error.fields },
      }),
    };
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (error instanceof Error && status >= 400 && status < 500) {
    // Fastify's own refusals: a body that is too large, malformed or of another type.
    return { known: new WorkbenchError('request/invalid', { message: error.message, cause: error }), status };
  }
  return { known: new WorkbenchError('server/internal', { cause: error }) };
}
