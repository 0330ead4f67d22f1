import { createHmac } from 'node:crypto';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import type { Logger } from '../base/logger.js';
import type { SmsGateway, SmsMessage } from './message.js';

/** How long one try may take. Two of them fit into the time a page waits for its answer. */
const timeoutMs = 4_000;
const tries = 2;

export interface WebhookSmsGatewayOptions {
  readonly url: string;
  /** What requests are signed with. */
  readonly secret: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Hands text messages to an address of the operator's, which knows the provider: POST of JSON, signed by the header
 * `TCCC-Signature: t=<seconds>,v1=<hex of HMAC-SHA256(secret, "<seconds>.<body>")>`. Any 2xx means taken; a second try
 * follows a broken connection, a timeout, 429 and 5xx, with the same `id`.
 */
export class WebhookSmsGateway implements SmsGateway {
  readonly #options: WebhookSmsGatewayOptions;

  constructor(options: WebhookSmsGatewayOptions) {
    this.#options = options;
  }

  async send(message: SmsMessage): Promise<void> {
    const body = JSON.stringify(message);
    let failure: unknown;
    for (let attempt = 1; attempt <= tries; attempt++) {
      try {
        const { status, ok } = await this.#post(body);
        if (ok) return;
        failure = new Error(`The SMS webhook answered ${status}`);
        if (status < 500 && status !== 429) break;
      } catch (error) {
        failure = error;
      }
    }
    this.#options.logger.error({ err: failure, messageId: message.id }, 'a text message was not sent');
    throw new WorkbenchError('server/message-not-sent', { cause: failure });
  }

  async #post(body: string): Promise<Response> {
    const { url, clock } = this.#options;
    const controller = new AbortController();
    const cancel = clock.after(timeoutMs, () =>
      controller.abort(new Error(`The SMS webhook did not answer within ${timeoutMs} ms`)),
    );
    try {
      const response = await fetch(url, {
        method: 'POST',
        // A signed message goes where the operator said, and nowhere else.
        redirect: 'manual',
        headers: { 'content-type': 'application/json', 'tccc-signature': this.#sign(body) },
        body,
        signal: controller.signal,
      });
      await response.body?.cancel();
      return response;
    } finally {
      cancel();
    }
  }

  #sign(body: string): string {
    const { secret, clock } = this.#options;
    const seconds = Math.floor(clock.now() / 1000);
    return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
  }
}
