import { randomBytes } from 'node:crypto';
import type { LineAccount, TelephonyEngine } from '../telephony/telephony-engine.js';

interface AdmittedLine {
  readonly sessionId: string;
  readonly account: LineAccount;
}

/** Lets agents' lines register: each under a password that lives as long as the sign-in it was made for. */
export class Lines {
  readonly #engine: TelephonyEngine;
  readonly #admitted = new Map<string, AdmittedLine>();

  constructor(engine: TelephonyEngine) {
    this.#engine = engine;
  }

  /** Admits the line of an agent for a session; the same session gets the same account, so that a reload keeps its registration. */
  admit(agentId: string, sessionId: string): LineAccount {
    const present = this.#admitted.get(agentId);
    if (present?.sessionId === sessionId) return present.account;
    const account = { agentId, username: agentId, password: randomBytes(18).toString('base64url') };
    this.#engine.admitLine(account);
    this.#admitted.set(agentId, { sessionId, account });
    return account;
  }

  /** Ends the registration that was admitted for a session; another session's line stays. */
  dismiss(agentId: string, sessionId: string): void {
    if (this.#admitted.get(agentId)?.sessionId !== sessionId) return;
    this.#admitted.delete(agentId);
    this.#engine.dismissLine(agentId);
  }

  /** The sessions that hold a line. */
  get holders(): readonly { readonly agentId: string; readonly sessionId: string }[] {
    return [...this.#admitted].map(([agentId, { sessionId }]) => ({ agentId, sessionId }));
  }
}
