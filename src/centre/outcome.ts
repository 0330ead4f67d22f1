import type { Fact, ServiceRecord } from '../model/index.js';
import type { Effect } from './effects.js';

/** A fact and the one agent who hears it. */
export interface AddressedFact {
  readonly agentId: string;
  readonly fact: Fact;
}

/** What one input to the centre led to. The host stores it in one transaction, then carries the effects out and sends the facts. */
export interface Outcome {
  readonly facts: readonly AddressedFact[];
  readonly effects: readonly Effect[];
  /** Records written or changed, also those of calls no agent ever had. Unmasked. */
  readonly records: readonly ServiceRecord[];
  /** For `call.place`: the new call. */
  readonly callId: string | null;
}
