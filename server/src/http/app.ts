import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { handleError } from './problems.js';
import type { ServerSettings } from '../settings.js';
import type { ValibotTypeProvider } from './valibot-provider.js';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ValibotTypeProvider
>;

const mostBodyBytes = 64 * 1024;

/** Makes the HTTP side without any address yet; its logger is the server's. */
export function createApp(settings: ServerSettings): App {
  const { tls, logLevel } = settings;
  return fastify({
    logger: { level: logLevel },
    bodyLimit: mostBodyBytes,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    // Links to recordings carry their signature in the path.
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: handleError,
    ...(tls ? { https: { cert: readFileSync(tls.certPath), key: readFileSync(tls.keyPath) } } : {}),
  }).withTypeProvider<ValibotTypeProvider>();
}
