import { context, ROOT_CONTEXT, SpanStatusCode, trace, type Span, type Tracer } from '@opentelemetry/api';
import type { CallValue } from 'tccc-workbench/model';
import type { CallState } from './tracing.js';

interface Followed {
  readonly span: Span;
  readonly centreId: string;
  value: CallValue;
  agentId: string | null;
}

/** What a region's new state is called where it is not called by its own name. */
const events: Readonly<Record<string, string>> = {
  'progress:talking': 'answered',
  'line:held': 'held',
  'line:active': 'resumed',
  'service:selfService': 'self-service started',
  'service:none': 'self-service ended',
  'transfer:none': 'transfer ended',
  'recovery:reconnecting': 'line lost',
  'recovery:steady': 'line back',
};

/**
 * One span a call, in a trace of its own: a call outlives what began it, so a command that places one is linked. What
 * happens to it is an event; its legs are spans within.
 */
export class CallSpans {
  readonly #tracer: Tracer;
  readonly #followed = new Map<string, Followed>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  follow(centreId: string, calls: Readonly<Record<string, CallState>>, now: number): void {
    for (const call of Object.values(calls)) {
      const known = this.#followed.get(call.id);
      if (known) this.#tell(known, call, now);
      else if (call.chart.value.progress !== 'ended') this.#begin(centreId, call);
    }
    // An offer that came to nothing leaves no ended call behind.
    for (const [id, followed] of this.#followed) {
      if (followed.centreId !== centreId || calls[id] !== undefined) continue;
      this.#followed.delete(id);
      followed.span.setAttribute('tccc.call.end_status', 'withdrawn').end(now);
    }
  }

  #begin(centreId: string, { id, chart: { value, context: call } }: CallState): void {
    const cause = trace.getSpanContext(context.active());
    const span = this.#tracer.startSpan(
      `call ${call.direction}`,
      {
        root: true,
        startTime: call.startedAt,
        links: cause ? [{ context: cause }] : [],
        attributes: {
          'tccc.call.id': id,
          'tccc.call.kind': call.kind,
          'tccc.call.direction': call.direction,
          'tccc.centre.id': centreId,
        },
      },
      ROOT_CONTEXT,
    );
    span.addEvent(value.progress, agentAttribute(call.agentId), call.startedAt);
    this.#followed.set(id, { span, centreId, value: { ...value }, agentId: call.agentId });
  }

  #tell(followed: Followed, call: CallState, now: number): void {
    const { value, context: facts } = call.chart;
    for (const region of Object.keys(value) as (keyof CallValue)[]) {
      if (value[region] === followed.value[region]) continue;
      const name = events[`${region}:${value[region]}`] ?? value[region];
      followed.span.addEvent(name, agentAttribute(facts.agentId), now);
    }
    const isRoutedOn = facts.agentId !== followed.agentId && value.progress === followed.value.progress;
    if (isRoutedOn) followed.span.addEvent('routed on', agentAttribute(facts.agentId), now);
    followed.value = { ...value };
    followed.agentId = facts.agentId;
    if (value.progress === 'ended') this.#end(followed, call, now);
  }

  #end({ span }: Followed, call: CallState, now: number): void {
    const { endStatus, hungUpBy, agentId, skillGroup, agentLine, endedAt } = call.chart.context;
    this.#followed.delete(call.id);
    this.#tellLegs(span, call, endedAt ?? now);
    span.setAttributes({
      ...agentAttribute(agentId),
      'tccc.call.agent_line': agentLine,
      ...(skillGroup ? { 'tccc.skill_group.id': skillGroup.id } : {}),
      ...(endStatus ? { 'tccc.call.end_status': endStatus } : {}),
      ...(hungUpBy ? { 'tccc.call.hung_up_by': hungUpBy } : {}),
    });
    if (endStatus === 'carrierFailure') span.setStatus({ code: SpanStatusCode.ERROR, message: endStatus });
    span.end(endedAt ?? now);
  }

  #tellLegs(span: Span, { legs }: CallState, endedAt: number): void {
    const within = trace.setSpan(ROOT_CONTEXT, span);
    for (const leg of legs) {
      const one = this.#tracer.startSpan(
        `leg ${leg.party}`,
        {
          startTime: leg.startedAt,
          attributes: {
            'tccc.leg.id': leg.legId,
            'tccc.leg.party': leg.party,
            ...agentAttribute(leg.agent?.id ?? null),
            ...(leg.sipStatus === null ? {} : { 'tccc.leg.sip_status': leg.sipStatus }),
            ...(leg.q850Cause === null ? {} : { 'tccc.leg.q850_cause': leg.q850Cause }),
          },
        },
        within,
      );
      if (leg.answeredAt !== null) one.addEvent('answered', {}, leg.answeredAt);
      one.end(leg.endedAt ?? endedAt);
    }
  }
}

function agentAttribute(agentId: string | null): Record<string, string> {
  return agentId === null ? {} : { 'tccc.agent.id': agentId };
}
