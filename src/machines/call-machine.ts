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
import { and, assign, setup, stateIn } from 'xstate';
import type { CallContext, EndStatus, HungUpBy } from '../model/index.js';

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

const machineSetup = setup({
  types: { context: {} as CallContext, events: {} as CallChartEvent, input: {} as CallContext },
  guards: {
    isDialled: ({ context }) => context.direction === 'outbound' && context.transferredFrom === null,
    isTalking: stateIn('#call.progress.talking'),
    /** The customer is neither in a flow nor being handed over. */
    isWithAgent: and([
      stateIn('#call.progress.talking'),
      stateIn('#call.service.none'),
      stateIn('#call.transfer.none'),
    ]),
    isLive: ({ context }) => context.endedAt === null,
    canSendDigits: ({ context }) =>
      context.kind === 'external' &&
      context.direction === 'outbound' &&
      context.answeredAt !== null &&
      context.endedAt === null,
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

const end = { target: 'ended', actions: 'noteEnd' } as const;

export const callMachine = machineSetup.createMachine({
  id: 'call',
  type: 'parallel',
  context: ({ input }) => input,
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
});
