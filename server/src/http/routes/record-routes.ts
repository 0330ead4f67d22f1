import { WorkbenchError } from 'tccc-workbench/base';
import { redialOf, viewRecord } from 'tccc-workbench/centre';
import { recordPageSchema } from 'tccc-workbench/model';
import * as v from 'valibot';
import type { Seat } from '../../store/store.js';
import { acceptedSchema, linkSchema } from '../answers.js';
import type { App } from '../app.js';
import { callerOf, originOf } from '../authentication.js';
import { idempotencyHeaders, markOf } from '../idempotency.js';
import type { Services } from '../services.js';
import { exportSchema, readCursor, recordQuerySchema, writeCursor } from './record-query.js';

const recordParams = v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

/** Service records (rows S23 to S27): an agent's own only, numbers as the centre lets agents see them. */
export function addRecordRoutes(app: App, services: Services): void {
  addListRoute(app, services);
  addExportRoute(app, services);
  addRecordingLinkRoute(app, services);
  addRedialRoute(app, services);
}

function addListRoute(app: App, { store, hosts, numberSearches }: Services): void {
  app.get(
    '/api/v1/records',
    {
      schema: {
        tags: ['records'],
        summary: 'Lists service records, newest first',
        querystring: recordQuerySchema,
        response: { 200: recordPageSchema },
      },
    },
    async (request) => {
      const { cursor, limit, scope, ...filter } = request.query;
      const { seat } = callerOf(request);
      const { config } = hosts.of(seat.centreId);
      const selection = {
        centreId: config.id,
        agentId: ownerFor(seat, scope),
        filter,
        isMasking: config.isMasking,
      };
      if (config.isMasking) numberSearches.check(seat.id, filter.number);
      const after = cursor === undefined ? null : readCursor(cursor);
      const page = await store.records.page({ ...selection, after, limit });
      const total = after?.total ?? (await store.records.count(selection));
      const last = page.records.at(-1);
      return {
        records: page.records.map((record) => viewRecord(config, record)),
        total,
        nextCursor: page.hasMore && last ? writeCursor({ time: last.time, id: last.id, total }) : null,
      };
    },
  );
}

function addExportRoute(app: App, { hosts, exportLinks, numberSearches, settings }: Services): void {
  app.post(
    '/api/v1/records/export-links',
    {
      schema: {
        tags: ['records'],
        summary: 'Makes a link to the records that fit a filter as CSV, good for ten minutes',
        body: exportSchema,
        response: { 201: linkSchema },
      },
    },
    async (request, reply) => {
      const { seat } = callerOf(request);
      const { scope, filter } = request.body;
      ownerFor(seat, scope);
      if (hosts.of(seat.centreId).config.isMasking) numberSearches.check(seat.id, filter.number);
      const content = { ...request.body, agentId: seat.id, centreId: seat.centreId };
      const { token, expiresAt } = exportLinks.sign(content);
      reply.code(201);
      return { url: `${originOf(request, settings.publicUrl)}/record-sheets/${token}`, expiresAt };
    },
  );
}

function addRecordingLinkRoute(app: App, { store, recordingLinks, settings }: Services): void {
  app.post(
    '/api/v1/records/:id/recording-link',
    {
      schema: {
        tags: ['records'],
        summary: 'Makes a link to the MP3 of a call, good for ten minutes',
        params: recordParams,
        response: { 201: linkSchema },
      },
    },
    async (request, reply) => {
      const { seat } = callerOf(request);
      const record = await store.records.byId(seat.centreId, request.params.id);
      if (!record || (record.agentId !== seat.id && seat.role !== 'administrator'))
        throw new WorkbenchError('record/not-found');
      if (!(await store.records.recording(record.id))) throw new WorkbenchError('record/recording-missing');
      const { token, expiresAt } = recordingLinks.sign({ recordId: record.id, agentId: seat.id });
      reply.code(201);
      return { url: `${originOf(request, settings.publicUrl)}/recordings/${token}`, expiresAt };
    },
  );
}

/** Calls who is in a record again; the number never leaves the server. */
function addRedialRoute(app: App, { store, hosts }: Services): void {
  app.post(
    '/api/v1/records/:id/redial',
    {
      schema: {
        tags: ['records'],
        summary: 'Calls the customer, or the colleague, of a record again',
        headers: idempotencyHeaders,
        params: recordParams,
        response: { 202: acceptedSchema },
      },
    },
    async (request, reply) => {
      const { seat } = callerOf(request);
      const record = await store.records.byId(seat.centreId, request.params.id);
      if (!record || record.agentId !== seat.id) throw new WorkbenchError('record/not-found');
      const host = hosts.of(seat.centreId);
      reply.code(202);
      return host.command(seat.id, redialOf(record, host.config), markOf(request));
    },
  );
}

/** Whose records a caller means; `null` for everyone's. @throws `auth/forbidden` */
function ownerFor(seat: Seat, scope: 'own' | 'centre'): string | null {
  if (scope === 'own') return seat.id;
  if (seat.role !== 'administrator') throw new WorkbenchError('auth/forbidden');
  return null;
}
