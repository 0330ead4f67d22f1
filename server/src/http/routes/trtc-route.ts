import { WorkbenchError } from 'tccc-workbench/base';
import * as v from 'valibot';
import { TrtcSigner } from '../../auth/trtc-signer.js';
import { trtcCredentialsSchema } from '../answers.js';
import type { App } from '../app.js';
import { callerOf } from '../authentication.js';
import type { Services } from '../services.js';

/** An agent has a few calls a minute at most, and asks once or twice for each. */
const mostAMinute = 60;

/** Lets a page enter the room of a call, where lines are rooms of Tencent's TRTC. */
export function addTrtcRoute(app: App, { hosts, settings }: Services): void {
  const signer = settings.trtc && new TrtcSigner(settings.trtc);
  app.get(
    '/api/v1/agent/trtc-credentials',
    {
      config: {
        rateLimit: {
          max: mostAMinute,
          timeWindow: 60_000,
          keyGenerator: (request) => callerOf(request).seat.id,
        },
      },
      schema: {
        tags: ['desk'],
        summary: "Signs the agent into the TRTC room of an own call; roomId is TRTC's strRoomId",
        querystring: v.object({ callId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) }),
        response: { 200: trtcCredentialsSchema },
      },
    },
    async (request) => {
      if (!signer) throw new WorkbenchError('server/trtc-not-set-up');
      const { seat } = callerOf(request);
      const { callId } = request.query;
      await hosts.of(seat.centreId).requireLiveCall(seat.id, callId);
      return signer.sign(seat.id, callId);
    },
  );
}
