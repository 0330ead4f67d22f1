import type { LegEndReason, ListenSource } from '../../centre/index.js';

/** What someone hears: their own bell or the ringing tone, the other side, music, a spoken prompt, or nothing. */
export type Hearing = 'ringing' | 'talk' | 'music' | 'prompt' | 'silence';

/** One end of a call in the page: a customer's telephone, a colleague, the agent's own line. */
export interface Leg {
  readonly legId: string;
  /** Whether nobody in this page can hear the leg: a colleague's call with a customer of their own. */
  readonly isSilent: boolean;
  /** The centre has answered the call of this telephone. */
  handleAnswered(): void;
  handleHears(hears: Hearing): void;
  /** A prompt is being said; it lasts `durationMs` if nothing stops it. */
  handlePrompt(text: string, durationMs: number): void;
  /** Keys the other side sent. */
  handleDigits(digits: string): void;
  /** The centre ended the leg. */
  handleEnded(reason: LegEndReason): void;
}

export function hearingOf(to: ListenSource): Hearing {
  switch (to.kind) {
    case 'legs':
      return 'talk';
    case 'music':
      return 'music';
    case 'tone':
      return 'ringing';
    case 'silence':
      return 'silence';
  }
}
