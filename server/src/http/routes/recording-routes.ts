import { WorkbenchError } from 'tccc-workbench/base';
import * as v from 'valibot';
import { parseRange } from '../../recordings/byte-range.js';
import type { App } from '../app.js';
import type { Services } from '../services.js';

/** Serves recordings to whoever holds a signed link: a media element, which can't send headers. */
export function addRecordingRoutes(app: App, { recordingLinks, recordings }: Services): void {
  app.get(
    '/recordings/:token',
    {
      schema: {
        tags: ['records'],
        summary: 'Plays or, with download=1, saves the MP3 of a call',
        params: v.object({ token: v.pipe(v.string(), v.maxLength(1000)) }),
        querystring: v.object({ download: v.optional(v.string()) }),
      },
    },
    async (request, reply) => {
      const { recordId } = recordingLinks.read(request.params.token);
      const size = await recordings.size(recordId);
      if (size === null) throw new WorkbenchError('record/recording-missing');
      const range = parseRange(request.headers.range, size);
      reply.headers({
        'accept-ranges': 'bytes',
        'cache-control': 'private, no-store',
        'content-disposition': `${request.query.download === '1' ? 'attachment' : 'inline'}; filename="${recordId}.mp3"`,
        'cross-origin-resource-policy': 'cross-origin',
      });
      if (range === 'unsatisfiable') {
        reply.header('content-range', `bytes */${size}`).code(416);
        return reply.send();
      }
      reply.type('audio/mpeg').header('content-length', range ? range.end - range.start + 1 : size);
      if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
      return reply.send(recordings.open(recordId, range ?? undefined));
    },
  );
}
