import * as v from 'valibot';
import { WorkbenchError, type Emitter } from '../../base/index.js';
import { RecordSheet, redialOf, type SoloCentre } from '../../centre/index.js';
import { loadCatalogue } from '../../i18n/index.js';
import {
  agentCommandSchema,
  type AgentCommand,
  type AgentProfile,
  type Directory,
  type RecordFilter,
  type RecordPage,
} from '../../model/index.js';
import type {
  CentreEvents,
  CentrePort,
  LineCredentials,
  SignInRequest,
  SignInResult,
} from '../../ports/index.js';
import type { RecordStore } from './record-store.js';
import { readAccount, type SipAccount } from './sip-account.js';
import type { SipConnection } from './sip-connection.js';
import type { SipOnlySettings } from './sip-only-options.js';
import type { SoloCalls } from './solo-calls.js';

/** Somebody who is signed in: their calls, and what this browser keeps of them. */
export interface SoloSession {
  readonly profile: AgentProfile;
  readonly calls: SoloCalls;
  readonly records: RecordStore;
  /** The rules their calls go by. */
  readonly solo: SoloCentre;
}

/** What a {@link SipOnlyCentre} works with. */
export interface SipOnlyCentreOptions {
  readonly settings: SipOnlySettings;
  readonly emitter: Emitter<CentreEvents>;
  readonly connection: SipConnection;
  readonly session: () => SoloSession | null;
  /** Makes the session of who has just proved themselves. */
  readonly enter: (account: SipAccount) => SoloSession;
  readonly leave: () => Promise<void>;
  readonly setListening: (isListening: boolean) => void;
  readonly onDispose: () => void;
}

/** The centre's face of a SIP user agent that has no centre: the rules run in the page. */
export class SipOnlyCentre implements CentrePort {
  readonly capabilities = {
    queues: false,
    records: true,
    recordings: false,
    directory: false,
    transferToNumber: true,
    selfService: false,
    mobile: false,
    smsCodes: false,
    signInName: 'sip-user',
  } as const;
  readonly #options: SipOnlyCentreOptions;
  #sheet: string | null = null;
  #isDisposed = false;

  constructor(options: SipOnlyCentreOptions) {
    this.#options = options;
  }

  /** @throws `sdk/disposed`, and like `signIn` */
  async resume(): Promise<AgentProfile | null> {
    this.#assertLive();
    const { connection, session, enter } = this.#options;
    const known = session();
    if (known) return known.profile;
    const isResumed = await connection.resume();
    return isResumed && connection.account ? enter(connection.account).profile : null;
  }

  /** @throws `auth/wrong-credentials`, `network/unreachable`, `network/timeout`, `server/unavailable` */
  async signIn(request: SignInRequest): Promise<SignInResult> {
    this.#assertLive();
    if (request.kind !== 'password') return this.#refuse('A SIP server knows passwords only.');
    const { settings, connection, enter, leave } = this.#options;
    const account = readAccount(request.email, request.password, settings.domain);
    await leave();
    await connection.signIn(account);
    return { kind: 'signed-in', agent: enter(account).profile };
  }

  completeFirstSignIn(): Promise<SignInResult> {
    return this.#refuse('Accounts are set up on the SIP server.');
  }

  chooseCentre(): Promise<AgentProfile> {
    return this.#refuse('There is one centre, the SIP server.');
  }

  requestCode(): Promise<never> {
    return this.#refuse('A SIP server sends no codes.');
  }

  verifyReset(): Promise<never> {
    return this.#refuse('Passwords are changed on the SIP server.');
  }

  resetPassword(): Promise<never> {
    return this.#refuse('Passwords are changed on the SIP server.');
  }

  changeMobile(): Promise<never> {
    return this.#refuse('A SIP server knows no mobile numbers.');
  }

  async signOut(): Promise<void> {
    await this.#options.leave();
    await this.#options.connection.signOut();
  }

  connect(): void {
    const { connection, emitter, session, setListening } = this.#options;
    const known = session();
    if (!known) return;
    setListening(true);
    emitter.emit('connection', 'connecting');
    emitter.emit('connection', connection.connection);
    emitter.emit('snapshot', known.solo.snapshot());
  }

  disconnect(): void {
    this.#options.setListening(false);
    this.#options.emitter.emit('connection', 'disconnected');
  }

  on<Type extends keyof CentreEvents>(
    type: Type,
    listener: (payload: CentreEvents[Type]) => void,
  ): () => void {
    return this.#options.emitter.on(type, listener);
  }

  async send(command: AgentCommand): Promise<{ readonly callId: string | null }> {
    const parsed = v.safeParse(agentCommandSchema, command);
    if (!parsed.success) throw invalid(parsed.issues);
    return { callId: await this.#carryOut(parsed.output) };
  }

  /** What the SIP server was signed in to with. After a resumed sign-in there is no password to tell. */
  async lineCredentials(): Promise<LineCredentials> {
    const { account } = this.#options.connection;
    if (!account) throw new WorkbenchError('auth/session-expired');
    const { user, domain, secret } = account;
    const password = secret.kind === 'password' ? secret.password : '';
    return { url: this.#options.settings.url, uri: `sip:${user}@${domain}`, username: user, password };
  }

  async records(
    filter: RecordFilter,
    page?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<RecordPage> {
    return this.#session().records.page(filter, page);
  }

  recordingUrl(recordId: string): Promise<string> {
    return Promise.reject(
      new WorkbenchError('record/recording-missing', {
        message: 'A page records nothing.',
        details: { recordId },
      }),
    );
  }

  /** A blob of this page; the one before is let go. */
  async recordsExportUrl(filter: RecordFilter, language: string): Promise<string> {
    const { records, solo } = this.#session();
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const texts = await loadCatalogue(language);
    const sheet = new RecordSheet({ texts, timeZone }).write(await records.all(filter), solo.config);
    this.#forgetSheet();
    this.#sheet = URL.createObjectURL(new Blob([sheet], { type: 'text/csv;charset=utf-8' }));
    return this.#sheet;
  }

  directory(): Promise<Directory> {
    return Promise.resolve({ colleagues: [], groups: [] });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#forgetSheet();
    this.#options.onDispose();
  }

  async #carryOut(command: AgentCommand): Promise<string | null> {
    const { calls, records } = this.#session();
    switch (command.type) {
      case 'call.redial':
        return calls.send(await this.#redial(command.recordId));
      case 'call.annotate':
        if (calls.knows(command.callId)) return calls.send(command);
        calls.tellRecord(await records.annotate(command.callId, command));
        return null;
      case 'call.internal':
      case 'self-service.start':
      case 'self-service.return':
      case 'mobile.set':
        throw new WorkbenchError('call/refused', {
          message: 'This needs a centre; a SIP server alone has none.',
          details: { command: command.type },
        });
      default:
        return calls.send(command);
    }
  }

  async #redial(recordId: string): Promise<AgentCommand> {
    const { records, solo } = this.#session();
    const record = await records.get(recordId);
    if (!record) throw new WorkbenchError('record/not-found', { details: { recordId } });
    return redialOf(record, solo.config);
  }

  #assertLive(): void {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
  }

  #session(): SoloSession {
    this.#assertLive();
    const session = this.#options.session();
    if (session) return session;
    throw new WorkbenchError('auth/session-expired', { message: 'Nobody is signed in.' });
  }

  #forgetSheet(): void {
    if (this.#sheet !== null) URL.revokeObjectURL(this.#sheet);
    this.#sheet = null;
  }

  #refuse(message: string): Promise<never> {
    return Promise.reject(new WorkbenchError('auth/forbidden', { message }));
  }
}

function invalid(issues: readonly v.BaseIssue<unknown>[]): WorkbenchError {
  return new WorkbenchError('request/invalid', {
    details: { issues: issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`) },
  });
}
