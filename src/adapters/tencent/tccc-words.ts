/**
 * The cloud's words of the trade, and what they are called here. `Busy` in the English documents is `notReady`; `busy` is
 * an agent in a call. `arrange` is the `afterCallWork` of the cloud's server interface.
 */
import type { HungUpBy, PresenceState } from '../../model/index.js';

export const tcccAgentStatuses = ['free', 'busy', 'arrange', 'notReady', 'rest'] as const;
export type TcccAgentStatus = (typeof tcccAgentStatuses)[number];

/** What an agent may choose; `stopNotReady` ends `notReady`. `busy` can't be chosen. */
export const tcccStatusChoices = ['free', 'rest', 'arrange', 'notReady', 'stopNotReady'] as const;
export type TcccStatusChoice = (typeof tcccStatusChoices)[number];

/** The agent's own end: the page, the mobile phone, a mini-program, or a desk telephone. */
export type TcccServerType = 'staffSeat' | 'staffPhoneSeat' | 'miniProgramSeat' | 'staffExtensionSeat';

/** Who closed a session; not the words of the records (`user`, `seat`, `system`). */
export type TcccCloseBy = 'client' | 'seat' | 'admin' | 'timer';

const presences: Readonly<Record<TcccAgentStatus | 'offline', PresenceState>> = {
  free: 'idle',
  busy: 'busy',
  arrange: 'wrapUp',
  notReady: 'notReady',
  rest: 'resting',
  offline: 'offline',
};

const statuses: Readonly<Record<Exclude<PresenceState, 'ringing'>, TcccAgentStatus | 'offline'>> = {
  idle: 'free',
  busy: 'busy',
  wrapUp: 'arrange',
  notReady: 'notReady',
  resting: 'rest',
  offline: 'offline',
};

/** Our word for a status; `null` for one that no document names. */
export function presenceOf(status: unknown): PresenceState | null {
  return typeof status === 'string' && Object.hasOwn(presences, status)
    ? presences[status as keyof typeof presences]
    : null;
}

/** The cloud's word for a presence. It has none for an agent who is rung: the status of before lasts until the answer. */
export function statusOf(
  presence: PresenceState,
  before: TcccAgentStatus | 'offline',
): TcccAgentStatus | 'offline' {
  return presence === 'ringing' ? before : statuses[presence];
}

/** Who hung up, of who closed. */
export function hungUpByOf(closeBy: TcccCloseBy): HungUpBy {
  if (closeBy === 'client') return 'customer';
  return closeBy === 'seat' ? 'agent' : 'system';
}
