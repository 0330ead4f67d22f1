import { WorkbenchError } from 'tccc-workbench/base';
import { viewRecord } from 'tccc-workbench/centre';
import { callDirections, recordFilterSchema, recordPageSchema } from 'tccc-workbench/model';
import * as v from 'valibot';
import type { RecordPosition, Seat } from '../../store/store.js';
import { recordingLinkSchema } from '../answers.js';
import type { App } from '../app.js';
import { callerOf, originOf } from '../authentication.js';
import type { Services } from '../services.js';

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,16}$/, 'must be a whole number'), v.transform(Number));

const querySchema = v.object({
  from: v.optional(wholeNumber),
  to: v.optional(wholeNumber),
  skillGroupId: v.optional(v.pipe(v.string(), v.maxLength(64))),
  direction: v.optional(v.picklist(callDirections)),
  number: v.optional(recordFilterSchema.entries.number.wrapped),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(200)), '50'),
  /** `centre` = everyone's, for administrators. */
  scope: v.optional(v.picklist(['own', 'centre']), 'own'),
});
const recordParams = v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

/** Service records (rows S23 to S27): an agent's own only, numbers as the centre lets agents see them. */
export function addRecordRoutes(app: App, { store, hosts, links, settings }: Services): void {
  app.get(
    '/api/v1/records',
    {
      schema: {
        tags: ['records'],
        summary: 'Lists service records, newest first',
        querystring: querySchema,
        response: { 200: recordPageSchema },
      },
    },
    async (request) => {
      const { cursor, limit, scope, ...filter } = request.query;
      const { seat } = callerOf(request);
      const { centreId } = seat;
      const agentId = scope === 'own' ? seat.id : everyone(seat);
      const after = cursor === undefined ? null : readCursor(cursor);
      const page = await store.records.page({ centreId, agentId, filter, after, limit });
      const last = page.records.at(-1);
      return {
        records: page.records.map((record) => viewRecord(hosts.of(centreId).config, record)),
        total: page.total,
        nextCursor: page.hasMore && last ? writeCursor(last) : null,
      };
    },
  );

  app.post(
    '/api/v1/records/:id/recording-link',
    {
      schema: {
        tags: ['records'],
        summary: 'Makes a link to the MP3 of a call, good for ten minutes',
        params: recordParams,
        response: { 201: recordingLinkSchema },
      },
    },
    async (request, reply) => {
      const { seat } = callerOf(request);
      const record = await store.records.byId(seat.centreId, request.params.id);
      if (!record || (record.agentId !== seat.id && seat.role !== 'administrator'))
        throw new WorkbenchError('record/not-found');
      if (!(await store.records.recording(record.id))) throw new WorkbenchError('record/recording-missing');
      const { token, expiresAt } = links.sign(record.id, seat.id);
      reply.code(201);
      return { url: `${originOf(request, settings.publicUrl)}/recordings/${token}`, expiresAt };
    },
  );
}

function everyone({ role }: Seat): null {
  if (role !== 'administrator') throw new WorkbenchError('auth/forbidden');
  return null;
}

function writeCursor({ time, id }: RecordPosition): string {
  return Buffer.from(`${time}.${id}`).toString('base64url');
}

/** @throws `request/invalid` */
function readCursor(cursor: string): RecordPosition {
  const match = /^(\d{1,16})\.([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match)
    throw new WorkbenchError('request/invalid', {
      details: { fields: { cursor: ['is not one this server gave'] } },
    });
  return { time: Number(match[1]), id: String(match[2]) };
}
