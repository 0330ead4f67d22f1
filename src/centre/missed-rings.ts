import { WorkbenchError } from '../base/index.js';
import { canReject } from '../machines/index.js';
import type { TransferView } from '../model/index.js';
import { agentOf, endCall } from './calls.js';
import type { CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { endLeg } from './legs.js';
import { failHandover } from './transfers.js';

/** Why an agent who was rung does not get the call. */
export type MissReason =
  /** It rang out. */
  | 'timeout'
  /** The line refused: a broken microphone, a stranger's telephone that declines. Ringing it again would go on for ever. */
  | 'refused'
  /** The agent declined (拒接). */
  | 'rejected'
  /** The line is gone; it counts as not ready until it registers anew. */
  | 'lost';

const failureOf = {
  timeout: 'noAnswer',
  refused: 'refused',
  rejected: 'refused',
  lost: 'lost',
} as const satisfies Record<MissReason, TransferView['failure']>;

/**
 * The agent's own refusal of a ringing call. What becomes of the agent is what a ring left unanswered leads to.
 * @throws `call/refused` once it does not ring any more
 */
export function rejectRing(desk: Desk, call: CallState): void {
  const permission = canReject(call.chart);
  if (!permission.isAllowed) {
    throw new WorkbenchError('call/refused', { details: { reason: permission.reason } });
  }
  missRing(desk, call, 'rejected');
}

/**
 * Takes a ringing call from an agent who did not answer: a queued one goes back into its queue, a transfer to this agent
 * comes back to who asked for it, an internal call ends.
 */
export function missRing(desk: Desk, call: CallState, why: MissReason): void {
  const agent = agentOf(desk, call);
  const isLegAlive = why === 'timeout' || why === 'rejected';
  if (isLegAlive) endLeg(desk, call, { legId: call.agentLegId, reason: 'no-answer' });
  call.agentLegId = null;
  call.isAgentUp = false;
  const isQueued = call.peerCallId === null && call.handover?.to.kind !== 'agent';
  if (agent) {
    if (why === 'lost') agent.isLineReady = false;
    const isNotReadyNext = (isQueued && why === 'refused') || (isLegAlive && desk.config.isNotReadyAfterMiss);
    desk.moveAgent(agent, { type: 'call.missed', at: desk.at, isNotReadyNext });
  }
  if (call.peerCallId !== null) {
    const isRefusal = why === 'refused' || why === 'rejected';
    const endStatus = isRefusal ? 'rejected' : 'noAnswer';
    const hungUpBy = isRefusal ? 'agent' : 'system';
    return endCall(desk, call, { endStatus, hungUpBy, reason: 'no-answer', isAgentFree: true });
  }
  call.isTask = false;
  desk.moveCall(call, { type: 'call.requeue' });
  if (agent) {
    call.missedBy.push(agent.id);
    desk.log.removed(agent.id, { callId: call.id, reason: 'missed' });
  }
  if (!isQueued) failHandover(desk, call, failureOf[why]);
}
