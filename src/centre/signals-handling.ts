import { assertNever } from '../base/index.js';
import { newCallContext, parsePhoneNumber } from '../model/index.js';
import { endCall, enterQueue, forgetIfDone, openCall, route } from './calls.js';
import type { Desk } from './desk.js';
import { keyPressed, promptEnded, startMenu } from './flow-runner.js';
import { legAnswered, legEnded, legRings } from './leg-signals.js';
import { openLeg, ringAgent } from './legs.js';
import type { Signal, SignalOf } from './signals.js';

/** Takes in what the telephony tells. A leg that nobody knows any more is ended or ignored, never an error. */
export function hear(desk: Desk, signal: Signal): void {
  switch (signal.type) {
    case 'leg.arrived':
      return arrive(desk, signal);
    case 'leg.ringing':
      return legRings(desk, signal.legId);
    case 'leg.answered':
      return legAnswered(desk, signal.legId);
    case 'leg.ended':
      legEnded(desk, signal);
      return route(desk);
    case 'leg.digit':
    case 'leg.prompt-ended':
      return customerInFlow(desk, signal);
    case 'number.located':
      return numberLocated(desk, signal);
    case 'line.ready':
      return lineReady(desk, signal.agentId);
    case 'line.lost':
      desk.agent(signal.agentId).isLineReady = false;
      return;
    case 'recording.finished':
      return recordingFinished(desk, signal.callId);
    default:
      return assertNever(signal);
  }
}

function arrive(desk: Desk, { legId, callerNumber, calledNumber }: SignalOf<'leg.arrived'>): void {
  const number = desk.config.numbers.find((one) => one.number === calledNumber);
  if (!number) return desk.log.effect({ type: 'leg.end', legId, reason: 'failed' });
  const group = desk.config.groups.find(({ id }) => id === number.groupId);
  const call = openCall(
    desk,
    newCallContext({
      id: desk.newId('call'),
      direction: 'inbound',
      customerNumber: parsePhoneNumber(callerNumber) ?? callerNumber,
      centreNumber: calledNumber,
      startedAt: desk.at,
      skillGroup: group ? { id: group.id, name: group.name } : null,
    }),
    { customerLegId: legId },
  );
  openLeg(desk, call, { legId, party: 'customer', agent: null });
  desk.log.effect({ type: 'number.locate', callId: call.id, number: call.chart.context.customerNumber });
  desk.log.queueOf(group?.id);
  if (desk.config.blocklist.includes(call.chart.context.customerNumber)) {
    return endCall(desk, call, { endStatus: 'blocklisted', hungUpBy: 'system', reason: 'blocklisted' });
  }
  if (!startMenu(desk, call, number.flowId)) enterQueue(desk, call, number.groupId);
}

/** Keys and ends of prompts matter only on the leg of a customer who is in a flow. */
function customerInFlow(desk: Desk, signal: SignalOf<'leg.digit' | 'leg.prompt-ended'>): void {
  const call = desk.callByLeg(signal.legId);
  if (!call?.flow || call.customerLegId !== signal.legId) return;
  if (signal.type === 'leg.digit') keyPressed(desk, call, signal.digit);
  else promptEnded(desk, call, signal.promptId);
}

/** Known late, it is told late: also of a call that is being handed over, or is over. */
function numberLocated(desk: Desk, { callId, place, carrier }: SignalOf<'number.located'>): void {
  const call = desk.state.calls[callId];
  const offer = call?.offerCallId ? desk.state.calls[call.offerCallId] : undefined;
  for (const one of [call, offer]) {
    if (!one) continue;
    desk.note(one, { place, carrier });
    if (one.chart.value.progress === 'ended') desk.log.record(one);
  }
}

function lineReady(desk: Desk, agentId: string): void {
  const agent = desk.agent(agentId);
  agent.isLineReady = true;
  const call = desk.liveCallOf(agentId);
  const isWithoutAgent = call && call.chart.value.recovery === 'reconnecting' && call.agentLegId === null;
  if (isWithoutAgent) ringAgent(desk, call, agentId);
  route(desk);
}

function recordingFinished(desk: Desk, callId: string): void {
  const call = desk.state.calls[callId];
  if (!call) return;
  call.recording = 'finished';
  desk.log.record(call);
  forgetIfDone(desk, call);
}
