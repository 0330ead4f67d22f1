import { endCall, forgetIfDone, recordingGraceMs, requeue, route } from './calls.js';
import type { AgentState, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { flowWaitEnded } from './flow-runner.js';

/** Something the centre does by itself at a time. */
interface Deadline {
  readonly at: number;
  readonly run: (desk: Desk) => void;
}

/** When the centre next does something by itself; `null` when nothing is waiting. */
export function nextDeadline(desk: Desk): number | null {
  const times = deadlines(desk).map(({ at }) => at);
  return times.length === 0 ? null : Math.min(...times);
}

/** Does everything that is due by now, in the order of its time. */
export function runDue(desk: Desk): void {
  for (let due = earliestDue(desk); due; due = earliestDue(desk)) due.run(desk);
  route(desk);
}

function earliestDue(desk: Desk): Deadline | undefined {
  return deadlines(desk)
    .filter(({ at }) => at <= desk.at)
    .sort((a, b) => a.at - b.at)[0];
}

function deadlines(desk: Desk): Deadline[] {
  return [
    ...Object.values(desk.state.calls).flatMap(callDeadlines),
    ...Object.values(desk.state.agents).flatMap(agentDeadlines),
  ];
}

function callDeadlines(call: CallState): Deadline[] {
  const { ringEndsAt, endedAt, answeredAt } = call.chart.context;
  const found: Deadline[] = [];
  if (ringEndsAt !== null) {
    found.push({ at: ringEndsAt, run: (desk) => requeue(desk, call, 'timeout') });
  }
  if (call.dialEndsAt !== null) {
    const run = (desk: Desk): void =>
      endCall(desk, call, { endStatus: 'noAnswer', hungUpBy: 'system', reason: 'no-answer' });
    found.push({ at: call.dialEndsAt, run });
  }
  if (call.recoveryEndsAt !== null) {
    const endStatus = answeredAt === null ? 'cancelled' : 'normal';
    const run = (desk: Desk): void =>
      endCall(desk, call, { endStatus, hungUpBy: 'system', reason: 'failed' });
    found.push({ at: call.recoveryEndsAt, run });
  }
  if (call.flow) found.push({ at: call.flow.waitEndsAt, run: (desk) => flowWaitEnded(desk, call) });
  if (call.recording === 'finishing' && endedAt !== null) {
    found.push({ at: endedAt + recordingGraceMs, run: (desk) => giveUpRecording(desk, call) });
  }
  return found;
}

function giveUpRecording(desk: Desk, call: CallState): void {
  call.recording = 'none';
  forgetIfDone(desk, call);
}

function agentDeadlines(agent: AgentState): Deadline[] {
  const { wrapUpEndsAt } = agent.chart.context;
  const found: Deadline[] = [];
  if (wrapUpEndsAt !== null) {
    found.push({
      at: wrapUpEndsAt,
      run: (desk) => desk.moveAgent(agent, { type: 'wrap-up.elapsed', at: desk.at }),
    });
  }
  if (agent.leaseEndsAt !== null) found.push({ at: agent.leaseEndsAt, run: (desk) => endLease(desk, agent) });
  return found;
}

/** The agent's page stayed away too long: offline, or offline after the call. */
export function endLease(desk: Desk, agent: AgentState): void {
  agent.leaseEndsAt = null;
  if (agent.chart.value !== 'offline') desk.moveAgent(agent, { type: 'session.ended', at: desk.at });
}
