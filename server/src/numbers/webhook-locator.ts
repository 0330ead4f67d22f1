import { unknownLocation, type NumberLocation } from 'tccc-workbench/model';
import * as v from 'valibot';
import type { Logger } from '../base/logger.js';
import type { NumberLocator } from './number-locator.js';

export interface WebhookLocatorOptions {
  readonly url: string;
  readonly logger: Logger;
  /** Asked for what the webhook doesn't know or can't say in time. */
  readonly fallback: NumberLocator;
  /** @defaultValue 2 000 */
  readonly timeoutMs?: number;
}

const text = v.nullish(v.pipe(v.string(), v.trim(), v.maxLength(64)));
const answerSchema = v.object({ place: text, carrier: text });
const usualTimeoutMs = 2000;
const longestAnswer = 16 * 1024;

/**
 * Asks a service of the operator's: `POST { "number": "18912348352" }`, answered by `{ "place": "上海", "carrier":
 * "上海电信" }` with `null` for what it doesn't know. A service that fails or is late is logged and does without.
 */
export class WebhookLocator implements NumberLocator {
  readonly #options: WebhookLocatorOptions;

  constructor(options: WebhookLocatorOptions) {
    this.#options = options;
  }

  async locate(number: string): Promise<NumberLocation> {
    const [told, planned] = await Promise.all([this.#ask(number), this.#options.fallback.locate(number)]);
    return { place: told.place ?? planned.place, carrier: told.carrier ?? planned.carrier };
  }

  async #ask(number: string): Promise<NumberLocation> {
    const { url, logger, timeoutMs = usualTimeoutMs } = this.#options;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ number }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`It answered ${response.status}`);
      const body = await response.text();
      if (body.length > longestAnswer) throw new Error('Its answer is too long');
      const { place, carrier } = v.parse(answerSchema, JSON.parse(body));
      return { place: place || null, carrier: carrier || null };
    } catch (error) {
      // The number stays out of the log: it is a customer's.
      logger.warn({ webhook: url, error: String(error) }, 'The number webhook did not say where a number is');
      return unknownLocation;
    }
  }
}
