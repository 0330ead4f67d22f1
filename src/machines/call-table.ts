/**
 * The table of a call's chart: what it takes where, and the rules beside it. `call-machine.ts` runs it; a page, which only
 * asks what a call would take, reads it.
 */
import type { CallContext, CallSnapshot, CallValue, EndStatus, HungUpBy } from '../model/index.js';
import { takes } from './chart-table.js';

export type CallChartEvent =
  | {
      readonly type: 'call.ring';
      readonly at: number;
      readonly agentId: string;
      readonly ringEndsAt: number;
      readonly isAutomatic: boolean;
    }
  /** The agent let it ring out, refused, or vanished: the call waits for the next one. */
  | { readonly type: 'call.requeue' }
  | { readonly type: 'call.far-end-ringing' }
  /** The customer answered and the agent's own leg is not up yet. */
  | { readonly type: 'call.far-end-answered' }
  /** Agent and customer can talk. */
  | { readonly type: 'call.talk'; readonly at: number }
  | {
      readonly type: 'call.end';
      readonly at: number;
      readonly endStatus: EndStatus;
      readonly hungUpBy: HungUpBy;
    }
  | { readonly type: 'call.hold'; readonly at: number }
  | { readonly type: 'call.resume' }
  | { readonly type: 'microphone.mute' }
  | { readonly type: 'microphone.unmute' }
  | { readonly type: 'digits.send' }
  | { readonly type: 'service.start' }
  | { readonly type: 'service.return' }
  | { readonly type: 'transfer.consult' }
  | { readonly type: 'transfer.start' }
  | { readonly type: 'transfer.join' }
  | { readonly type: 'transfer.return' }
  | { readonly type: 'agent-leg.lost' }
  | { readonly type: 'agent-leg.restored' }
  | { readonly type: 'call.annotate'; readonly remark?: string; readonly tags?: readonly string[] };

/** Where a call has to stand. */
export const callPlaces = {
  isTalking: { progress: 'talking' },
  /** The customer is neither in a flow nor being handed over. */
  isWithAgent: { progress: 'talking', service: 'none', transfer: 'none' },
} as const satisfies Readonly<Record<string, Partial<CallValue>>>;

export interface KnownCall {
  readonly context: CallContext;
}

/** What has to be known of a call. */
export const callGuards = {
  isDialled: ({ context }: KnownCall) => context.direction === 'outbound' && context.transferredFrom === null,
  isLive: ({ context }: KnownCall) => context.endedAt === null,
  canSendDigits: ({ context }: KnownCall) =>
    context.kind === 'external' &&
    context.direction === 'outbound' &&
    context.answeredAt !== null &&
    context.endedAt === null,
};

const end = { target: 'ended', actions: 'noteEnd' } as const;

export const callTable = {
  type: 'parallel',
  on: { 'call.annotate': { actions: 'annotate' } },
  states: {
    progress: {
      initial: 'offered',
      states: {
        offered: {
          always: { guard: 'isDialled', target: 'dialling' },
          on: { 'call.ring': { target: 'ringing', actions: 'startRing' }, 'call.end': end },
        },
        ringing: {
          on: {
            'call.talk': { target: 'talking', actions: 'noteAnswer' },
            'call.requeue': { target: 'offered', actions: 'leaveAgent' },
            'call.end': end,
          },
        },
        dialling: {
          on: {
            'call.far-end-ringing': { actions: 'noteFarEndRinging' },
            'call.far-end-answered': 'connecting',
            'call.talk': { target: 'talking', actions: 'noteAnswer' },
            'call.end': end,
          },
        },
        connecting: {
          on: { 'call.talk': { target: 'talking', actions: 'noteAnswer' }, 'call.end': end },
        },
        talking: {
          on: {
            'call.end': end,
            // a target, although it changes nothing: `can` counts only transitions that go somewhere or do something
            'digits.send': { guard: 'canSendDigits', target: 'talking' },
          },
        },
        ended: {},
      },
    },
    line: {
      initial: 'active',
      states: {
        active: { on: { 'call.hold': { guard: 'isWithAgent', target: 'held', actions: 'noteHold' } } },
        held: {
          on: {
            'call.resume': { guard: 'isTalking', target: 'active', actions: 'noteResume' },
            'call.end': 'active',
          },
        },
      },
    },
    microphone: {
      initial: 'live',
      states: {
        live: { on: { 'microphone.mute': { guard: 'isTalking', target: 'muted' } } },
        muted: { on: { 'microphone.unmute': 'live', 'call.end': 'live' } },
      },
    },
    service: {
      initial: 'none',
      states: {
        none: { on: { 'service.start': { guard: 'isWithAgent', target: 'selfService' } } },
        selfService: { on: { 'service.return': 'none', 'call.end': 'none' } },
      },
    },
    transfer: {
      initial: 'none',
      states: {
        none: {
          on: {
            'transfer.start': { guard: 'isWithAgent', target: 'transferring' },
            'transfer.consult': { guard: 'isWithAgent', target: 'consulting' },
          },
        },
        transferring: { on: { 'transfer.return': 'none', 'call.end': 'none' } },
        consulting: {
          on: {
            'transfer.start': 'transferring',
            'transfer.join': 'conference',
            'transfer.return': 'none',
            'call.end': 'none',
          },
        },
        conference: { on: { 'transfer.return': 'none', 'call.end': 'none' } },
      },
    },
    recovery: {
      initial: 'steady',
      states: {
        steady: { on: { 'agent-leg.lost': { guard: 'isLive', target: 'reconnecting' } } },
        reconnecting: { on: { 'agent-leg.restored': 'steady', 'call.end': 'steady' } },
      },
    },
  },
} as const;

const places: Readonly<Record<string, Partial<CallValue>>> = callPlaces;
const guards: Readonly<Record<string, (call: KnownCall) => boolean>> = callGuards;

/** Whether the chart would take `event` now; the rule behind both a refusal and a disabled control. */
export function canCall(call: CallSnapshot, event: CallChartEvent): boolean {
  const stands = (place: Partial<CallValue>): boolean =>
    Object.entries(place).every(([region, state]) => call.value[region as keyof CallValue] === state);
  return takes(callTable, {
    value: call.value,
    type: event.type,
    allows: ({ type }) => {
      const place = places[type];
      return place ? stands(place) : guards[type]?.(call) === true;
    },
  });
}
