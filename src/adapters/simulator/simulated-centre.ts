import * as v from 'valibot';
import { Emitter, WorkbenchError, type Clock } from '../../base/index.js';
import { NumberSearches, redialOf } from '../../centre/index.js';
import {
  agentCommandSchema,
  type AgentCommand,
  type AgentProfile,
  type Directory,
  type FactData,
  type RecordFilter,
  type RecordPage,
} from '../../model/index.js';
import type {
  CentreEvents,
  CentrePort,
  CodeRequest,
  CodeSent,
  FirstSignIn,
  LineCredentials,
  SignInRequest,
  SignInResult,
} from '../../ports/index.js';
import type { Accounts, SimulatedAccount, SimulatedSeat } from './accounts.js';
import type { CentreHost } from './centre-host.js';
import { FactStream } from './fact-stream.js';
import type { Network } from './network.js';
import { newId } from './new-id.js';
import type { RecordShelf } from './record-shelf.js';
import { writeRecordSheet } from './record-sheet.js';

/** A sign-in of the page. */
export interface SimulatedSession {
  readonly email: string;
  readonly seat: SimulatedSeat;
  /** What the line registers with. */
  readonly linePassword: string;
}

/** What a {@link SimulatedCentre} works with. */
export interface SimulatedCentreOptions {
  readonly clock: Clock;
  readonly network: Network;
  readonly accounts: Accounts;
  readonly shelf: RecordShelf;
  readonly hostOf: (centreId: string) => CentreHost;
  /** A sign-in that was kept from before. */
  readonly session: SimulatedSession | null;
  readonly onSession: (session: SimulatedSession | null) => void;
  /** A password or number has changed: the centre's agents with it. */
  readonly onAccounts: () => void;
  readonly onVisit: (seat: SimulatedSeat) => void;
  readonly lastVisitAt: (seat: SimulatedSeat) => number | null;
  readonly onDispose: () => void;
}

/** The centre's side of the simulator: the same answers as a server's, from the same engine, in the page. */
export class SimulatedCentre implements CentrePort {
  readonly capabilities = {
    queues: true,
    records: true,
    recordings: true,
    directory: true,
    selfService: true,
    mobile: true,
    smsCodes: true,
  };
  readonly #options: SimulatedCentreOptions;
  readonly #emitter = new Emitter<CentreEvents>();
  readonly #stream: FactStream;
  readonly #searches: NumberSearches;
  #session: SimulatedSession | null;

  constructor(options: SimulatedCentreOptions) {
    this.#options = options;
    this.#session = options.session;
    this.#searches = new NumberSearches(options.clock);
    this.#stream = new FactStream({
      clock: options.clock,
      network: options.network,
      onFact: (fact) => this.#emitter.emit('fact', fact),
      onSnapshot: (snapshot) => this.#emitter.emit('snapshot', snapshot),
      onConnection: (connection) => this.#emitter.emit('connection', connection),
    });
  }

  get session(): SimulatedSession | null {
    return this.#session;
  }

  async resume(): Promise<AgentProfile | null> {
    await this.#options.network.pass();
    return this.#session && this.#profile(this.#session.seat);
  }

  async signIn(request: SignInRequest): Promise<SignInResult> {
    await this.#options.network.pass();
    return this.#admit(this.#prove(request));
  }

  async completeFirstSignIn(request: FirstSignIn): Promise<SignInResult> {
    await this.#options.network.pass();
    const account = this.#options.accounts.setUp(request);
    this.#options.onAccounts();
    return this.#admit(account);
  }

  async chooseCentre(choice: {
    readonly choiceToken: string;
    readonly centreId: string;
  }): Promise<AgentProfile> {
    const { accounts, network } = this.#options;
    await network.pass();
    const account = accounts.peek('choice', choice.choiceToken);
    const seat = account.seats.find(({ centreId }) => centreId === choice.centreId);
    if (!seat) throw new WorkbenchError('auth/forbidden', { message: 'The account has no seat there' });
    accounts.forget(choice.choiceToken);
    return this.#enter(account, seat);
  }

  async requestCode(request: CodeRequest): Promise<CodeSent> {
    await this.#options.network.pass();
    return this.#options.accounts.send(request, this.#account());
  }

  async verifyReset(proof: {
    readonly mobile: string;
    readonly code: string;
  }): Promise<{ readonly resetToken: string }> {
    const { accounts, network } = this.#options;
    await network.pass();
    return {
      resetToken: accounts.issue('reset', accounts.byCode('reset-password', proof.mobile, proof.code)),
    };
  }

  async resetPassword(request: { readonly resetToken: string; readonly newPassword: string }): Promise<void> {
    await this.#options.network.pass();
    const account = this.#options.accounts.resetPassword(request.resetToken, request.newPassword);
    if (account.email === this.#session?.email) this.end('revoked');
  }

  async changeMobile(request: {
    readonly oldMobile: string;
    readonly newMobile: string;
    readonly code: string;
  }): Promise<void> {
    await this.#options.network.pass();
    this.#options.accounts.changeMobile(this.#signedIn(), request);
    this.#options.onAccounts();
  }

  async signOut(): Promise<void> {
    await this.#options.network.pass();
    this.#leave();
  }

  connect(): void {
    const session = this.#session;
    if (!session) return;
    const { agentId, centreId } = session.seat;
    this.#stream.connect({ host: this.#options.hostOf(centreId), agentId });
  }

  disconnect(): void {
    this.#stream.disconnect();
  }

  on<Type extends keyof CentreEvents>(
    type: Type,
    listener: (payload: CentreEvents[Type]) => void,
  ): () => void {
    return this.#emitter.on(type, listener);
  }

  async send(command: AgentCommand): Promise<{ readonly callId: string | null }> {
    await this.#options.network.pass();
    const { host, agentId } = this.#seated();
    const asked = v.safeParse(agentCommandSchema, command);
    if (!asked.success) {
      throw new WorkbenchError('request/invalid', {
        details: { fields: v.flatten(asked.issues).nested ?? {} },
      });
    }
    const { output } = asked;
    const meant =
      output.type === 'call.redial'
        ? redialOf(this.#options.shelf.of(agentId, output.recordId), host.config)
        : output;
    return { callId: host.command(agentId, meant) };
  }

  async lineCredentials(): Promise<LineCredentials> {
    await this.#options.network.pass();
    const { agentId, linePassword } = this.#seated();
    return {
      url: 'wss://simulator.invalid/sip',
      uri: `sip:${agentId}@simulator.invalid`,
      username: agentId,
      password: linePassword,
    };
  }

  async records(
    filter: RecordFilter,
    page: { readonly cursor?: string; readonly limit?: number } = {},
  ): Promise<RecordPage> {
    await this.#options.network.pass();
    const { agentId, host } = this.#seated();
    if (host.config.isMasking) this.#searches.check(agentId, filter.number);
    return this.#options.shelf.page({ config: host.config, agentId, filter }, page);
  }

  async recordingUrl(recordId: string): Promise<string> {
    await this.#options.network.pass();
    return this.#options.shelf.recordingUrl(this.#seated().agentId, recordId);
  }

  async recordsExportUrl(filter: RecordFilter, language: string): Promise<string> {
    await this.#options.network.pass();
    const { shelf } = this.#options;
    const { agentId, host } = this.#seated();
    if (host.config.isMasking) this.#searches.check(agentId, filter.number);
    const records = shelf.select({ config: host.config, agentId, filter });
    const sheet = await writeRecordSheet(records, { config: host.config, language });
    return shelf.link(newId('sheet'), new Blob([sheet], { type: 'text/csv;charset=utf-8' }));
  }

  async directory(): Promise<Directory> {
    await this.#options.network.pass();
    const { agentId, host } = this.#seated();
    return structuredClone(host.centre.directory(agentId));
  }

  dispose(): void {
    this.#stream.disconnect();
    this.#emitter.clear();
    this.#options.onDispose();
  }

  /** Tells the whole truth anew. */
  refresh(): void {
    this.#stream.refresh();
  }

  /** Ends the sign-in from the centre's side, as the last fact. */
  end(reason: FactData<'session.ended'>['reason']): void {
    const session = this.#session;
    if (!session) return;
    const host = this.#options.hostOf(session.seat.centreId);
    const at = Math.round(this.#options.clock.now());
    this.#emitter.emit('fact', {
      seq: host.centre.state.seq + 1,
      at,
      type: 'session.ended',
      data: { reason },
    });
    this.#leave();
  }

  /** Lets the sign-in run out, as a token that can't be renewed any more. */
  expire(): void {
    if (!this.#session) return;
    this.#leave();
    this.#emitter.emit('error', new WorkbenchError('auth/session-expired'));
  }

  #prove(request: SignInRequest): SimulatedAccount {
    const { accounts } = this.#options;
    switch (request.kind) {
      case 'password':
        return accounts.byPassword(request.email, request.password);
      case 'sms-code':
        return accounts.byCode('sign-in', request.mobile, request.code);
      case 'login-token': {
        const account = accounts.all.find(({ email }) => email === request.token);
        if (!account) throw new WorkbenchError('auth/login-token-invalid');
        return account;
      }
    }
  }

  #admit(account: SimulatedAccount): SignInResult {
    const { accounts, hostOf, lastVisitAt } = this.#options;
    if (account.mustSetUp) return { kind: 'setup-required', setupToken: accounts.issue('setup', account) };
    const [seat] = account.seats;
    if (!seat) throw new WorkbenchError('auth/forbidden', { message: 'The account has no seat in a centre' });
    if (account.seats.length === 1) return { kind: 'signed-in', agent: this.#enter(account, seat) };
    const centres = account.seats.map((one) => ({
      id: one.centreId,
      name: hostOf(one.centreId).config.name,
      lastVisitAt: lastVisitAt(one),
    }));
    return { kind: 'centre-required', choiceToken: accounts.issue('choice', account), centres };
  }

  #enter({ email }: SimulatedAccount, seat: SimulatedSeat): AgentProfile {
    this.#session = { email, seat, linePassword: newId('line') };
    this.#options.onSession(this.#session);
    this.#options.onVisit(seat);
    return this.#profile(seat);
  }

  #leave(): void {
    const session = this.#session;
    if (!session) return;
    this.#session = null;
    this.#options.onSession(null);
    this.#stream.disconnect();
    this.#options.hostOf(session.seat.centreId).signOut(session.seat.agentId);
  }

  #profile({ centreId, agentId }: SimulatedSeat): AgentProfile {
    return this.#options.hostOf(centreId).centre.profile(agentId);
  }

  #account(): SimulatedAccount | null {
    return this.#options.accounts.all.find(({ email }) => email === this.#session?.email) ?? null;
  }

  #signedIn(): SimulatedAccount {
    const account = this.#account();
    if (!account) throw new WorkbenchError('auth/session-expired');
    return account;
  }

  #seated(): { readonly host: CentreHost; readonly agentId: string; readonly linePassword: string } {
    if (!this.#session) throw new WorkbenchError('auth/session-expired');
    const { seat, linePassword } = this.#session;
    return { host: this.#options.hostOf(seat.centreId), agentId: seat.agentId, linePassword };
  }
}
