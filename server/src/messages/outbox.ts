import type { Clock } from 'tccc-workbench/base';
import type { MailGateway, MailMessage, SmsGateway, SmsMessage } from './message.js';

/** How many messages are kept; older ones go first. */
const most = 200;

/** A message as the outbox shows it. */
export interface OutboxMessage {
  readonly at: number;
  readonly kind: 'sms' | 'mail';
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
}

/** Where messages go while no gateway is set: kept in memory, for whoever develops on this machine. */
export class Outbox {
  readonly #clock: Clock;
  readonly #messages: OutboxMessage[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The newest first. */
  get messages(): readonly OutboxMessage[] {
    return [...this.#messages].reverse();
  }

  readonly sms: SmsGateway = {
    send: async ({ to, text }: SmsMessage) => this.#keep({ kind: 'sms', to, text, subject: null }),
  };

  readonly mail: MailGateway = {
    send: async ({ to, subject, text }: MailMessage) => this.#keep({ kind: 'mail', to, subject, text }),
    close: () => undefined,
  };

  #keep(message: Omit<OutboxMessage, 'at'>): void {
    this.#messages.push({ at: this.#clock.now(), ...message });
    if (this.#messages.length > most) this.#messages.shift();
  }
}
