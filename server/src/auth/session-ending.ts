import type { Clock } from 'tccc-workbench/base';
import type { FactData } from 'tccc-workbench/model';
import type { CentreHosts } from '../centre/centre-hosts.js';
import type { EventStream } from '../http/event-stream.js';
import type { Lines } from './lines.js';
import type { Sessions } from './sessions.js';

const sweepEveryMs = 60_000;

type Reason = FactData<'session.ended'>['reason'];

export interface SessionEndingOptions {
  readonly sessions: Sessions;
  readonly events: EventStream;
  readonly lines: Lines;
  readonly hosts: CentreHosts;
  readonly clock: Clock;
  readonly onFatal: (error: Error) => void;
}

/** Ends sign-ins with everything that hangs on them: open pages, the line, and the presence when no other page is left. */
export class SessionEnding {
  readonly #options: SessionEndingOptions;
  #cancelSweep: () => void = () => undefined;

  constructor(options: SessionEndingOptions) {
    this.#options = options;
    this.#scheduleSweep();
  }

  async end(session: { readonly id: string; readonly agentId: string }, reason: Reason): Promise<void> {
    const { sessions, events, lines, hosts } = this.#options;
    await sessions.end(session.id);
    events.endSession(session.id, reason);
    lines.dismiss(session.agentId, session.id);
    // Someone signed in at two desks stays present when they leave one.
    if (!events.isListening(session.agentId)) await hosts.ofAgent(session.agentId)?.signOut(session.agentId);
  }

  /** Ends every sign-in of an account, in all its centres. */
  async endAllOf(accountId: string, reason: Reason): Promise<void> {
    for (const session of await this.#options.sessions.aliveOf(accountId)) await this.end(session, reason);
  }

  /** Ends every sign-in of one seat. */
  async endAllAt(seat: { readonly id: string; readonly accountId: string }, reason: Reason): Promise<void> {
    for (const session of await this.#options.sessions.aliveOf(seat.accountId))
      if (session.agentId === seat.id) await this.end(session, reason);
  }

  dispose(): void {
    this.#cancelSweep();
  }

  /** Ends the pages and lines of sign-ins that ran out or were revoked by someone else. */
  async #sweep(): Promise<void> {
    const { events, lines, sessions } = this.#options;
    const inUse = new Map(
      [...events.holders, ...lines.holders].map(({ sessionId, agentId }) => [sessionId, agentId]),
    );
    for (const [id, agentId] of inUse)
      if (!(await sessions.isAlive(id))) await this.end({ id, agentId }, 'revoked');
  }

  #scheduleSweep(): void {
    this.#cancelSweep = this.#options.clock.after(sweepEveryMs, () => {
      this.#sweep().then(
        () => this.#scheduleSweep(),
        (error: unknown) => this.#options.onFatal(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }
}
