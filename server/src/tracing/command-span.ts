import { SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { isWorkbenchError } from 'tccc-workbench/base';
import type { TracedCommand } from './tracing.js';

/** Carries out a command in a span of its own, with the call it is about or made, and the code it was refused with. */
export function runCommandSpan<Result>(
  tracer: Tracer,
  { centreId, agentId, command }: TracedCommand,
  work: () => Promise<Result>,
): Promise<Result> {
  const about = 'callId' in command ? command.callId : undefined;
  const attributes = {
    'tccc.command': command.type,
    'tccc.centre.id': centreId,
    'tccc.agent.id': agentId,
    ...(about === undefined ? {} : { 'tccc.call.id': about }),
  };
  return tracer.startActiveSpan(`command ${command.type}`, { attributes }, async (span) => {
    try {
      const result = await work();
      const made = madeCall(result);
      if (made !== null) span.setAttribute('tccc.call.id', made);
      span.setAttribute('tccc.outcome', 'accepted');
      return result;
    } catch (error) {
      const code = isWorkbenchError(error) ? error.code : 'server/internal';
      span.setAttributes({ 'tccc.outcome': 'refused', 'error.type': code });
      // To be told «the call is over already» is no fault of anything.
      if (code.startsWith('server/')) span.setStatus({ code: SpanStatusCode.ERROR, message: code });
      throw error;
    } finally {
      span.end();
    }
  });
}

function madeCall(result: unknown): string | null {
  const isAnswer = typeof result === 'object' && result !== null && 'callId' in result;
  return isAnswer && typeof result.callId === 'string' ? result.callId : null;
}
