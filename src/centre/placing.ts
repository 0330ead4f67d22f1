import { WorkbenchError } from '../base/index.js';
import { canAgent } from '../machines/index.js';
import { newCallContext, parsePhoneNumber, type AgentCommand, type SkillGroupRef } from '../model/index.js';
import { openCall } from './calls.js';
import type { NumberConfig } from './centre-config.js';
import type { AgentState, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { tuneAgent } from './hearing.js';
import { dialCustomer, ringAgent } from './legs.js';
import { diallingLine } from './reach.js';

type PlaceCall = Extract<AgentCommand, { type: 'call.place' }>;

/**
 * 拨打: rings the agent's own line and the customer side by side; with 手机外呼 the mobile phone first, then the customer.
 * @throws `call/number-invalid`, `call/caller-number-unknown`, `call/agent-offline`, `call/agent-busy`, `call/line-not-ready`
 */
export function placeCall(desk: Desk, agent: AgentState, { to, callerNumber }: PlaceCall): void {
  const number = parsePhoneNumber(to);
  if (number === null) throw new WorkbenchError('call/number-invalid', { details: { to } });
  const own = ownNumber(desk, callerNumber);
  mayDial(desk, agent);
  const agentLine = diallingLine(desk.config, agent);
  const call = openCall(
    desk,
    newCallContext({
      id: desk.newId('call'),
      direction: 'outbound',
      customerNumber: number,
      centreNumber: own.number,
      startedAt: desk.at,
      agentId: agent.id,
      skillGroup: groupOf(desk, agent.id),
      isAutomatic: agentLine === 'page',
      agentLine,
    }),
    { customerLegId: desk.newId('leg') },
  );
  desk.log.effect({ type: 'number.locate', callId: call.id, number });
  desk.moveAgent(agent, { type: 'call.dialled', at: desk.at });
  ringOwnLine(desk, call, agent.id);
  if (agentLine === 'page') dialCustomer(desk, call);
  desk.log.callId = call.id;
}

/** Rings the line the agent calls out with; what it hears is told beforehand. */
export function ringOwnLine(desk: Desk, call: CallState, agentId: string): void {
  call.dialEndsAt = desk.at + desk.config.dialMs;
  ringAgent(desk, call, agentId);
  tuneAgent(desk, call);
}

/** Whether the agent may call out now. @throws `call/agent-offline`, `call/agent-busy`, `call/line-not-ready` */
export function mayDial(desk: Desk, agent: AgentState): void {
  const presence = agent.chart.value;
  if (!canAgent(agent.chart, { type: 'call.dialled', at: desk.at })) {
    throw new WorkbenchError(presence === 'offline' ? 'call/agent-offline' : 'call/agent-busy', {
      details: { presence },
    });
  }
  if (diallingLine(desk.config, agent) === 'page' && !agent.isLineReady) {
    throw new WorkbenchError('call/line-not-ready');
  }
}

/** The group an agent's own calls count for: the first they are in. */
export function groupOf(desk: Desk, agentId: string): SkillGroupRef | null {
  const groupId = desk.config.agents.find(({ id }) => id === agentId)?.groupIds[0];
  const group = desk.config.groups.find(({ id }) => id === groupId);
  return group ? { id: group.id, name: group.name } : null;
}

function ownNumber(desk: Desk, callerNumber: string | undefined): NumberConfig {
  const { numbers } = desk.config;
  const own = callerNumber === undefined ? numbers[0] : numbers.find(({ number }) => number === callerNumber);
  if (own) return own;
  throw new WorkbenchError('call/caller-number-unknown', {
    details: { callerNumber: callerNumber ?? null },
  });
}
