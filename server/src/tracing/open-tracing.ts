import type { Logger } from '../base/logger.js';
import { noTracing, type Tracing } from './tracing.js';

/** Opens the way to the collector that the environment names; without one OpenTelemetry is not even loaded. */
export async function openTracing(isWanted: boolean, logger: Logger): Promise<Tracing> {
  if (!isWanted) return noTracing;
  const { openCollector } = await import('./open-collector.js');
  return openCollector(logger);
}
