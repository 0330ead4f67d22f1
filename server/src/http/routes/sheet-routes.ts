import { Readable } from 'node:stream';
import { WorkbenchError } from 'tccc-workbench/base';
import * as v from 'valibot';
import { recordSheetName, writeRecordSheet } from '../../records/record-sheet.js';
import type { App } from '../app.js';
import type { Services } from '../services.js';

/** Serves sheets of records to whoever holds a signed link: a download, which can't send headers. */
export function addSheetRoutes(app: App, { exportLinks, store, hosts, clock }: Services): void {
  app.get(
    '/record-sheets/:token',
    {
      schema: {
        tags: ['records'],
        summary: 'Saves service records as CSV',
        params: v.object({ token: v.pipe(v.string(), v.maxLength(1000)) }),
      },
    },
    async (request, reply) => {
      const sheet = exportLinks.read(request.params.token);
      const seat = await store.seats.byId(sheet.agentId);
      // A link outlives neither its agent nor the role that it was made with.
      if (!seat || seat.isDisabled) throw new WorkbenchError('auth/forbidden');
      if (sheet.scope === 'centre' && seat.role !== 'administrator')
        throw new WorkbenchError('auth/forbidden');
      const name = await recordSheetName(sheet, clock.now());
      const disposition = `attachment; filename="service-records.csv"; filename*=UTF-8''${encodeURIComponent(name)}`;
      reply.headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': disposition,
        'cache-control': 'private, no-store',
      });
      return reply.send(
        Readable.from(writeRecordSheet(store.records, () => hosts.of(sheet.centreId).config, sheet)),
      );
    },
  );
}
