import { WorkbenchError } from 'tccc-workbench/base';
import { flowSchema, type Flow } from 'tccc-workbench/model';
import * as v from 'valibot';
import type { SettingsChange } from '../../admin/centre-settings.js';
import { centreFields, idSchema, nameSchema, numberSchema, type SeedCentre } from '../../seed/seed-schema.js';
import type { App } from '../app.js';
import { callerOf } from '../authentication.js';
import type { Services } from '../services.js';
import { addAdminAgentRoutes } from './admin-agent-routes.js';

const { groups: _groups, numbers: _numbers, flows: _flows, blocklist: _blocklist, ...plain } = centreFields;
const changeSchema = v.partial(v.strictObject({ name: nameSchema, ...plain }));
const settingsSchema = v.object({ id: v.string(), name: v.string(), ...plain });

/** Setting a centre up (row S32): an administrator's own centre only. Changes reach the agents' pages at once. */
export function addAdminRoutes(app: App, services: Services): void {
  app.addHook('onRequest', async (request) => {
    if (callerOf(request).seat.role !== 'administrator') throw new WorkbenchError('auth/forbidden');
  });
  addSettingsRoutes(app, services);
  addAdminAgentRoutes(app, services);
  addCollection(app, services, groups);
  addCollection(app, services, numbers);
  addCollection(app, services, flows);
  addCollection(app, services, blocklist);
}

function addSettingsRoutes(app: App, { centreSettings, reloadCentre }: Services): void {
  const view = (centreId: string): v.InferOutput<typeof settingsSchema> => {
    const { groups: _g, numbers: _n, flows: _f, blocklist: _b, ...settings } = centreSettings.of(centreId);
    return settings;
  };
  app.get(
    '/api/v1/admin/settings',
    {
      schema: {
        tags: ['administration'],
        summary: 'Tells how the centre is set',
        response: { 200: settingsSchema },
      },
    },
    async (request) => view(callerOf(request).seat.centreId),
  );
  app.patch(
    '/api/v1/admin/settings',
    {
      schema: {
        tags: ['administration'],
        summary: 'Changes the named settings; the others stay',
        body: changeSchema,
        response: { 200: settingsSchema },
      },
    },
    async (request) => {
      const { centreId } = callerOf(request).seat;
      const given = Object.entries(request.body).filter(([, value]) => value !== undefined);
      const change = Object.fromEntries(given) as SettingsChange;
      await centreSettings.change(
        centreId,
        () => change,
        () => reloadCentre(centreId),
      );
      return view(centreId);
    },
  );
}

/** A list of the centre whose items have addresses of their own. */
interface Collection<Item> {
  readonly name: string;
  readonly title: string;
  readonly item: v.GenericSchema;
  readonly key: v.GenericSchema<unknown, string>;
  /** What is sent to put an item; its key stands in the address. */
  readonly body: v.GenericSchema;
  readonly of: (centre: SeedCentre) => readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly make: (key: string, body: unknown) => Item;
  readonly change: (items: Item[]) => SettingsChange;
}

const groupBody = v.strictObject({ name: nameSchema });
const groups: Collection<SeedCentre['groups'][number]> = {
  name: 'groups',
  title: 'skill group',
  item: v.object({ id: v.string(), name: v.string() }),
  key: idSchema,
  body: groupBody,
  of: (centre) => centre.groups,
  keyOf: ({ id }) => id,
  make: (id, body) => ({ id, ...(body as v.InferOutput<typeof groupBody>) }),
  change: (items) => ({ groups: items }),
};

const numberBody = v.strictObject({ group: idSchema, flow: v.optional(idSchema) });
const numbers: Collection<SeedCentre['numbers'][number]> = {
  name: 'numbers',
  title: 'number of the centre',
  item: v.object({ number: v.string(), group: v.string(), flow: v.optional(v.string()) }),
  key: numberSchema,
  body: numberBody,
  of: (centre) => centre.numbers,
  keyOf: ({ number }) => number,
  make: (number, body) => ({ number, ...(body as v.InferOutput<typeof numberBody>) }),
  change: (items) => ({ numbers: items }),
};

const flowBody = v.omit(flowSchema, ['id']);
const flows: Collection<Flow> = {
  name: 'flows',
  title: 'self-service flow or menu',
  item: flowSchema,
  key: idSchema,
  body: flowBody,
  of: (centre) => centre.flows,
  keyOf: ({ id }) => id,
  make: (id, body) => ({ id, ...(body as v.InferOutput<typeof flowBody>) }),
  change: (items) => ({ flows: items }),
};

const blocklist: Collection<string> = {
  name: 'blocklist',
  title: 'blocked number',
  item: v.string(),
  key: numberSchema,
  body: v.optional(v.nullable(v.strictObject({}))),
  of: (centre) => centre.blocklist,
  keyOf: (number) => number,
  make: (number) => number,
  change: (items) => ({ blocklist: items }),
};

function addCollection<Item>(app: App, services: Services, collection: Collection<Item>): void {
  const { centreSettings, reloadCentre } = services;
  const { name, title, item, of, keyOf, make } = collection;
  const path = `/api/v1/admin/${name}`;
  const params = v.object({ key: collection.key });
  const tags = ['administration'];
  const change = (centreId: string, edit: (items: readonly Item[]) => Item[]): Promise<void> =>
    centreSettings.change(
      centreId,
      (now) => collection.change(edit(of(now))),
      () => reloadCentre(centreId),
    );

  app.get(
    path,
    { schema: { tags, summary: `Lists each ${title}`, response: { 200: v.array(item) } } },
    async (request) => [...of(centreSettings.of(callerOf(request).seat.centreId))],
  );
  app.put(
    `${path}/:key`,
    {
      schema: {
        tags,
        summary: `Adds or replaces a ${title}`,
        params,
        body: collection.body,
        response: { 200: item },
      },
    },
    async (request) => {
      const { key } = request.params;
      const made = make(key, request.body);
      await change(callerOf(request).seat.centreId, (items) => {
        const at = items.findIndex((one) => keyOf(one) === key);
        return at < 0 ? [...items, made] : items.map((one, index) => (index === at ? made : one));
      });
      return made;
    },
  );
  app.delete(
    `${path}/:key`,
    { schema: { tags, summary: `Removes a ${title}`, params } },
    async (request, reply) => {
      const { key } = request.params;
      await change(callerOf(request).seat.centreId, (items) => {
        if (!items.some((one) => keyOf(one) === key)) throw new WorkbenchError('request/not-found');
        return items.filter((one) => keyOf(one) !== key);
      });
      return reply.code(204).send();
    },
  );
}
