import { Emitter, WorkbenchError } from '../base/index.js';
import {
  maskNumber,
  type AgentCommand,
  type AgentProfile,
  type CentreSnapshot,
  type Directory,
  type FactData,
  type FactType,
  type RecordFilter,
  type RecordPage,
} from '../model/index.js';
import type {
  CentreCapabilities,
  CentreChoice,
  CentreConnection,
  CentreEvents,
  CentrePort,
  CodeRequest,
  CodeSent,
  FirstSignIn,
  LineCredentials,
  RequestTrace,
  SignInRequest,
  SignInResult,
} from '../ports/index.js';
import { aCentreSnapshot, aDirectory, aRecord } from './builders.js';

/** A fact before the fake numbers and dates it. */
export type UntoldFact = {
  [Type in FactType]: { readonly type: Type; readonly data: FactData<Type> };
}[FactType];

/** What a {@link FakeCentre} starts from. */
export interface FakeCentreOptions {
  /** What the stream tells first. */
  readonly snapshot?: CentreSnapshot;
  /** Whether a sign-in was kept from before. @defaultValue true */
  readonly isSignedIn?: boolean;
  readonly capabilities?: Partial<CentreCapabilities>;
  /** What a command leads to; nothing by default, the test tells the facts. */
  readonly onCommand?: (command: AgentCommand, centre: FakeCentre) => void;
}

/** The one password a {@link FakeCentre} takes. */
export const fakePassword = 'correct-horse-1!';
/** The one SMS code it takes. */
export const fakeCode = '123456';
/** Signing in with this address asks for the first sign-in to be completed. */
export const fakeNewcomer = 'new@example.com';

/** A centre in memory, driven by a test: it remembers what was asked, and tells what it is told to tell. */
export class FakeCentre implements CentrePort {
  readonly capabilities: CentreCapabilities;
  /** Every command that was accepted, in order. */
  readonly commands: AgentCommand[] = [];
  /** Every page of records that was asked for. */
  readonly recordQueries: {
    readonly filter: RecordFilter;
    readonly cursor?: string;
    readonly limit?: number;
  }[] = [];
  /** What `records` answers. */
  recordPage: RecordPage = { records: [aRecord()], total: 1, nextCursor: null };
  /** What `directory` answers. */
  directoryAnswer: Directory = aDirectory();
  /** More than one asks for a choice after sign-in. */
  centres: CentreChoice[] = [];
  /** Every code that was asked for. */
  readonly codeRequests: CodeRequest[] = [];
  /** What the next connection tells first. */
  snapshot: CentreSnapshot;
  isSignedIn: boolean;
  connection: CentreConnection = 'disconnected';

  readonly #emitter = new Emitter<CentreEvents>();
  readonly #onCommand: FakeCentreOptions['onCommand'];
  #refusals: WorkbenchError[] = [];
  #gate: Promise<void> | null = null;
  #nextCall = 1;
  #isDisposed = false;

  constructor(options: FakeCentreOptions = {}) {
    this.snapshot = options.snapshot ?? aCentreSnapshot();
    this.isSignedIn = options.isSignedIn ?? true;
    this.capabilities = {
      queues: true,
      records: true,
      recordings: true,
      directory: true,
      selfService: true,
      mobile: true,
      smsCodes: true,
      ...options.capabilities,
    };
    this.#onCommand = options.onCommand;
  }

  /** How many listeners are on: zero after a clean disposal of the workbench. */
  get listenerCount(): number {
    return this.#emitter.size;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Tells a fact with the next number. */
  tell(fact: UntoldFact): void {
    const seq = this.snapshot.seq + 1;
    this.snapshot = { ...this.snapshot, seq };
    this.#emitter.emit('fact', { seq, at: this.snapshot.now, ...fact });
  }

  /** Tells the whole truth anew. */
  tellSnapshot(change: Partial<CentreSnapshot> = {}): void {
    this.snapshot = { ...this.snapshot, ...change };
    this.#emitter.emit('snapshot', this.snapshot);
  }

  tellConnection(connection: CentreConnection): void {
    this.connection = connection;
    this.#emitter.emit('connection', connection);
  }

  tellRequest(request: RequestTrace): void {
    this.#emitter.emit('request', request);
  }

  tellError(error: WorkbenchError): void {
    this.#emitter.emit('error', error);
  }

  /** Lets the next request that is made reject with `error`. */
  refuseNext(error: WorkbenchError): void {
    this.#refusals.push(error);
  }

  /** Keeps every request unanswered until the answer of this is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.#gate = new Promise((resolve) => (release = resolve));
    return () => {
      this.#gate = null;
      release();
    };
  }

  async resume(): Promise<AgentProfile | null> {
    await this.#answer();
    return this.isSignedIn ? this.snapshot.agent : null;
  }

  async signIn(request: SignInRequest): Promise<SignInResult> {
    await this.#answer();
    if (request.kind === 'password' && request.password !== fakePassword) {
      throw new WorkbenchError('auth/wrong-credentials');
    }
    if (request.kind === 'password' && request.email === fakeNewcomer) {
      return { kind: 'setup-required', setupToken: 'setup-1' };
    }
    if (request.kind === 'sms-code') this.#checkCode(request.code);
    return this.#enter();
  }

  #enter(): SignInResult {
    if (this.centres.length > 1)
      return { kind: 'centre-required', choiceToken: 'choice-1', centres: this.centres };
    this.isSignedIn = true;
    return { kind: 'signed-in', agent: this.snapshot.agent };
  }

  async completeFirstSignIn(request: FirstSignIn): Promise<SignInResult> {
    await this.#answer();
    this.#checkCode(request.code);
    this.snapshot = { ...this.snapshot, agent: { ...this.snapshot.agent, name: request.name } };
    return this.#enter();
  }

  async chooseCentre({ centreId }: { centreId: string }): Promise<AgentProfile> {
    await this.#answer();
    const { agent } = this.snapshot;
    const centre = this.centres.find(({ id }) => id === centreId) ?? agent.centre;
    this.snapshot = { ...this.snapshot, agent: { ...agent, centre: { id: centre.id, name: centre.name } } };
    this.isSignedIn = true;
    return this.snapshot.agent;
  }

  async requestCode(request: CodeRequest): Promise<CodeSent> {
    await this.#answer();
    this.codeRequests.push(request);
    return { resendAfterMs: 60_000 };
  }

  async verifyReset({ code }: { code: string }): Promise<{ readonly resetToken: string }> {
    await this.#answer();
    this.#checkCode(code);
    return { resetToken: 'reset-1' };
  }

  async resetPassword(): Promise<void> {
    await this.#answer();
  }

  async changeMobile({ newMobile, code }: { newMobile: string; code: string }): Promise<void> {
    await this.#answer();
    this.#checkCode(code);
    this.tell({ type: 'mobile.changed', data: { ...this.snapshot.mobile, number: maskNumber(newMobile) } });
  }

  async signOut(): Promise<void> {
    await this.#answer();
    this.isSignedIn = false;
    this.disconnect();
  }

  connect(): void {
    if (this.connection !== 'disconnected' || this.#isDisposed) return;
    this.tellConnection('connecting');
    queueMicrotask(() => {
      if (this.connection !== 'connecting') return;
      this.tellConnection('connected');
      this.tellSnapshot();
    });
  }

  disconnect(): void {
    if (this.connection !== 'disconnected') this.tellConnection('disconnected');
  }

  on<Type extends keyof CentreEvents>(
    type: Type,
    listener: (payload: CentreEvents[Type]) => void,
  ): () => void {
    return this.#emitter.on(type, listener);
  }

  async send(command: AgentCommand): Promise<{ readonly callId: string | null }> {
    await this.#answer();
    const isPlaced = ['call.place', 'call.internal', 'call.redial'].includes(command.type);
    const callId = isPlaced ? `placed-${this.#nextCall++}` : null;
    this.commands.push(command);
    this.#onCommand?.(command, this);
    return { callId };
  }

  async lineCredentials(): Promise<LineCredentials> {
    await this.#answer();
    return {
      url: 'wss://centre.example/sip',
      uri: 'sip:agent-1@centre.example',
      username: 'agent-1',
      password: 'line-1',
    };
  }

  async records(filter: RecordFilter, page: { cursor?: string; limit?: number } = {}): Promise<RecordPage> {
    await this.#answer();
    this.recordQueries.push({ filter, ...page });
    return this.recordPage;
  }

  async recordingUrl(recordId: string): Promise<string> {
    await this.#answer();
    return `https://centre.example/recordings/${recordId}`;
  }

  async recordsExportUrl(filter: RecordFilter, language: string): Promise<string> {
    await this.#answer();
    this.recordQueries.push({ filter });
    return `https://centre.example/exports/records-${language}.csv`;
  }

  async directory(): Promise<Directory> {
    await this.#answer();
    return this.directoryAnswer;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.disconnect();
  }

  #checkCode(code: string): void {
    if (code !== fakeCode) throw new WorkbenchError('auth/code-wrong');
  }

  async #answer(): Promise<void> {
    const refusal = this.#refusals.shift();
    await this.#gate;
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
    if (refusal) throw refusal;
  }
}
