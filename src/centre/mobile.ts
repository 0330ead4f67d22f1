import { WorkbenchError } from '../base/index.js';
import type { AgentCommand } from '../model/index.js';
import type { AgentState, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { tuneFarSide, tuneRecording } from './hearing.js';
import { mobileOf } from './reach.js';

type MobileSwitch = Extract<AgentCommand, { type: 'mobile.set' }>;

/** 手机接听 and 手机外呼, from the next call on. @throws `call/no-mobile` when one is switched on and none is bound */
export function setMobile(desk: Desk, agent: AgentState, { isAnswering, isDialling }: MobileSwitch): void {
  const wanted = {
    isAnswering: isAnswering ?? agent.mobile.isAnswering,
    isDialling: isDialling ?? agent.mobile.isDialling,
  };
  const isOn = isAnswering === true || isDialling === true;
  if (isOn && mobileOf(desk.config, agent.id) === null) throw new WorkbenchError('call/no-mobile');
  agent.mobile = wanted;
  desk.log.mobile(agent.id);
}

/** Switches off what needs a number that is bound no more, and tells a page its new number. */
export function checkMobile(desk: Desk, agent: AgentState): void {
  if (mobileOf(desk.config, agent.id) === null) agent.mobile = { isAnswering: false, isDialling: false };
  if (agent.isLeased) desk.log.mobile(agent.id);
}

/**
 * Mutes an agent who talks on the mobile phone: the other side hears silence and so does the recording. A page mutes its
 * own microphone.
 * @throws `call/refused`
 */
export function setMuted(desk: Desk, call: CallState, isMuted: boolean): void {
  const { agentLine } = call.chart.context;
  if (agentLine === 'page') throw new WorkbenchError('call/refused', { details: { agentLine } });
  desk.moveCall(call, { type: isMuted ? 'microphone.mute' : 'microphone.unmute' });
  tuneFarSide(desk, call);
  tuneRecording(desk, call);
}

/** 输入分机号 of a call on the mobile phone. @throws `call/refused` before the far end answered, or in an inbound call */
export function sendDigits(desk: Desk, call: CallState, digits: string): void {
  desk.moveCall(call, { type: 'digits.send' });
  desk.log.effect({ type: 'leg.send-digits', legId: call.customerLegId, digits });
}
