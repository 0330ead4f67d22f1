import { randomBytes } from 'node:crypto';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import type { Invitations } from '../auth/invitations.js';
import { hashPassword } from '../auth/passwords.js';
import { newToken } from '../auth/secret-tokens.js';
import type { SessionEnding } from '../auth/session-ending.js';
import type { MessageLanguage } from '../messages/message-texts.js';
import type { Seat, SeatChange, Store } from '../store/store.js';
import { invalidSettings, type CentreSettings } from './centre-settings.js';

export interface AgentAdministrationOptions {
  readonly store: Pick<Store, 'accounts' | 'seats'>;
  readonly settings: CentreSettings;
  readonly invitations: Invitations;
  readonly ending: SessionEnding;
  readonly clock: Clock;
  /** Puts a centre's agents in force as they are stored. */
  readonly reload: (centreId: string) => Promise<void>;
}

/** Somebody to be given a seat. */
export interface NewAgent {
  readonly email: string;
  readonly name: string;
  readonly role: 'agent' | 'administrator';
  readonly groups: readonly string[];
  readonly mobile?: string | undefined;
  readonly language: MessageLanguage;
}

export type AgentChange = Pick<SeatChange, 'role' | 'isDisabled'> & {
  readonly name?: string | undefined;
  readonly groups?: readonly string[] | undefined;
};

/** What administrators do with the agents of their own centre. */
export class AgentAdministration {
  readonly #options: AgentAdministrationOptions;

  constructor(options: AgentAdministrationOptions) {
    this.#options = options;
  }

  /**
   * Gives somebody a seat. Who has no account yet gets one, and the first password by mail.
   * @throws `settings/invalid`, `server/message-not-sent`: the seat is there then, and the invitation can be repeated
   */
  async add(centreId: string, agent: NewAgent): Promise<Seat> {
    const { store, invitations, reload } = this.#options;
    this.#checkGroups(centreId, agent.groups);
    const known = await store.accounts.byEmail(agent.email);
    if (known && (await store.seats.ofAccount(known.id)).some((seat) => seat.centreId === centreId))
      throw invalidSettings([{ path: ['email'], message: 'has a seat already' }]);
    if (!known && agent.mobile !== undefined && (await store.accounts.byMobile(agent.mobile)))
      throw invalidSettings([{ path: ['mobile'], message: 'is bound to another account' }]);
    const accountId = known?.id ?? (await this.#open(agent));
    const seatId = await store.seats.add({
      id: newId(),
      accountId,
      centreId,
      role: agent.role,
      groupIds: agent.groups,
    });
    await reload(centreId);
    if (!known) await invitations.invite(seatId, agent.language);
    return this.seat(centreId, seatId);
  }

  /** @throws `settings/invalid`, `request/not-found` */
  async change(administrator: Seat, seatId: string, change: AgentChange): Promise<Seat> {
    const { store, ending, reload } = this.#options;
    const { centreId } = administrator;
    const seat = await this.seat(centreId, seatId);
    if (change.groups) this.#checkGroups(centreId, change.groups);
    const isLosing = change.isDisabled === true || change.role === 'agent';
    if (isLosing) forbidOneself(administrator, seatId);
    if (change.name !== undefined) {
      await this.#requireOwn(seat);
      await store.accounts.rename(seat.accountId, change.name);
    }
    await store.seats.change(seatId, {
      role: change.role,
      groupIds: change.groups,
      isDisabled: change.isDisabled,
    });
    if (change.isDisabled === true) await ending.endAllAt(seat, 'revoked');
    await reload(centreId);
    return this.seat(centreId, seatId);
  }

  /** Takes a seat away; records keep naming it. @throws `settings/invalid`, `request/not-found` */
  async remove(administrator: Seat, seatId: string): Promise<void> {
    const { store, ending, clock, reload } = this.#options;
    const seat = await this.seat(administrator.centreId, seatId);
    forbidOneself(administrator, seatId);
    await ending.endAllAt(seat, 'revoked');
    await store.seats.delete(seatId, clock.now());
    await reload(administrator.centreId);
  }

  /** Mails a new first password. @throws `request/not-found`, `auth/forbidden`, `server/message-not-sent` */
  async invite(centreId: string, seatId: string, language: MessageLanguage): Promise<void> {
    const seat = await this.seat(centreId, seatId);
    await this.#requireOwn(seat);
    await this.#options.invitations.invite(seatId, language);
  }

  /** A seat of this centre; one of another centre is not there. @throws `request/not-found` */
  async seat(centreId: string, seatId: string): Promise<Seat> {
    const seat = await this.#options.store.seats.byId(seatId);
    if (seat?.centreId !== centreId) throw new WorkbenchError('request/not-found');
    return seat;
  }

  async #open({ email, name, mobile }: NewAgent): Promise<string> {
    const id = newId();
    await this.#options.store.accounts.seed({
      id,
      email,
      name,
      mobile: mobile ?? null,
      isDisabled: false,
      mustSetUp: true,
      // Nobody knows it: the invitation sets the first one.
      passwordHash: await hashPassword(newToken()),
    });
    return id;
  }

  #checkGroups(centreId: string, groups: readonly string[]): void {
    const known = new Set(this.#options.settings.of(centreId).groups.map(({ id }) => id));
    const mistakes = groups.flatMap((group, at) =>
      known.has(group) ? [] : [{ path: ['groups', at], message: `there is no group "${group}"` }],
    );
    if (mistakes.length > 0) throw invalidSettings(mistakes);
  }

  /** What is the person's, not the seat's, is for the administrators of the only centre they sit in. */
  async #requireOwn(seat: Seat): Promise<void> {
    if ((await this.#options.store.seats.ofAccount(seat.accountId)).length > 1)
      throw new WorkbenchError('auth/forbidden', { message: 'The person sits in other centres too' });
  }
}

/** Nobody locks themselves out. */
function forbidOneself(administrator: Seat, seatId: string): void {
  if (administrator.id === seatId)
    throw invalidSettings([{ path: ['id'], message: 'is your own; ask another administrator' }]);
}

function newId(): string {
  return `agent-${randomBytes(8).toString('hex')}`;
}
