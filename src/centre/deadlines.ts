import { endCall, forgetIfDone, recordingGraceMs, route } from './calls.js';
import type { AgentState, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { flowWaitEnded } from './flow-runner.js';
import { agentLeaves } from './hang-up.js';
import { missRing } from './missed-rings.js';
import { failHandover } from './transfers.js';

/** More than any centre has due at once: beyond it a deadline that stays would hold the server for ever. */
const mostRounds = 100_000;

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
  let rounds = 0;
  for (let due = earliestDue(desk); due; due = earliestDue(desk)) {
    due.run(desk);
    if (++rounds > mostRounds) throw new Error('A deadline of the centre does not clear itself');
  }
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
  const { ringEndsAt, endedAt } = call.chart.context;
  const found: Deadline[] = [];
  if (ringEndsAt !== null) {
    found.push({ at: ringEndsAt, run: (desk) => missRing(desk, call, 'timeout') });
  }
  if (call.dialEndsAt !== null) {
    found.push({ at: call.dialEndsAt, run: (desk) => giveUpDialling(desk, call) });
  }
  if (call.recoveryEndsAt !== null) {
    const leave = { hungUpBy: 'system', reason: 'failed' } as const;
    found.push({ at: call.recoveryEndsAt, run: (desk) => agentLeaves(desk, call, leave) });
  }
  if (call.handover && call.chart.value.progress === 'offered') {
    found.push({ at: call.handover.endsAt, run: (desk) => failHandover(desk, call, 'noAnswer') });
  }
  if (call.flow) found.push({ at: call.flow.waitEndsAt, run: (desk) => flowWaitEnded(desk, call) });
  if (call.recording === 'finishing' && endedAt !== null) {
    found.push({ at: endedAt + recordingGraceMs, run: (desk) => giveUpRecording(desk, call) });
  }
  return found;
}

/** The far side did not answer in time; or the agent's own mobile phone did not, and nobody was called at all. */
function giveUpDialling(desk: Desk, call: CallState): void {
  const isOwnLine = call.chart.context.agentLine === 'mobile' && !call.isAgentUp;
  const endStatus = isOwnLine ? 'cancelled' : 'noAnswer';
  endCall(desk, call, { endStatus, hungUpBy: 'system', reason: 'no-answer' });
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
