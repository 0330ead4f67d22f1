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
import type { PresenceChoice, SelectablePresence } from '../model/index.js';

export interface AgentChartContext {
  /** When the present state was entered, milliseconds since the epoch. */
  readonly since: number;
  readonly restReason: string | null;
  readonly next: PresenceChoice | null;
  /** Where the agent was before the call; entered after it unless `next` says otherwise. */
  readonly returnTo: PresenceChoice;
  readonly wrapUpMs: number | null;
  readonly wrapUpEndsAt: number | null;
}

export type AgentChartEvent =
  | { readonly type: 'presence.set'; readonly at: number; readonly choice: PresenceChoice }
  /** A presence chosen for later is taken back. */
  | { readonly type: 'presence.clear-next'; readonly at: number }
  /** The sign-in ended, or the page stayed away beyond the grace time. */
  | { readonly type: 'session.ended'; readonly at: number }
  | { readonly type: 'call.offered'; readonly at: number }
  | { readonly type: 'call.dialled'; readonly at: number }
  | { readonly type: 'call.answered'; readonly at: number }
  /** The ring timed out; with `isNotReadyNext` the centre sets agents notReady who miss a call. */
  | { readonly type: 'call.missed'; readonly at: number; readonly isNotReadyNext: boolean }
  /** The caller gave up while it rang. */
  | { readonly type: 'call.withdrawn'; readonly at: number }
  | { readonly type: 'call.ended'; readonly at: number; readonly wrapUpMs: number }
  | { readonly type: 'wrap-up.return'; readonly at: number }
  | { readonly type: 'wrap-up.continue'; readonly at: number }
  | { readonly type: 'wrap-up.elapsed'; readonly at: number };

const idleChoice: PresenceChoice = { state: 'idle' };

function isSame(one: PresenceChoice, other: PresenceChoice): boolean {
  return one.state === other.state && one.restReason === other.restReason;
}

const machineSetup = setup({
  types: {
    context: {} as AgentChartContext,
    events: {} as AgentChartEvent,
    input: {} as { readonly at: number },
  },
  guards: {
    isChoice: ({ event }, params: { readonly state: SelectablePresence }) =>
      event.type === 'presence.set' && event.choice.state === params.state,
    isAfter: ({ context }, params: { readonly state: SelectablePresence }) =>
      (context.next ?? context.returnTo).state === params.state,
    isAfterReturn: ({ context }, params: { readonly state: SelectablePresence }) =>
      (context.next ?? idleChoice).state === params.state,
    isNotReadyAfterMiss: ({ context, event }) =>
      event.type === 'call.missed' && event.isNotReadyNext && context.next === null,
    hasWrapUp: ({ event }) => event.type === 'call.ended' && event.wrapUpMs > 0,
    isCountingDown: ({ context }) => context.wrapUpEndsAt !== null,
  },
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

const choose = [
  { guard: { type: 'isChoice', params: { state: 'idle' } }, target: 'idle', actions: 'enterChoice' },
  { guard: { type: 'isChoice', params: { state: 'notReady' } }, target: 'notReady', actions: 'enterChoice' },
  { guard: { type: 'isChoice', params: { state: 'resting' } }, target: 'resting', actions: 'enterChoice' },
  { guard: { type: 'isChoice', params: { state: 'offline' } }, target: 'offline', actions: 'enterOffline' },
] as const;

const after = [
  { guard: { type: 'isAfter', params: { state: 'idle' } }, target: 'idle', actions: 'enterAfter' },
  { guard: { type: 'isAfter', params: { state: 'notReady' } }, target: 'notReady', actions: 'enterAfter' },
  { guard: { type: 'isAfter', params: { state: 'resting' } }, target: 'resting', actions: 'enterAfter' },
  { guard: { type: 'isAfter', params: { state: 'offline' } }, target: 'offline', actions: 'enterAfter' },
] as const;

const afterReturn = [
  {
    guard: { type: 'isAfterReturn', params: { state: 'idle' } },
    target: 'idle',
    actions: 'enterAfterReturn',
  },
  {
    guard: { type: 'isAfterReturn', params: { state: 'notReady' } },
    target: 'notReady',
    actions: 'enterAfterReturn',
  },
  {
    guard: { type: 'isAfterReturn', params: { state: 'resting' } },
    target: 'resting',
    actions: 'enterAfterReturn',
  },
  {
    guard: { type: 'isAfterReturn', params: { state: 'offline' } },
    target: 'offline',
    actions: 'enterAfterReturn',
  },
] as const;

const rememberFrom = (state: SelectablePresence) =>
  ({ type: 'rememberWhereFrom', params: { from: { state } } }) as const;

export const agentMachine = machineSetup.createMachine({
  id: 'agent',
  initial: 'offline',
  context: ({ input }) => ({
    since: input.at,
    restReason: null,
    next: null,
    returnTo: idleChoice,
    wrapUpMs: null,
    wrapUpEndsAt: null,
  }),
  states: {
    offline: { on: { 'presence.set': choose.slice(0, 3) } },
    idle: {
      on: {
        'presence.set': choose,
        'session.ended': { target: 'offline', actions: 'enterOffline' },
        'call.offered': { target: 'ringing', actions: [rememberFrom('idle'), 'enterCall'] },
        'call.dialled': { target: 'busy', actions: [rememberFrom('idle'), 'enterCall'] },
      },
    },
    notReady: {
      on: {
        'presence.set': choose,
        'session.ended': { target: 'offline', actions: 'enterOffline' },
        'call.offered': { target: 'ringing', actions: [rememberFrom('notReady'), 'enterCall'] },
        'call.dialled': { target: 'busy', actions: [rememberFrom('notReady'), 'enterCall'] },
      },
    },
    resting: {
      on: {
        'presence.set': choose,
        'session.ended': { target: 'offline', actions: 'enterOffline' },
        'call.dialled': { target: 'busy', actions: ['rememberResting', 'enterCall'] },
      },
    },
    ringing: {
      on: {
        'presence.set': { actions: 'rememberNext' },
        'presence.clear-next': { actions: 'forgetNext' },
        'session.ended': { actions: 'rememberOffline' },
        'call.answered': { target: 'busy', actions: 'enterCall' },
        'call.missed': [
          { guard: 'isNotReadyAfterMiss', target: 'notReady', actions: 'enterNotReady' },
          ...after,
        ],
        'call.withdrawn': after,
      },
    },
    busy: {
      on: {
        'presence.set': { actions: 'rememberNext' },
        'presence.clear-next': { actions: 'forgetNext' },
        'session.ended': { actions: 'rememberOffline' },
        'call.ended': [{ guard: 'hasWrapUp', target: 'wrapUp', actions: 'startWrapUp' }, ...after],
      },
    },
    wrapUp: {
      on: {
        'presence.set': { actions: 'rememberNext' },
        'presence.clear-next': { actions: 'forgetNext' },
        'session.ended': { target: 'offline', actions: 'enterOffline' },
        'wrap-up.return': afterReturn,
        'wrap-up.continue': { guard: 'isCountingDown', actions: 'stopCountdown' },
        'wrap-up.elapsed': after.map((step) => ({ ...step })),
      },
    },
  },
});
