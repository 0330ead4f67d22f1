import type { AgentChart } from '../machines/index.js';
import type { CallSnapshot } from '../model/index.js';

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

/** What the centre keeps of a call beside the chart. Numbers are whole here; only views are masked. */
export interface CallState {
  readonly id: string;
  chart: CallSnapshot;
  readonly customerLegId: string;
  isCustomerUp: boolean;
  agentLegId: string | null;
  isAgentUp: boolean;
  /** Who was offered the call and did not take it, in order. */
  missedBy: string[];
  dialEndsAt: number | null;
  recoveryEndsAt: number | null;
  recording: 'none' | 'running' | 'finishing' | 'finished';
  /** Whether the ended call still stands in the agent's task list. */
  isTask: boolean;
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
