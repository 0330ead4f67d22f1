/**
 * The table of an agent's presence: what it takes where, and the rules beside it. `agent-machine.ts` runs it; a page, which
 * only asks what a presence would take, reads it.
 */
import type { Presence, PresenceChoice, PresenceState, SelectablePresence } from '../model/index.js';
import { takes } from './chart-table.js';

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

/** Where an agent's chart stands, as plain data: what is stored, and what a fact carries. */
export interface AgentChart {
  readonly value: PresenceState;
  readonly context: AgentChartContext;
}

export const idleChoice: PresenceChoice = { state: 'idle' };

export interface Asked {
  readonly context: AgentChartContext;
  readonly event: AgentChartEvent;
}

export interface ChoiceParams {
  readonly state: SelectablePresence;
}

export const agentGuards = {
  isChoice: ({ event }: Asked, params: ChoiceParams) =>
    event.type === 'presence.set' && event.choice.state === params.state,
  isAfter: ({ context }: Asked, params: ChoiceParams) =>
    (context.next ?? context.returnTo).state === params.state,
  isAfterReturn: ({ context }: Asked, params: ChoiceParams) =>
    (context.next ?? idleChoice).state === params.state,
  isNotReadyAfterMiss: ({ context, event }: Asked) =>
    event.type === 'call.missed' && event.isNotReadyNext && context.next === null,
  hasWrapUp: ({ event }: Asked) => event.type === 'call.ended' && event.wrapUpMs > 0,
  isCountingDown: ({ context }: Asked) => context.wrapUpEndsAt !== null,
};

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

export const agentTable = {
  initial: 'offline',
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
} as const;

const guards: Readonly<Record<string, (asked: Asked, params: ChoiceParams) => boolean>> = agentGuards;

/** Whether the chart would take `event` now; the rule behind both a refusal and a disabled control. */
export function canAgent({ value, context }: AgentChart, event: AgentChartEvent): boolean {
  return takes(agentTable, {
    value,
    type: event.type,
    allows: ({ type, params }) => guards[type]?.({ context, event }, params as ChoiceParams) === true,
  });
}

/** What pages are told of the chart. */
export function toPresence({ value, context }: AgentChart): Presence {
  return {
    state: value,
    since: context.since,
    restReason: context.restReason,
    next: context.next,
    wrapUpEndsAt: context.wrapUpEndsAt,
    wrapUpMs: context.wrapUpMs,
  };
}

/** The chart behind a told presence, for asking what it would take. */
export function fromPresence(presence: Presence): AgentChart {
  return {
    value: presence.state,
    context: {
      since: presence.since,
      restReason: presence.restReason,
      next: presence.next,
      returnTo: { state: 'idle' },
      wrapUpMs: presence.wrapUpMs,
      wrapUpEndsAt: presence.wrapUpEndsAt,
    },
  };
}
