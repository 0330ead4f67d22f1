import { WorkbenchError } from '../base/index.js';
import type { HungUpBy } from '../model/index.js';
import { endCall } from './calls.js';
import type { CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import type { LegEndReason } from './effects.js';
import { leaveTransfer } from './transfers.js';

/**
 * The agent's own hang-up. A call that has just ended by itself is what was asked for.
 * @throws `call/refused` while it rings: it would leave the customer with nobody
 */
export function hangUp(desk: Desk, call: CallState): void {
  const { progress } = call.chart.value;
  if (progress === 'ended') return;
  if (progress === 'ringing' || progress === 'offered') {
    throw new WorkbenchError('call/refused', { details: { progress } });
  }
  agentLeaves(desk, call, { hungUpBy: 'agent' });
}

/** How an agent's part of a call came to its end. */
export interface AgentLeave {
  readonly hungUpBy: HungUpBy;
  /** The leg that ended by itself. */
  readonly gone?: string;
  readonly reason?: LegEndReason;
}

/** The agent is out of the call: it ends, or goes on without them where it is being handed over. */
export function agentLeaves(desk: Desk, call: CallState, how: AgentLeave): void {
  if (call.offerCallId !== null) return leaveTransfer(desk, call, how);
  const { hungUpBy, gone, reason } = how;
  const isAnswered = call.chart.context.answeredAt !== null;
  endCall(desk, call, {
    endStatus: isAnswered ? 'normal' : 'cancelled',
    hungUpBy,
    reason: reason ?? (isAnswered ? 'normal' : 'cancelled'),
    ...(gone === undefined ? {} : { gone }),
  });
}
