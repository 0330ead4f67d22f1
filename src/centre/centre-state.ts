import type { AgentChart } from '../machines/index.js';
import type {
  AgentRef,
  CallSnapshot,
  Flow,
  RecordLeg,
  SkillGroupRef,
  TransferTarget,
} from '../model/index.js';

/** What the centre keeps of an agent beside the chart. */
export interface AgentState {
  readonly id: string;
  chart: AgentChart;
  /** Whether the agent's line is registered and can ring. */
  isLineReady: boolean;
  /** Whether a page of the agent is listening; without one no call is offered. */
  isLeased: boolean;
  /** When an agent without a page is taken offline. */
  leaseEndsAt: number | null;
  /** 手机接听 and 手机外呼, as the agent switched them. */
  mobile: { isAnswering: boolean; isDialling: boolean };
  /** Whether the agent's page wants to hear of colleagues and groups. */
  isWatchingDirectory: boolean;
}

/** A leg as its call has known it, for the record. It is alive while `endedAt` is `null`. */
export interface CallLeg {
  readonly legId: string;
  readonly party: RecordLeg['party'];
  readonly agent: AgentRef | null;
  readonly startedAt: number;
  answeredAt: number | null;
  endedAt: number | null;
  sipStatus: number | null;
  q850Cause: number | null;
}

/**
 * What makes a call the offer of a transfer. While `fromCallId` stands the customer is still the handing agent's: the
 * offer is then no call of its own and leaves no record when it comes to nothing.
 */
export interface Handover {
  /** The call it is handed over from; `null` once that agent has left and the customer waits here. */
  fromCallId: string | null;
  readonly fromAgentId: string;
  readonly to: TransferTarget;
  /** Where the customer waits when nobody takes it and the agent has left. */
  readonly fallback: SkillGroupRef | null;
  readonly endsAt: number;
}

/** Where a customer is in a flow. It carries the flow itself: who has begun one goes through it as it was. */
export interface FlowRun {
  /** Before the queue (导航), or 自助服务 that the agent started. */
  readonly purpose: 'menu' | 'selfService';
  readonly flow: Flow;
  nodeId: string;
  /** The prompt that is being said; `null` once it is over or a key stopped it. */
  promptId: string | null;
  /** What was pressed so far at a `collect` step. */
  digits: string;
  /** How often the prompt of this step may still be said again. */
  retriesLeft: number;
  /** When the wait for a key is over, or for a prompt whose end nobody tells. */
  waitEndsAt: number;
}

/** What the centre keeps of a call beside the chart. Numbers are whole here; only views are masked. */
export interface CallState {
  readonly id: string;
  chart: CallSnapshot;
  /** Empty in an internal call, whose far side is the agent's leg of the other call (`peerCallId`). */
  readonly customerLegId: string;
  isCustomerUp: boolean;
  agentLegId: string | null;
  isAgentUp: boolean;
  /** Who was offered the call and did not take it, in order. */
  missedBy: string[];
  /** Since when the customer waits for an agent: a menu before the queue is no wait. */
  queuedAt: number;
  dialEndsAt: number | null;
  recoveryEndsAt: number | null;
  /** The flow the customer is in. */
  flow: FlowRun | null;
  recording: 'none' | 'running' | 'finishing' | 'finished';
  /** Whether the ended call still stands in the agent's task list. */
  isTask: boolean;
  /** Every leg that was rung or talked, in order. */
  legs: CallLeg[];
  /** The other agent's call of an internal call. */
  readonly peerCallId: string | null;
  /** The offer of this call's transfer, while it is under way. */
  offerCallId: string | null;
  handover: Handover | null;
}

/** The whole centre as plain JSON: what is stored, and what a restarted centre goes on from. */
export interface CentreState {
  seq: number;
  agents: Record<string, AgentState>;
  calls: Record<string, CallState>;
}

export function emptyState(): CentreState {
  return { seq: 0, agents: {}, calls: {} };
}
