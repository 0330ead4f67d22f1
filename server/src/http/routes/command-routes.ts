import type { FastifyRequest } from 'fastify';
import {
  annotationSchema,
  internalCallSchema,
  mobileSwitchSchema,
  placeCallSchema,
  presenceChoiceSchema,
  transferTargetSchema,
  type AgentCommand,
} from 'tccc-workbench/model';
import * as v from 'valibot';
import { acceptedSchema } from '../answers.js';
import type { App } from '../app.js';
import { callerOf } from '../authentication.js';
import { idempotencyHeaders, markOf } from '../idempotency.js';
import type { Services } from '../services.js';

const headers = idempotencyHeaders;
const callParams = v.object({ callId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
const completeSchema = v.optional(
  v.nullable(v.object({ callId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))) })),
);

const transferBody = v.object({ to: transferTargetSchema });
const flowBody = v.object({ flowId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
const digitsBody = v.object({ digits: v.pipe(v.string(), v.regex(/^[0-9*#]{1,32}$/)) });

const response = { 202: acceptedSchema };

/** What an agent may ask of the centre: accepted, and the facts follow, or refused. */
export function addCommandRoutes(app: App, { hosts }: Services): void {
  const carryOut: CarryOut = async (request, command) => {
    const { seat } = callerOf(request);
    return hosts.of(seat.centreId).command(seat.id, command, markOf(request));
  };
  addPresenceRoutes(app, carryOut);
  addCallRoutes(app, carryOut);
  addTaskRoutes(app, carryOut);
  addHandOverRoutes(app, carryOut);
  addMobileRoutes(app, carryOut);
  addColleagueRoutes(app, carryOut);
}

type CarryOut = (
  request: FastifyRequest,
  command: AgentCommand,
) => Promise<v.InferOutput<typeof acceptedSchema>>;

function addPresenceRoutes(app: App, carryOut: CarryOut): void {
  app.put(
    '/api/v1/presence',
    {
      schema: {
        tags: ['presence'],
        summary: 'Chooses a presence',
        headers,
        body: presenceChoiceSchema,
        response,
      },
    },
    async (request, reply) => {
      reply.code(202);
      return carryOut(request, { type: 'presence.set', ...request.body });
    },
  );

  app.delete(
    '/api/v1/presence/next',
    {
      schema: { tags: ['presence'], summary: 'Takes back a presence chosen for later', headers, response },
    },
    async (request, reply) => {
      reply.code(202);
      return carryOut(request, { type: 'presence.clear-next' });
    },
  );

  for (const [action, summary] of [
    ['return', 'Ends wrap-up (返回接待)'],
    ['continue', 'Stops the countdown of wrap-up (继续话后整理)'],
  ] as const) {
    app.post(
      `/api/v1/wrap-up/${action}`,
      { schema: { tags: ['presence'], summary, headers, response } },
      async (request, reply) => {
        reply.code(202);
        return carryOut(request, { type: `wrap-up.${action}` });
      },
    );
  }
}

function addCallRoutes(app: App, carryOut: CarryOut): void {
  app.post(
    '/api/v1/calls',
    { schema: { tags: ['calls'], summary: 'Places a call', headers, body: placeCallSchema, response } },
    async (request, reply) => {
      reply.code(202);
      return carryOut(request, { type: 'call.place', ...request.body });
    },
  );

  for (const [action, summary] of [
    ['hang-up', 'Hangs up (挂断)'],
    ['reject', 'Sends a ringing call on to the next agent (拒接)'],
    ['hold', 'Holds (通话保持)'],
    ['resume', 'Resumes (取消保持)'],
  ] as const) {
    app.post(
      `/api/v1/calls/:callId/${action}`,
      { schema: { tags: ['calls'], summary, headers, params: callParams, response } },
      async (request, reply) => {
        reply.code(202);
        return carryOut(request, { type: `call.${action}`, callId: request.params.callId });
      },
    );
  }
}

/** What is written and tidied up around calls. */
function addTaskRoutes(app: App, carryOut: CarryOut): void {
  app.patch(
    '/api/v1/calls/:callId',
    {
      schema: {
        tags: ['calls'],
        summary: 'Writes the remark or the tags',
        headers,
        params: callParams,
        body: annotationSchema,
        response,
      },
    },
    async (request, reply) => {
      reply.code(202);
      return carryOut(request, { type: 'call.annotate', callId: request.params.callId, ...request.body });
    },
  );

  app.post(
    '/api/v1/tasks/complete',
    {
      schema: {
        tags: ['calls'],
        summary: 'Takes ended calls off the task list (全部完成)',
        headers,
        body: completeSchema,
        response,
      },
    },
    async (request, reply) => {
      reply.code(202);
      const callId = request.body?.callId;
      return carryOut(request, { type: 'tasks.complete', ...(callId === undefined ? {} : { callId }) });
    },
  );
}

/** Transfers, self-service, and what the centre does for a call on the agent's mobile phone (S18, S21, S22). */
function addHandOverRoutes(app: App, carryOut: CarryOut): void {
  const path = '/api/v1/calls/:callId';
  for (const [action, type, summary] of [
    ['cancel-transfer', 'call.cancel-transfer', 'Takes the customer back while a transfer is under way'],
    ['self-service/return', 'self-service.return', 'Takes the customer back from self-service (返回通话)'],
    ['mute', 'call.mute', 'Mutes the agent on the mobile phone (静音)'],
    ['unmute', 'call.unmute', 'Ends the mute (取消静音)'],
  ] as const) {
    app.post(
      `${path}/${action}`,
      { schema: { tags: ['calls'], summary, headers, params: callParams, response } },
      async (request, reply) => {
        reply.code(202);
        return carryOut(request, { type, callId: request.params.callId });
      },
    );
  }
  for (const [action, type, summary, body] of [
    ['transfer', 'call.transfer', 'Transfers (转技能组, 转座席)', transferBody],
    ['self-service/start', 'self-service.start', 'Starts a self-service flow (开始自助服务)', flowBody],
    ['send-digits', 'call.send-digits', 'Sends keys from the mobile phone (输入分机号)', digitsBody],
  ] as const) {
    app.post(
      `${path}/${action}`,
      { schema: { tags: ['calls'], summary, headers, params: callParams, body, response } },
      async (request, reply) => {
        reply.code(202);
        return carryOut(request, { type, callId: request.params.callId, ...request.body } as AgentCommand);
      },
    );
  }
}

/** 手机接听 and 手机外呼 (S22). */
function addMobileRoutes(app: App, carryOut: CarryOut): void {
  app.patch(
    '/api/v1/mobile-line',
    {
      schema: {
        tags: ['presence'],
        summary: 'Switches answering and dialling by mobile phone',
        headers,
        body: mobileSwitchSchema,
        response,
      },
    },
    async (request, reply) => {
      reply.code(202);
      return carryOut(request, { type: 'mobile.set', ...request.body });
    },
  );
}

/** Internal calls and the watched directory (S20). */
function addColleagueRoutes(app: App, carryOut: CarryOut): void {
  app.post(
    '/api/v1/internal-calls',
    {
      schema: {
        tags: ['calls'],
        summary: 'Calls a colleague (内部呼叫)',
        headers,
        body: internalCallSchema,
        response,
      },
    },
    async (request, reply) => {
      reply.code(202);
      return carryOut(request, { type: 'call.internal', ...request.body });
    },
  );
  app.put(
    '/api/v1/directory/watch',
    {
      schema: {
        tags: ['directory'],
        summary: 'Asks for facts about colleagues and groups',
        headers,
        body: v.object({ isWatching: v.boolean() }),
        response,
      },
    },
    async (request, reply) => {
      reply.code(202);
      return carryOut(request, { type: 'directory.watch', ...request.body });
    },
  );
}
