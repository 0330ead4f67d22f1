import type { FastifyRequest } from 'fastify';
import { WorkbenchError } from 'tccc-workbench/base';
import type { Caller } from '../auth/sessions.js';
import type { Services } from './services.js';

const callers = new WeakMap<FastifyRequest, Caller>();

/** Who makes this request; only on routes behind {@link requireCaller}. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new WorkbenchError('auth/session-expired');
  return caller;
}

/** Who makes this request, if that is known. */
export function knownCaller(request: FastifyRequest): Caller | undefined {
  return callers.get(request);
}

/** A hook that lets nobody in without an access token and the proof of its key. */
export function requireCaller({
  sessions,
  proofs,
  settings,
}: Services): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const accessToken = /^DPoP ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!accessToken)
      throw new WorkbenchError('auth/session-expired', { message: 'The request carries no access token' });
    const thumbprint = await proofs.check(proofOf(request), {
      method: request.method,
      urls: urlsOf(request, settings.publicUrl),
      accessToken,
    });
    callers.set(request, await sessions.caller(accessToken, thumbprint));
  };
}

/** Checks the proof of a request that has no access token yet. @returns the thumbprint of the page's key */
export function provenKey(request: FastifyRequest, { proofs, settings }: Services): Promise<string> {
  return proofs.check(proofOf(request), {
    method: request.method,
    urls: urlsOf(request, settings.publicUrl),
    accessToken: null,
  });
}

/** The addresses a page may have called this request by, without the query. */
function urlsOf(request: FastifyRequest, publicUrl: string | null): string[] {
  const path = request.url.replace(/\?.*$/, '');
  return [originOf(request, null), publicUrl]
    .filter((origin) => origin !== null)
    .map((origin) => `${origin}${path}`);
}

/** Where the page reaches this server. */
export function originOf(request: FastifyRequest, publicUrl: string | null): string {
  return publicUrl ?? `${request.protocol}://${request.host}`;
}

function proofOf(request: FastifyRequest): string | undefined {
  const { dpop } = request.headers;
  return typeof dpop === 'string' ? dpop : undefined;
}
