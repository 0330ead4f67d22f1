import type { Logger } from '../base/logger.js';
import { PlanLocator, type NumberLocator } from './number-locator.js';
import { WebhookLocator } from './webhook-locator.js';

/** The operator's service when there is one, with the numbering plan behind it. */
export function numberLocator(webhook: string | null, logger: Logger): NumberLocator {
  const plan = new PlanLocator();
  return webhook === null ? plan : new WebhookLocator({ url: webhook, logger, fallback: plan });
}
