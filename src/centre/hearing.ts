import type { CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import type { ListenSource } from './effects.js';

const holdMusic: ListenSource = { kind: 'music', music: 'hold' };
const silence: ListenSource = { kind: 'silence' };

/** Lets both sides hear what the call's chart says, and records a customer's call. */
export function connectSides(desk: Desk, call: CallState): void {
  const { agentLegId, customerLegId } = call;
  if (agentLegId === null) return;
  tuneAgent(desk, call);
  tuneFarSide(desk, call);
  if (call.chart.context.kind === 'internal') return;
  if (call.recording === 'none') {
    call.recording = 'running';
    desk.log.effect({ type: 'recording.start', callId: call.id, customerLegId, agentLegId });
  } else if (call.recording === 'running') {
    desk.log.effect({ type: 'recording.replace-agent', callId: call.id, agentLegId });
  }
}

/** Sets what the agent's own leg hears. */
export function tuneAgent(desk: Desk, call: CallState): void {
  if (call.agentLegId === null) return;
  desk.log.effect({ type: 'leg.listen', legId: call.agentLegId, to: agentHears(desk, call) });
}

/** Sets what the other side of the call hears: the customer, or the colleague. */
export function tuneFarSide(desk: Desk, call: CallState): void {
  const peer = desk.peerOf(call);
  if (peer) return tuneAgent(desk, peer);
  // whoever is in a flow hears the flow
  if (!call.isCustomerUp || call.flow) return;
  desk.log.effect({ type: 'leg.listen', legId: call.customerLegId, to: customerHears(call) });
}

/** Keeps what an agent says off the line out of the recording: on hold, in a transfer or a flow, and muted. */
export function tuneRecording(desk: Desk, call: CallState): void {
  if (call.recording !== 'running') return;
  const { line, microphone, transfer } = call.chart.value;
  const isPaused =
    line === 'held' || microphone === 'muted' || transfer === 'transferring' || call.flow !== null;
  desk.log.effect({ type: 'recording.pause-agent', callId: call.id, isPaused });
}

function customerHears(call: CallState): ListenSource {
  const { line, microphone, transfer } = call.chart.value;
  const isAway = line === 'held' || transfer === 'transferring' || !call.isAgentUp;
  if (isAway || call.agentLegId === null) return holdMusic;
  return microphone === 'muted' ? silence : { kind: 'legs', legIds: [call.agentLegId] };
}

function agentHears(desk: Desk, call: CallState): ListenSource {
  const { progress, transfer } = call.chart.value;
  if (progress === 'dialling') return { kind: 'tone', tone: 'ringback' };
  if (transfer === 'transferring' || call.flow) return silence;
  const peer = desk.peerOf(call);
  if (!peer) return { kind: 'legs', legIds: [call.customerLegId] };
  if (peer.chart.value.line === 'held' || !peer.isAgentUp || peer.agentLegId === null) return holdMusic;
  return peer.chart.value.microphone === 'muted' ? silence : { kind: 'legs', legIds: [peer.agentLegId] };
}

/** What the other side hears: hold music, or the agent. In a flow the customer goes on hearing its prompts. */
export function listen(desk: Desk, call: CallState, to: 'agent' | 'music'): void {
  if (call.flow) return;
  if (to === 'agent' || call.peerCallId !== null) return tuneFarSide(desk, call);
  desk.log.effect({ type: 'leg.listen', legId: call.customerLegId, to: holdMusic });
}
