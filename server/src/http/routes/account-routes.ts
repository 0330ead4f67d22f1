import type { FastifyRequest } from 'fastify';
import { WorkbenchError } from 'tccc-workbench/base';
import { requireMobile } from 'tccc-workbench/centre';
import * as v from 'valibot';
import { newToken } from '../../auth/secret-tokens.js';
import { messageLanguage, type MessageLanguage } from '../../messages/message-texts.js';
import { codeSentSchema, resetTokenSchema } from '../answers.js';
import type { App } from '../app.js';
import { callerOf, provenKey } from '../authentication.js';
import type { Services } from '../services.js';

const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const mobile = v.pipe(v.string(), v.minLength(1), v.maxLength(32));
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(16));
/** Empty when nothing is bound. */
const oldMobile = v.pipe(v.string(), v.maxLength(32));

const wishSchema = v.variant('purpose', [
  v.object({ purpose: v.picklist(['sign-in', 'reset-password']), mobile }),
  v.object({ purpose: v.literal('setup'), mobile, setupToken: shortText }),
]);

const limited = ({ settings }: Services) => ({
  rateLimit: { max: settings.signInsPerMinute, timeWindow: 60_000 },
});

/** What a page needs that isn't signed in: codes (S2, S4), and the way back from a forgotten password (S5). */
export function addEntranceRoutes(app: App, services: Services): void {
  const { codes, firstSignIn, store } = services;
  app.post(
    '/api/v1/codes',
    {
      config: limited(services),
      schema: {
        tags: ['accounts'],
        summary: 'Sends a code by SMS; the answer is the same for a number that nobody has',
        body: wishSchema,
        response: { 202: codeSentSchema },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const number = requireMobile(body.mobile);
      const accountId =
        body.purpose === 'setup'
          ? await firstSignIn.accountOf(body.setupToken, await provenKey(request, services))
          : ((await store.accounts.byMobile(number))?.id ?? null);
      const wish = { purpose: body.purpose, mobile: number, accountId };
      const resendAfterMs = await codes.send({ ...wish, ...senderOf(request) });
      reply.code(202);
      return { resendAfterMs };
    },
  );
  addResetRoutes(app, services);
}

function addResetRoutes(app: App, services: Services): void {
  const { passwordReset } = services;
  app.post(
    '/api/v1/password-resets',
    {
      config: limited(services),
      schema: {
        tags: ['accounts'],
        summary: 'Trades number and code for the right to set a new password',
        body: v.object({ mobile, code }),
        response: { 201: resetTokenSchema },
      },
    },
    async (request, reply) => {
      const resetToken = await passwordReset.verify(request.body);
      reply.code(201);
      return { resetToken };
    },
  );

  app.post(
    '/api/v1/password-resets/complete',
    {
      config: limited(services),
      schema: {
        tags: ['accounts'],
        summary: 'Sets the new password and ends every sign-in of the account',
        body: v.object({ resetToken: shortText, newPassword: shortText }),
      },
    },
    async (request, reply) => {
      await passwordReset.complete(request.body);
      return reply.code(204).send();
    },
  );
}

/** What the signed-in agent changes of the own account (S6). */
export function addAccountRoutes(app: App, services: Services): void {
  const { codes, mobileChange, reloadAgents } = services;
  app.post(
    '/api/v1/agent/mobile/codes',
    {
      config: limited(services),
      schema: {
        tags: ['accounts'],
        summary: 'Sends a code to the number that shall be bound',
        body: v.object({ oldMobile, mobile }),
        response: { 202: codeSentSchema },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request).seat;
      const { oldMobile: old, mobile: newMobile } = request.body;
      const number = await mobileChange.check({ accountId, oldMobile: old, newMobile });
      const wish = { purpose: 'change-mobile', mobile: number, accountId } as const;
      const resendAfterMs = await codes.send({ ...wish, ...senderOf(request) });
      reply.code(202);
      return { resendAfterMs };
    },
  );

  app.put(
    '/api/v1/agent/mobile',
    {
      config: limited(services),
      schema: {
        tags: ['accounts'],
        summary: 'Binds another mobile number',
        body: v.object({ oldMobile, newMobile: mobile, code }),
      },
    },
    async (request, reply) => {
      const { code: shown, ...change } = request.body;
      const { accountId } = callerOf(request).seat;
      await mobileChange.complete({ accountId, ...change }, shown);
      await reloadAgents();
      return reply.code(204).send();
    },
  );
}

/** Lets an administrator invite an agent of the own centre: with a new first password, by mail (S2). */
export function addInvitationRoute(app: App, { invitations, store }: Services): void {
  app.post(
    '/api/v1/agents/:id/invitations',
    {
      schema: {
        tags: ['accounts'],
        summary: 'Mails an agent a first password; what was signed in with the old one ends',
        params: v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) }),
      },
    },
    async (request, reply) => {
      const { role, centreId } = callerOf(request).seat;
      if (role !== 'administrator') throw new WorkbenchError('auth/forbidden');
      const seat = await store.seats.byId(request.params.id);
      if (seat?.centreId !== centreId)
        throw new WorkbenchError('request/not-found', { message: 'There is no such agent' });
      await invitations.invite(seat.id, messageLanguage(request.headers['accept-language']));
      return reply.code(204).send();
    },
  );
}

/** What of a request decides how a code is sent. */
function senderOf(request: FastifyRequest): {
  readonly address: string;
  readonly requestKey: string;
  readonly language: MessageLanguage;
} {
  const key = request.headers['idempotency-key'];
  return {
    address: request.ip,
    requestKey: typeof key === 'string' ? key : newToken(),
    language: messageLanguage(request.headers['accept-language']),
  };
}
