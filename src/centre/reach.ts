import { canAgent } from '../machines/index.js';
import type { AgentLine } from '../model/index.js';
import type { CentreConfig } from './centre-config.js';
import type { AgentState } from './centre-state.js';

/** The agent's mobile number, whole; `null` when none is bound. */
export function mobileOf(config: CentreConfig, agentId: string): string | null {
  return config.agents.find(({ id }) => id === agentId)?.mobile ?? null;
}

/** Where a call for this agent rings (手机接听). */
export function answeringLine(config: CentreConfig, agent: AgentState): AgentLine {
  return agent.mobile.isAnswering && mobileOf(config, agent.id) !== null ? 'mobile' : 'page';
}

/** Where this agent calls out from (手机外呼). */
export function diallingLine(config: CentreConfig, agent: AgentState): AgentLine {
  return agent.mobile.isDialling && mobileOf(config, agent.id) !== null ? 'mobile' : 'page';
}

/** Whether the agent's telephone can be rung: a page listens, and its line is registered or the mobile answers. */
export function canRing(config: CentreConfig, agent: AgentState): boolean {
  return agent.isLeased && (agent.isLineReady || answeringLine(config, agent) === 'mobile');
}

/** Whether the queue may ring at this agent: idle, with a telephone that can be rung. */
export function isAvailable(config: CentreConfig, agent: AgentState): boolean {
  return agent.chart.value === 'idle' && canRing(config, agent);
}

/** Whether colleagues may ring this agent: internal calls and transfers reach 示忙 too. S20, S21 */
export function isReachable(config: CentreConfig, agent: AgentState): boolean {
  return canAgent(agent.chart, { type: 'call.offered', at: 0 }) && canRing(config, agent);
}
