import type { Presence, PresenceChoice } from '../model/index.js';
import { canAgent, fromPresence, type AgentChartEvent } from './agent-table.js';
import { allowed, denied, type DisabledReason, type Permission } from '../model/index.js';

const at = 0;

function asks(presence: Presence, event: AgentChartEvent, reason: DisabledReason): Permission {
  return canAgent(fromPresence(presence), event) ? allowed : denied(reason);
}

/** May the agent choose this presence now? In a call or wrap-up it is remembered, so yes. */
export function canSetPresence(presence: Presence, choice: PresenceChoice): Permission {
  return asks(presence, { type: 'presence.set', at, choice }, 'offline');
}

/** May the agent take back a presence chosen for later? */
export function canClearNext(presence: Presence): Permission {
  return asks(presence, { type: 'presence.clear-next', at }, 'noCall');
}

const whyNoCall: Readonly<Record<Presence['state'], DisabledReason>> = {
  offline: 'offline',
  idle: 'pending',
  notReady: 'pending',
  resting: 'pending',
  ringing: 'ringing',
  busy: 'inCall',
  wrapUp: 'inWrapUp',
};

/** May the agent call out now? Column «may call out» of the presence table. */
export function canPlaceCall(presence: Presence): Permission {
  return asks(presence, { type: 'call.dialled', at }, whyNoCall[presence.state]);
}

/** 返回接待 */
export function canReturnToService(presence: Presence): Permission {
  return asks(presence, { type: 'wrap-up.return', at }, 'notInWrapUp');
}

/** 继续话后整理 */
export function canContinueWrapUp(presence: Presence): Permission {
  return asks(presence, { type: 'wrap-up.continue', at }, 'notInWrapUp');
}
