import { createTransport } from 'nodemailer';
import { WorkbenchError } from 'tccc-workbench/base';
import type { Logger } from '../base/logger.js';
import type { MailGateway, MailMessage } from './message.js';

/** How long connecting, the greeting, and any later silence may take. */
const timeoutMs = 8_000;

export interface SmtpMailGatewayOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; STARTTLS is used where it is offered. */
  readonly url: string;
  /** Who the mail is from. */
  readonly from: string;
  readonly logger: Logger;
}

/** Sends mail through a mail server. */
export class SmtpMailGateway implements MailGateway {
  readonly #from: string;
  readonly #logger: Logger;
  readonly #transport: ReturnType<typeof createTransport>;

  constructor({ url, from, logger }: SmtpMailGatewayOptions) {
    this.#from = from;
    this.#logger = logger;
    this.#transport = createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      // A message is made of our own texts: it may not pull in files or addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, subject, text }: MailMessage): Promise<void> {
    try {
      // An address as an object is never parsed: a comma in it can't add a second reader.
      await this.#transport.sendMail({ from: this.#from, to: { name: '', address: to }, subject, text });
    } catch (error) {
      this.#logger.error({ err: error }, 'a mail was not sent');
      throw new WorkbenchError('server/message-not-sent', { cause: error });
    }
  }

  close(): void {
    this.#transport.close();
  }
}
