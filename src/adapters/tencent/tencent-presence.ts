import type { Presence, PresenceChoice, PresenceState } from '../../model/index.js';

/** Chosen while one of these lasts, a presence waits for its end; the cloud knows no such choice, so the page keeps it. */
const busyStates: readonly PresenceState[] = ['ringing', 'busy', 'wrapUp'];

/** The presence that the cloud tells, with what the page adds: that it rings, the reason of a rest, and a choice for later. */
export class TencentPresence {
  #state: PresenceState = 'offline';
  #isRinging = false;
  #restReason: string | null = null;
  #presence: Presence = {
    state: 'offline',
    since: 0,
    restReason: null,
    next: null,
    wrapUpEndsAt: null,
    wrapUpMs: null,
  };

  get presence(): Presence {
    return this.#presence;
  }

  /** Whether a choice made now must wait. */
  get isBusy(): boolean {
    return busyStates.includes(this.#presence.state);
  }

  /** @returns whether anything changed */
  follow(change: {
    readonly state?: PresenceState;
    readonly isRinging?: boolean;
    readonly at: number;
  }): boolean {
    this.#state = change.state ?? this.#state;
    this.#isRinging = change.isRinging ?? this.#isRinging;
    const isRung = this.#isRinging && (this.#state === 'idle' || this.#state === 'notReady');
    const state = isRung ? 'ringing' : this.#state;
    const restReason = state === 'resting' ? this.#restReason : null;
    if (state === this.#presence.state && restReason === this.#presence.restReason) return false;
    this.#presence = { ...this.#presence, state, restReason, since: change.at };
    return true;
  }

  noteRestReason(reason: string | undefined): void {
    this.#restReason = reason ?? null;
  }

  chooseNext(next: PresenceChoice | null): void {
    this.#presence = { ...this.#presence, next };
  }

  /** Takes the choice that was waiting, once nothing keeps it any more. */
  takeNext(): PresenceChoice | null {
    const { next } = this.#presence;
    if (next === null || this.isBusy) return null;
    this.chooseNext(null);
    return next;
  }
}
