/**
 * An agent's presence: the table in «Presence» of the manual as a chart. Started with the agent's account, never ends.
 *
 *   offline ⇄ idle ⇄ notReady ⇄ resting        chosen by the agent (presence.set)
 *      idle, notReady ── call.offered ──▶ ringing ── call.answered ──▶ busy ── call.ended ──▶ wrapUp
 *      idle, notReady, resting ── call.dialled ──────────────────────▶ busy
 *
 * A presence chosen in ringing, busy or wrapUp is context (`next`), entered when that ends; choosing what would be
 * entered anyway clears it. Every event carries the authority's time, so that the chart itself has no clock: deadlines
 * are the engine's.
 */
import { assign, setup } from 'xstate';
import type { PresenceChoice } from '../model/index.js';
import {
  agentGuards,
  agentTable,
  idleChoice,
  type AgentChartContext,
  type AgentChartEvent,
} from './agent-table.js';

function isSame(one: PresenceChoice, other: PresenceChoice): boolean {
  return one.state === other.state && one.restReason === other.restReason;
}

const machineSetup = setup({
  types: {
    context: {} as AgentChartContext,
    events: {} as AgentChartEvent,
    input: {} as { readonly at: number },
  },
  guards: agentGuards,
  actions: {
    enterChoice: assign(({ event }) => ({
      since: event.at,
      restReason: event.type === 'presence.set' ? (event.choice.restReason ?? null) : null,
    })),
    /** Enters what was remembered, or where the agent came from. */
    enterAfter: assign(({ context, event }) => ({
      since: event.at,
      restReason: (context.next ?? context.returnTo).restReason ?? null,
      next: null,
      returnTo: idleChoice,
      wrapUpMs: null,
      wrapUpEndsAt: null,
    })),
    enterAfterReturn: assign(({ context, event }) => ({
      since: event.at,
      restReason: (context.next ?? idleChoice).restReason ?? null,
      next: null,
      returnTo: idleChoice,
      wrapUpMs: null,
      wrapUpEndsAt: null,
    })),
    enterOffline: assign(({ event }) => ({
      since: event.at,
      restReason: null,
      next: null,
      returnTo: idleChoice,
      wrapUpMs: null,
      wrapUpEndsAt: null,
    })),
    enterNotReady: assign(({ event }) => ({
      since: event.at,
      restReason: null,
      next: null,
      returnTo: idleChoice,
    })),
    enterCall: assign({ since: ({ event }) => event.at, restReason: null }),
    rememberWhereFrom: assign((_, params: { readonly from: PresenceChoice }) => ({ returnTo: params.from })),
    rememberResting: assign(({ context }) => ({
      returnTo: {
        state: 'resting' as const,
        ...(context.restReason === null ? {} : { restReason: context.restReason }),
      },
    })),
    /** Choosing where one goes back to anyway takes an earlier choice back. */
    rememberNext: assign({
      next: ({ context, event }) => {
        if (event.type !== 'presence.set') return context.next;
        return isSame(event.choice, context.returnTo) ? null : event.choice;
      },
    }),
    forgetNext: assign({ next: null }),
    rememberOffline: assign({ next: { state: 'offline' } as PresenceChoice }),
    startWrapUp: assign(({ event }) =>
      event.type === 'call.ended'
        ? {
            since: event.at,
            wrapUpMs: event.wrapUpMs,
            wrapUpEndsAt: event.at + event.wrapUpMs,
          }
        : {},
    ),
    stopCountdown: assign({ wrapUpEndsAt: null }),
  },
});

export const agentMachine = machineSetup.createMachine({
  id: 'agent',
  context: ({ input }) => ({
    since: input.at,
    restReason: null,
    next: null,
    returnTo: idleChoice,
    wrapUpMs: null,
    wrapUpEndsAt: null,
  }),
  ...agentTable,
});
