import { WebSocket } from 'ws';
import type { Clock } from 'tccc-workbench/base';
import type { CentreSnapshot, Fact, FactData } from 'tccc-workbench/model';
import type { Logger } from '../base/logger.js';
import type { CentreHosts } from '../centre/centre-hosts.js';
import type { FactListener } from '../centre/fact-listeners.js';
import type { EventTicket } from './event-tickets.js';

const pingEveryMs = 10_000;
const silenceLimitMs = 25_000;
/** What a page may lag behind before it is let go; it comes back and catches up. */
const mostBufferedBytes = 4 * 1024 * 1024;

/** Close codes: RFC 6455 §7.4.1, and one of our own. */
const closeCodes = {
  goingAway: 1001,
  internalError: 1011,
  serviceRestart: 1012,
  tryAgainLater: 1013,
  sessionEnded: 4401,
} as const;

/** One open page: sends numbered facts, watches that the page is alive and keeps up. */
class EventSocket implements FactListener {
  readonly ticket: EventTicket;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  #lastSeq = 0;
  #heardAt: number;
  #cancelPing: () => void = () => undefined;

  constructor(socket: WebSocket, ticket: EventTicket, clock: Clock) {
    this.#socket = socket;
    this.ticket = ticket;
    this.#clock = clock;
    this.#heardAt = clock.now();
    for (const sign of ['pong', 'ping', 'message'] as const)
      socket.on(sign, () => (this.#heardAt = clock.now()));
    this.#schedulePing();
  }

  handleSnapshot(snapshot: CentreSnapshot): void {
    this.#lastSeq = snapshot.seq;
    this.#send({ kind: 'snapshot', snapshot });
  }

  handleFact(fact: Fact): void {
    this.#lastSeq = fact.seq;
    this.#send({ kind: 'fact', fact });
  }

  /** Tells the page that its sign-in is over, as its last fact. */
  end(reason: FactData<'session.ended'>['reason']): void {
    this.handleFact({
      seq: this.#lastSeq + 1,
      at: this.#clock.now(),
      type: 'session.ended',
      data: { reason },
    });
    this.close('sessionEnded');
  }

  close(why: keyof typeof closeCodes): void {
    this.#cancelPing();
    this.#socket.close(closeCodes[why]);
  }

  #send(message: object): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount > mostBufferedBytes) {
      this.close('tryAgainLater');
      return;
    }
    this.#socket.send(JSON.stringify(message));
  }

  #schedulePing(): void {
    this.#cancelPing = this.#clock.after(pingEveryMs, () => {
      if (this.#clock.now() - this.#heardAt > silenceLimitMs) {
        this.#socket.terminate();
        return;
      }
      if (this.#socket.readyState === WebSocket.OPEN) {
        this.#socket.ping();
        // A page can't see the pings of the protocol; this one tells it that the stream is alive.
        this.#send({ kind: 'ping' });
      }
      // A page can't see pings of the protocol; this is its sign of life.
      this.#send({ kind: 'ping' });
      this.#schedulePing();
    });
  }
}

export interface EventStreamOptions {
  readonly hosts: CentreHosts;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The open pages and what they hear. */
export class EventStream {
  readonly #options: EventStreamOptions;
  readonly #sockets = new Set<EventSocket>();

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  /** Takes an accepted socket: what was missed after fact `since` goes out first, or a snapshot, then every fact. */
  async accept(socket: WebSocket, ticket: EventTicket, since: number | null): Promise<void> {
    const { hosts, clock, logger } = this.#options;
    const page = new EventSocket(socket, ticket, clock);
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', (error) => logger.debug({ err: error }, 'a page sent what is not WebSocket'));
    this.#sockets.add(page);
    let stopListening = (): void => undefined;
    try {
      stopListening = await hosts.of(ticket.centreId).listen(ticket.agentId, page, since);
    } catch (error) {
      logger.error({ err: error, agentId: ticket.agentId }, 'a page could not be let in');
      page.close('internalError');
    }
    await closed;
    page.close('goingAway');
    this.#sockets.delete(page);
    stopListening();
  }

  /** Ends every page of a session. */
  endSession(sessionId: string, reason: FactData<'session.ended'>['reason']): void {
    for (const page of this.#sockets) {
      if (page.ticket.sessionId !== sessionId) continue;
      this.#sockets.delete(page);
      page.end(reason);
    }
  }

  /** Whether a page of the agent is open. */
  isListening(agentId: string): boolean {
    return [...this.#sockets].some(({ ticket }) => ticket.agentId === agentId);
  }

  /** Whose pages are open. */
  get holders(): readonly EventTicket[] {
    return [...this.#sockets].map(({ ticket }) => ticket);
  }

  /** Sends every page away; they come back when the server does. */
  closeAll(): void {
    for (const page of this.#sockets) page.close('serviceRestart');
  }
}
