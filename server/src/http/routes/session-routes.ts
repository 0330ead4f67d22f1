import type { FastifyRequest } from 'fastify';
import { WorkbenchError } from 'tccc-workbench/base';
import * as v from 'valibot';
import { newToken } from '../../auth/secret-tokens.js';
import type { Proven } from '../../auth/sign-in.js';
import { loginTokenSchema, renewedSchema, signInAnswerSchema } from '../answers.js';
import type { App } from '../app.js';
import { callerOf, provenKey, requireCaller } from '../authentication.js';
import type { Services } from '../services.js';

const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

const signInSchema = v.variant('kind', [
  v.object({ kind: v.literal('password'), email: shortText, password: shortText }),
  v.object({ kind: v.literal('sms-code'), mobile: shortText, code: shortText }),
  v.object({ kind: v.literal('login-token'), token: shortText }),
]);
const firstSignInSchema = v.object({
  setupToken: shortText,
  mobile: shortText,
  code: shortText,
  newPassword: shortText,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32)),
});
const choiceSchema = v.object({ choiceToken: shortText, centreId: shortText });
const renewSchema = v.object({ refreshToken: shortText });

type SignInAnswer = v.InferOutput<typeof signInAnswerSchema>;

/** Signing in, staying in, and signing out (rows S1 to S4, S7). */
export function addSessionRoutes(app: App, services: Services): void {
  addSignInRoute(app, services);
  addNextStepRoutes(app, services);
  addStayingRoutes(app, services);
  addLoginTokenRoute(app, services);
}

const limited = ({ settings }: Services) => ({
  rateLimit: { max: settings.signInsPerMinute, timeWindow: 60_000 },
});

function addSignInRoute(app: App, services: Services): void {
  const answer = answerOf(services);

  app.post(
    '/api/v1/sessions',
    {
      config: limited(services),
      schema: {
        tags: ['sign-in'],
        summary: 'Signs in',
        body: signInSchema,
        response: { 201: signInAnswerSchema },
      },
    },
    async (request, reply) => {
      const key = await provenKey(request, services);
      reply.code(201);
      return answer(await prove(services, request.body, key), key);
    },
  );
}

function prove({ signIn }: Services, body: v.InferOutput<typeof signInSchema>, key: string): Promise<Proven> {
  switch (body.kind) {
    case 'password':
      return signIn.byPassword(body, key);
    case 'sms-code':
      return signIn.bySmsCode(body, key);
    case 'login-token':
      return signIn.byLoginToken(body.token, key);
  }
}

/** What may come between a proof and being signed in. */
function addNextStepRoutes(app: App, services: Services): void {
  const { signIn, firstSignIn, reloadAgents } = services;
  const answer = answerOf(services);

  app.post(
    '/api/v1/sessions/first',
    {
      config: limited(services),
      schema: {
        tags: ['sign-in'],
        summary: 'Completes a first sign-in',
        body: firstSignInSchema,
        response: { 201: signInAnswerSchema },
      },
    },
    async (request, reply) => {
      const key = await provenKey(request, services);
      const account = await firstSignIn.complete(request.body, key);
      await reloadAgents();
      reply.code(201);
      return answer(await signIn.admit(account, key), key);
    },
  );

  app.post(
    '/api/v1/sessions/centre',
    {
      config: limited(services),
      schema: {
        tags: ['sign-in'],
        summary: 'Chooses one of the centres where the account has a seat',
        body: choiceSchema,
        response: { 201: signInAnswerSchema },
      },
    },
    async (request, reply) => {
      const key = await provenKey(request, services);
      const seat = await signIn.chooseCentre(request.body, key);
      reply.code(201);
      return answer({ kind: 'signed-in', seat }, key);
    },
  );
}

/** Turns a proof into what the page is told: its tokens, or what comes first. */
function answerOf({ hosts, sessions }: Services): (proven: Proven, key: string) => Promise<SignInAnswer> {
  return async (proven, key) => {
    if (proven.kind === 'setup-required') return proven;
    if (proven.kind === 'centre-required') {
      const { choiceToken, seats } = proven;
      const centres = seats.map(({ centreId, lastVisitAt }) => ({
        id: centreId,
        name: hosts.of(centreId).config.name,
        lastVisitAt,
      }));
      return { kind: 'centre-required', choiceToken, centres };
    }
    const { id, centreId } = proven.seat;
    return {
      kind: 'signed-in',
      ...(await sessions.open(id, key)),
      agent: hosts.of(centreId).profile(id),
    };
  };
}

function addStayingRoutes(app: App, services: Services): void {
  const { sessions, hosts, ending, settings } = services;

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
      const { grant, seat } = await sessions.renew({ ...request.body, keyThumbprint, idempotencyKey });
      return { ...grant, agent: hosts.of(seat.centreId).profile(seat.id) };
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
function addLoginTokenRoute(app: App, { loginTokens, settings }: Services): void {
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
      return loginTokens.issue(apiKeyOf(request), request.body.email);
    },
  );
}

function apiKeyOf(request: FastifyRequest): string {
  const key = /^ApiKey (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!key) throw new WorkbenchError('auth/session-expired', { message: 'The request carries no API key' });
  return key;
}
