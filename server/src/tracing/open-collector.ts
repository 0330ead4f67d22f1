import { diag, DiagLogLevel, trace, type DiagLogger } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  detectResources,
  envDetector,
  hostDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Logger } from '../base/logger.js';
import { CallSpans } from './call-spans.js';
import { runCommandSpan } from './command-span.js';
import { watchRequests } from './request-spans.js';
import type { Tracing } from './tracing.js';

const longestGoodbyeMs = 5_000;
const complaintEveryMs = 60_000;

/**
 * Sends spans to the collector of `OTEL_EXPORTER_OTLP_ENDPOINT`, by OTLP over HTTP with JSON, in batches. The SDK reads the
 * rest of the standard variables by itself. A collector that is down costs spans and a line in the log a minute.
 */
export function openCollector(logger: Logger): Tracing {
  diag.setLogger(complaintsTo(logger), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'tccc-server' }).merge(
      detectResources({ detectors: [envDetector, hostDetector, serviceInstanceIdDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const tracer = provider.getTracer('tccc-server');
  const calls = new CallSpans(tracer);
  return {
    watchRequests: (app) => watchRequests(app, tracer),
    command: (about, work) => runCommandSpan(tracer, about, work),
    followCalls: (centreId, states, now) => calls.follow(centreId, states, now),
    stop: async () => {
      await atMost(longestGoodbyeMs, provider.shutdown(), logger);
      trace.disable();
      diag.disable();
    },
  };
}

/** What the SDK complains of, once a minute: a collector that is down is told again with each batch. */
function complaintsTo(logger: Logger): DiagLogger {
  let nextAt = 0;
  const complain = (message: string, ...details: unknown[]): void => {
    if (Date.now() < nextAt) return;
    nextAt = Date.now() + complaintEveryMs;
    logger.warn({ details: details.map(String) }, `OpenTelemetry: ${message}`);
  };
  const ignore = (): void => undefined;
  return { error: complain, warn: complain, info: ignore, debug: ignore, verbose: ignore };
}

async function atMost(ms: number, work: Promise<void>, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The collector took nothing for ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, limit]);
  } catch (error) {
    logger.warn({ err: error }, 'the last spans are lost');
  } finally {
    clearTimeout(timer);
  }
}
