import type { Clock } from 'tccc-workbench/base';
import { newToken } from '../auth/secret-tokens.js';

/** How long a ticket can be used, milliseconds. */
const ticketMs = 30_000;

/** Who may open the stream of facts. */
export interface EventTicket {
  readonly centreId: string;
  readonly agentId: string;
  readonly sessionId: string;
}

/** One-time tickets for the stream of facts: a browser's WebSocket can't carry the headers that prove who it is. */
export class EventTickets {
  readonly #clock: Clock;
  readonly #tickets = new Map<string, EventTicket & { readonly expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(ticket: EventTicket): string {
    const now = this.#clock.now();
    for (const [key, { expiresAt }] of this.#tickets) if (expiresAt <= now) this.#tickets.delete(key);
    const key = newToken();
    this.#tickets.set(key, { ...ticket, expiresAt: now + ticketMs });
    return key;
  }

  /** Uses a ticket up; `null` when it is unknown, used or too old. */
  redeem(key: string): EventTicket | null {
    const ticket = this.#tickets.get(key);
    this.#tickets.delete(key);
    return ticket && ticket.expiresAt > this.#clock.now() ? ticket : null;
  }
}
