import * as v from 'valibot';
import { idSchema, mobileSchema, nameSchema } from '../../seed/seed-schema.js';
import type { Seat } from '../../store/store.js';
import type { App } from '../app.js';
import { callerOf } from '../authentication.js';
import type { Services } from '../services.js';

const role = v.picklist(['agent', 'administrator']);
const language = v.optional(v.picklist(['zh-CN', 'en']), 'zh-CN');
const agentSchema = v.object({
  id: v.string(),
  email: v.string(),
  name: v.string(),
  role,
  groups: v.array(v.string()),
  isDisabled: v.boolean(),
  /** Whether the first sign-in was completed. */
  isReady: v.boolean(),
  /** The number itself is its owner's. */
  hasMobile: v.boolean(),
  lastVisitAt: v.nullable(v.number()),
});
const newAgentSchema = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254)),
  name: nameSchema,
  role: v.optional(role, 'agent'),
  groups: v.optional(v.array(idSchema), []),
  mobile: v.optional(mobileSchema),
  /** Of the mail with the first password. */
  language,
});
const changeSchema = v.partial(
  v.strictObject({ name: nameSchema, role, groups: v.array(idSchema), isDisabled: v.boolean() }),
);
const params = v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
const tags = ['administration'];
const path = '/api/v1/admin/agents';

/** The agents of an administrator's centre. Who is disabled or removed is signed out at once. */
export function addAdminAgentRoutes(app: App, services: Services): void {
  const { agents, store } = services;
  addInvitationRoute(app, services);
  app.get(
    path,
    { schema: { tags, summary: 'Lists the agents', response: { 200: v.array(agentSchema) } } },
    async (request) => (await store.seats.ofCentre(callerOf(request).seat.centreId)).map(viewAgent),
  );
  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Adds an agent, who gets the first password by mail',
        body: newAgentSchema,
        response: { 201: agentSchema },
      },
    },
    async (request, reply) => {
      const seat = await agents.add(callerOf(request).seat.centreId, request.body);
      reply.code(201);
      return viewAgent(seat);
    },
  );
  app.patch(
    `${path}/:id`,
    {
      schema: {
        tags,
        summary: 'Changes an agent',
        params,
        body: changeSchema,
        response: { 200: agentSchema },
      },
    },
    async (request) =>
      viewAgent(await agents.change(callerOf(request).seat, request.params.id, request.body)),
  );
  app.delete(
    `${path}/:id`,
    { schema: { tags, summary: 'Removes an agent; records keep the name', params } },
    async (request, reply) => {
      await agents.remove(callerOf(request).seat, request.params.id);
      return reply.code(204).send();
    },
  );
}

function addInvitationRoute(app: App, { agents }: Services): void {
  app.post(
    `${path}/:id/invitation`,
    {
      schema: {
        tags,
        summary: 'Mails a new first password',
        params,
        body: v.optional(v.nullable(v.strictObject({ language }))),
      },
    },
    async (request, reply) => {
      const { centreId } = callerOf(request).seat;
      await agents.invite(centreId, request.params.id, request.body?.language ?? 'zh-CN');
      return reply.code(204).send();
    },
  );
}

function viewAgent(seat: Seat): v.InferOutput<typeof agentSchema> {
  const { id, email, name, role, groupIds, isDisabled, mustSetUp, mobile, lastVisitAt } = seat;
  return {
    ...{ id, email, name, role, isDisabled, lastVisitAt },
    groups: [...groupIds],
    isReady: !mustSetUp,
    hasMobile: mobile !== null,
  };
}
