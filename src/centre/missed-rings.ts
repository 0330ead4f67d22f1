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
  /** The line is gone; it counts as not ready until it registers anew. */
  | 'lost';

const failureOf = {
  timeout: 'noAnswer',
  refused: 'refused',
  lost: 'lost',
} as const satisfies Record<MissReason, TransferView['failure']>;

/**
 * Takes a ringing call from an agent who did not answer: a queued one goes back into its queue, a transfer to this agent
 * comes back to who asked for it, an internal call ends.
 */
export function missRing(desk: Desk, call: CallState, why: MissReason): void {
  const agent = agentOf(desk, call);
  if (why === 'timeout') endLeg(desk, call, { legId: call.agentLegId, reason: 'no-answer' });
  call.agentLegId = null;
  call.isAgentUp = false;
  const isQueued = call.peerCallId === null && call.handover?.to.kind !== 'agent';
  if (agent) {
    if (why === 'lost') agent.isLineReady = false;
    const isNotReadyNext =
      (isQueued && why === 'refused') || (why === 'timeout' && desk.config.isNotReadyAfterMiss);
    desk.moveAgent(agent, { type: 'call.missed', at: desk.at, isNotReadyNext });
  }
  if (call.peerCallId !== null) {
    const endStatus = why === 'refused' ? 'rejected' : 'noAnswer';
    const hungUpBy = why === 'refused' ? 'agent' : 'system';
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
