/**
 * One call, from its first ring to its record. Started when a customer calls in or an agent dials; over in `ended`.
 * Regions stand side by side because they are independent of each other:
 *
 *   progress    offered ⇄ ringing ──▶ talking ──▶ ended          inbound, or handed over
 *               dialling ──▶ connecting ──▶ talking ──▶ ended    outbound
 *   line        active ⇄ held              the customer hears music
 *   microphone  live ⇄ muted               the customer hears nothing of the agent
 *   service     none ⇄ selfService         the customer is in a flow
 *   transfer    none ⇄ consulting | transferring | conference
 *   recovery    steady ⇄ reconnecting      the agent's leg is lost and the call is kept
 */
import { assign, setup, stateIn } from 'xstate';
import type { CallContext } from '../model/index.js';
import { callGuards, callPlaces, callTable, type CallChartEvent } from './call-table.js';

const machineSetup = setup({
  types: { context: {} as CallContext, events: {} as CallChartEvent, input: {} as CallContext },
  guards: {
    ...callGuards,
    isTalking: stateIn(callPlaces.isTalking),
    isWithAgent: stateIn(callPlaces.isWithAgent),
  },
  actions: {
    startRing: assign(({ event }) =>
      event.type === 'call.ring'
        ? {
            agentId: event.agentId,
            ringingSince: event.at,
            ringEndsAt: event.ringEndsAt,
            isAutomatic: event.isAutomatic,
          }
        : {},
    ),
    stopRing: assign({ ringEndsAt: null }),
    leaveAgent: assign({ agentId: null, ringingSince: null, ringEndsAt: null, isAutomatic: false }),
    noteFarEndRinging: assign({ isFarEndRinging: true }),
    noteAnswer: assign(({ event }) =>
      event.type === 'call.talk' ? { answeredAt: event.at, ringEndsAt: null, isFarEndRinging: false } : {},
    ),
    noteEnd: assign(({ event }) =>
      event.type === 'call.end'
        ? {
            endedAt: event.at,
            endStatus: event.endStatus,
            hungUpBy: event.hungUpBy,
            ringEndsAt: null,
            heldSince: null,
            isFarEndRinging: false,
          }
        : {},
    ),
    noteHold: assign(({ event }) => (event.type === 'call.hold' ? { heldSince: event.at } : {})),
    noteResume: assign({ heldSince: null }),
    annotate: assign(({ context, event }) =>
      event.type === 'call.annotate'
        ? { remark: event.remark ?? context.remark, tags: event.tags ? [...event.tags] : context.tags }
        : {},
    ),
  },
});

export const callMachine = machineSetup.createMachine({
  id: 'call',
  context: ({ input }) => input,
  ...callTable,
});
