import type { FastifyRequest } from 'fastify';
import { WorkbenchError } from 'tccc-workbench/base';
import * as v from 'valibot';
import { newToken } from '../../auth/secret-tokens.js';
import type { Account } from '../../store/store.js';
import { loginTokenSchema, renewedSchema, signedInSchema, signInAnswerSchema } from '../answers.js';
import type { App } from '../app.js';
import { callerOf, provenKey, requireCaller } from '../authentication.js';
import type { Services } from '../services.js';

const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

const signInSchema = v.variant('kind', [
  v.object({ kind: v.literal('password'), email: shortText, password: shortText }),
  v.object({ kind: v.literal('login-token'), token: shortText }),
]);
const firstSignInSchema = v.object({
  setupToken: shortText,
  newPassword: shortText,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32)),
});
const renewSchema = v.object({ refreshToken: shortText });

type SignedIn = v.InferOutput<typeof signedInSchema>;

/** Signing in, staying in, and signing out (rows S1, S2, S7). */
export function addSessionRoutes(app: App, services: Services): void {
  addSignInRoutes(app, services);
  addStayingRoutes(app, services);
  addLoginTokenRoute(app, services);
}

function addSignInRoutes(app: App, services: Services): void {
  const { signIn, sessions, host, reloadAgents, settings } = services;
  const limited = { rateLimit: { max: settings.signInsPerMinute, timeWindow: 60_000 } };

  const admit = async (account: Account, keyThumbprint: string): Promise<SignedIn> => ({
    kind: 'signed-in',
    ...(await sessions.open(account.id, keyThumbprint)),
    agent: host.profile(account.id),
  });

  app.post(
    '/api/v1/sessions',
    {
      config: limited,
      schema: {
        tags: ['sign-in'],
        summary: 'Signs in',
        body: signInSchema,
        response: { 201: signInAnswerSchema },
      },
    },
    async (request, reply) => {
      const key = await provenKey(request, services);
      const { body } = request;
      const proven = await (body.kind === 'password'
        ? signIn.byPassword(body.email, body.password)
        : signIn.byLoginToken(body.token));
      reply.code(201);
      return proven.kind === 'setup-required' ? proven : admit(proven.account, key);
    },
  );

  app.post(
    '/api/v1/sessions/first',
    {
      config: limited,
      schema: {
        tags: ['sign-in'],
        summary: 'Completes a first sign-in',
        body: firstSignInSchema,
        response: { 201: signedInSchema },
      },
    },
    async (request, reply) => {
      const key = await provenKey(request, services);
      const account = await signIn.complete(request.body);
      await reloadAgents();
      reply.code(201);
      return admit(account, key);
    },
  );
}

function addStayingRoutes(app: App, services: Services): void {
  const { sessions, host, ending, settings } = services;

  app.post(
    '/api/v1/sessions/refresh',
    {
      config: { rateLimit: { max: 10 * settings.signInsPerMinute, timeWindow: 60_000 } },
      schema: {
        tags: ['sign-in'],
        summary: 'Renews the access token',
        body: renewSchema,
        response: { 200: renewedSchema },
      },
    },
    async (request) => {
      const keyThumbprint = await provenKey(request, services);
      const key = request.headers['idempotency-key'];
      // Without a key of its own a request can't be told from a thief's, and none is taken twice.
      const idempotencyKey = typeof key === 'string' ? key : newToken();
      const { grant, account } = await sessions.renew({ ...request.body, keyThumbprint, idempotencyKey });
      return { ...grant, agent: host.profile(account.id) };
    },
  );

  app.delete(
    '/api/v1/sessions/current',
    { onRequest: requireCaller(services), schema: { tags: ['sign-in'], summary: 'Signs out' } },
    async (request, reply) => {
      await ending.end(callerOf(request).session, 'signed-out');
      return reply.code(204).send();
    },
  );
}

/** The way in for a host application whose own sign-in stands for the agent's. */
function addLoginTokenRoute(app: App, { signIn, settings }: Services): void {
  app.post(
    '/api/v1/login-tokens',
    {
      config: { rateLimit: { max: 10 * settings.signInsPerMinute, timeWindow: 60_000 } },
      onRequest: async (request) => void apiKeyOf(request),
      schema: {
        tags: ['sign-in'],
        summary: 'Makes a one-time login token for an agent',
        body: v.object({ email: shortText }),
        response: { 201: loginTokenSchema },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return signIn.issueLoginToken(apiKeyOf(request), request.body.email);
    },
  );
}

function apiKeyOf(request: FastifyRequest): string {
  const key = /^ApiKey (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!key) throw new WorkbenchError('auth/session-expired', { message: 'The request carries no API key' });
  return key;
}
