/** What a leg hears: other legs of its call, music, a tone, or nothing. */
export type ListenSource =
  | { readonly kind: 'legs'; readonly legIds: readonly string[] }
  | { readonly kind: 'music'; readonly music: 'queue' | 'hold' }
  | { readonly kind: 'tone'; readonly tone: 'ringback' }
  | { readonly kind: 'silence' };

/** Where the sound of a prompt comes from; a file that can't be played is replaced by its text. */
export type PromptSource = { readonly text: string; readonly language: 'zh-CN' | 'en' } & (
  { readonly kind: 'file'; readonly file: string } | { readonly kind: 'text' }
);

/** Why the centre ends a leg; an engine turns it into CANCEL, a final answer or BYE, with a `Reason` header. */
export type LegEndReason =
  'normal' | 'answered-elsewhere' | 'no-answer' | 'busy' | 'blocklisted' | 'cancelled' | 'failed';

/**
 * What the engine asks of the telephony beside it. Effects are data: the server's telephony engine and the simulator
 * carry out the same ones, in the order given, and answer only by signals.
 */
export type Effect =
  /** Rings an agent's line (INVITE with `X-TCCC-Call: callId` and `X-TCCC-Answer: automatic | manual`). */
  | {
      readonly type: 'leg.ring-agent';
      readonly legId: string;
      readonly callId: string;
      readonly agentId: string;
      readonly isAutomatic: boolean;
      /** What the agent's telephone may display: masked where the centre masks. */
      readonly displayNumber: string;
    }
  /** Calls a telephone: a customer's, or an agent's mobile. */
  | {
      readonly type: 'leg.dial';
      readonly legId: string;
      readonly callId: string;
      readonly number: string;
      readonly party: 'customer' | 'agentMobile';
      readonly callerNumber: string;
    }
  /** Answers an inbound customer leg (200 OK), so that it can hear music. */
  | { readonly type: 'leg.answer'; readonly legId: string }
  /** Ends a leg, whatever its state. A leg that has ended already is left alone. */
  | { readonly type: 'leg.end'; readonly legId: string; readonly reason: LegEndReason }
  /** Sets what a leg hears from now on. Kept for a leg that is not answered yet. */
  | { readonly type: 'leg.listen'; readonly legId: string; readonly to: ListenSource }
  /**
   * Says a prompt to a leg, instead of what it listened to, and tells `leg.prompt-ended` once it is over. A new prompt, a
   * `leg.listen` or the leg's end stops it; then nothing is told.
   */
  | {
      readonly type: 'leg.prompt';
      readonly legId: string;
      readonly promptId: string;
      readonly prompt: PromptSource;
    }
  /** Sends keys `0-9 * #` to the leg's telephone (RFC 4733). */
  | { readonly type: 'leg.send-digits'; readonly legId: string; readonly digits: string }
  /** Asks where a number is and who carries it; `number.located` answers when that is known. */
  | { readonly type: 'number.locate'; readonly callId: string; readonly number: string }
  /** Starts a two-channel recording: left = the customer's voice, right = what the customer hears of the agent. */
  | {
      readonly type: 'recording.start';
      readonly callId: string;
      readonly customerLegId: string;
      readonly agentLegId: string;
    }
  /** While paused the agent's channel holds silence: what an agent says off the line is not recorded. */
  | { readonly type: 'recording.pause-agent'; readonly callId: string; readonly isPaused: boolean }
  /** The agent's leg of a call that is being recorded was replaced (recovery). */
  | { readonly type: 'recording.replace-agent'; readonly callId: string; readonly agentLegId: string }
  /** Ends the recording; `recording.finished` follows when the file is whole. */
  | { readonly type: 'recording.stop'; readonly callId: string };
