import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { WorkbenchError } from 'tccc-workbench/base';
import { addAccountRoutes, addEntranceRoutes, addInvitationRoute } from './routes/account-routes.js';
import { addCommandRoutes } from './routes/command-routes.js';
import { addDeskRoutes } from './routes/desk-routes.js';
import { addOutboxRoutes } from './routes/outbox-routes.js';
import { tellOfForeignPages } from './foreign-pages.js';
import { addPageRoutes } from './routes/page-routes.js';
import { addRecordingRoutes } from './routes/recording-routes.js';
import { addRecordRoutes } from './routes/record-routes.js';
import { addAdminRoutes } from './routes/admin-routes.js';
import { addSheetRoutes } from './routes/sheet-routes.js';
import { addSessionRoutes } from './routes/session-routes.js';
import { addTrtcRoute } from './routes/trtc-route.js';
import { requireCaller } from './authentication.js';
import type { Services } from './services.js';
import type { App } from './app.js';
import { handleError, handleNotFound } from './problems.js';
import { describeRoute, validatorCompiler } from './valibot-provider.js';

/** Gives it its addresses. */
export async function addApp(app: App, services: Services): Promise<void> {
  const origins = [...services.seed.origins, ...services.settings.origins];
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(handleNotFound);
  acceptEmptyJson(app);
  app.addHook(
    'onRequest',
    async (request, reply) =>
      void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' }),
  );

  tellOfForeignPages(app, { origins, logger: services.logger });
  await app.register(cors, {
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'dpop', 'idempotency-key', 'range', 'traceparent'],
    exposedHeaders: ['accept-ranges', 'content-range', 'retry-after', 'x-request-id'],
    maxAge: 600,
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new WorkbenchError('auth/too-many-attempts', { retryAfterMs: ttl }),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Contact centre',
        version: '1',
        description: 'Facts arrive on WS /api/v1/events, numbered; every error is a problem document.',
      },
      components: {
        securitySchemes: { dpop: { type: 'http', scheme: 'DPoP', description: 'RFC 9449, ES256' } },
      },
    },
    transform: describeRoute,
  });
  await app.register(async (routes) => addApi(routes as unknown as App, services));
}

async function addApi(app: App, services: Services): Promise<void> {
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  addSessionRoutes(app, services);
  addEntranceRoutes(app, services);
  addRecordingRoutes(app, services);
  addSheetRoutes(app, services);
  await app.register(async (scope) => {
    const own = scope as unknown as App;
    own.addHook('onRequest', requireReady(services));
    own.addHook('onRequest', requireCaller(services));
    own.addHook('onRoute', (route) => void (route.schema = { ...route.schema, security: [{ dpop: [] }] }));
    own.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    addDeskRoutes(own, services);
    addTrtcRoute(own, services);
    addAccountRoutes(own, services);
    addInvitationRoute(own, services);
    addCommandRoutes(own, services);
    addRecordRoutes(own, services);
    await own.register(async (inner) => addAdminRoutes(inner as unknown as App, services));
  });
  await app.register(async (scope) => addOutboxRoutes(scope as unknown as App, services));
  await app.register(async (scope) => addPageRoutes(scope as unknown as App, services));
}

/** While the server stops, calls and presences are not changed any more. */
function requireReady({ isReady }: Services): () => Promise<void> {
  return async () => {
    if (!isReady()) throw new WorkbenchError('server/unavailable');
  };
}

/** Clients that name a JSON body and send none mean none. */
function acceptEmptyJson(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, String(body), done);
  });
}
