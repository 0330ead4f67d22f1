import type { ReleaseCause } from '../model/index.js';

/** What the telephony tells the engine. */
export type Signal =
  /** A customer calls one of the centre's numbers; the leg waits unanswered until an effect says otherwise. */
  | {
      readonly type: 'leg.arrived';
      readonly legId: string;
      readonly callerNumber: string;
      readonly calledNumber: string;
    }
  /** The far telephone of an outgoing leg rings (180/183). */
  | { readonly type: 'leg.ringing'; readonly legId: string }
  /** The leg is answered and its media path is asked for. */
  | { readonly type: 'leg.answered'; readonly legId: string }
  /** The leg ended from its own side: refused, cancelled, hung up, or its connection lost. Not told for `leg.end`. */
  | {
      readonly type: 'leg.ended';
      readonly legId: string;
      readonly cause: ReleaseCause;
      /** Whether the transport vanished rather than someone hanging up. */
      readonly isConnectionLost: boolean;
    }
  /** The far side pressed a key (RFC 4733 or INFO). */
  | { readonly type: 'leg.digit'; readonly legId: string; readonly digit: string }
  /** The prompt was said to its end, or could not be said at all. */
  | { readonly type: 'leg.prompt-ended'; readonly legId: string; readonly promptId: string }
  | {
      readonly type: 'number.located';
      readonly callId: string;
      readonly place: string | null;
      readonly carrier: string | null;
    }
  /** An agent's line registered: it can ring now. */
  | { readonly type: 'line.ready'; readonly agentId: string }
  /** An agent's line is gone: registration ended or its socket closed. */
  | { readonly type: 'line.lost'; readonly agentId: string }
  /** The recording of a call is whole and stored. */
  | { readonly type: 'recording.finished'; readonly callId: string; readonly durationMs: number };

export type SignalOf<Type extends Signal['type']> = Extract<Signal, { type: Type }>;
