import { systemClock, WorkbenchError, type Clock } from '../base/index.js';
import {
  parsePhoneNumber,
  type AgentCommand,
  type Annotation,
  type InternalCall,
  type MobileSwitch,
  type PlaceCall,
  type PresenceChoice,
  type RecordFilter,
  type RecordPage,
  type TransferTarget,
} from '../model/index.js';
import type {
  CentrePort,
  CodeRequest,
  CodeSent,
  FirstSignIn,
  LineDevices,
  LinePort,
  LineStatistics,
  NetworkReport,
  SignInRequest,
  SignInResult,
} from '../ports/index.js';
import { CallsMirror } from './calls-mirror.js';
import { CentreMirror } from './centre-mirror.js';
import { DirectoryMirror } from './directory-mirror.js';
import { LineSession } from './line-session.js';
import { SignInFlow } from './sign-in-flow.js';
import { Traces } from './traces.js';
import { beforeSignIn, loadPermissions } from './permissions-loader.js';
import { WorkbenchStore } from './workbench-store.js';
import type { Workbench, WorkbenchEvents, WorkbenchPermissions, WorkbenchSnapshot } from './workbench.js';

/** What a workbench is made of. It owns both ports from then on and disposes of them. */
export interface WorkbenchOptions {
  readonly centre: CentrePort;
  readonly line: LinePort;
  /** @defaultValue the machine's time */
  readonly clock?: Clock;
}

/**
 * Puts a centre and a line together into a desk without a face, and takes up a sign-in kept from before.
 *
 * @example
 * const workbench = createWorkbench({ centre: createHttpCentre({ url: 'https://centre.example' }), line: createSipLine() });
 * workbench.on('call-ringing', ({ call }) => openCustomer(call.context.customerNumber));
 * await workbench.signIn({ kind: 'login-token', token });
 * await workbench.goOnline();
 */
export function createWorkbench(options: WorkbenchOptions): Workbench {
  return new PortWorkbench(options);
}

class PortWorkbench implements Workbench {
  readonly capabilities: Workbench['capabilities'];
  readonly #centre: CentrePort;
  readonly #line: LinePort;
  readonly #store = new WorkbenchStore();
  readonly #calls = new CallsMirror(this.#store);
  readonly #directory: DirectoryMirror;
  readonly #lineSession: LineSession;
  readonly #traces: Traces;
  readonly #signIn: SignInFlow;
  #permissions: WorkbenchPermissions | undefined;
  readonly #answers = new Map<string, Promise<void>>();
  readonly #unlisten: (() => void)[];

  constructor({ centre, line, clock = systemClock }: WorkbenchOptions) {
    this.#centre = centre;
    this.#line = line;
    this.capabilities = { centre: centre.capabilities, line: line.capabilities };
    const parts = { centre, line, clock, store: this.#store, calls: this.#calls };
    this.#lineSession = new LineSession(parts);
    this.#traces = new Traces(parts);
    this.#directory = new DirectoryMirror({ ...parts, traces: this.#traces });
    this.#signIn = new SignInFlow({
      ...parts,
      lineSession: this.#lineSession,
      prepare: () => this.#prepare(),
    });
    this.#unlisten = this.#listen(clock);
    void this.#signIn.resume();
  }

  get can(): WorkbenchPermissions {
    return this.#permissions ?? beforeSignIn;
  }

  get snapshot(): WorkbenchSnapshot {
    return this.#store.snapshot;
  }

  subscribe(listener: (snapshot: WorkbenchSnapshot) => void): () => void {
    return this.#store.subscribe(listener);
  }

  on<Type extends keyof WorkbenchEvents>(
    type: Type,
    listener: (payload: WorkbenchEvents[Type]) => void,
  ): () => void {
    const unlisten = this.#store.on(type, listener);
    this.#traces.follow();
    return () => {
      unlisten();
      this.#traces.follow();
    };
  }

  signIn(request: SignInRequest): Promise<SignInResult> {
    return this.#signIn.signIn(request);
  }

  completeFirstSignIn(request: FirstSignIn): Promise<SignInResult> {
    return this.#signIn.completeFirstSignIn(request);
  }

  chooseCentre(centreId: string): Promise<void> {
    return this.#signIn.chooseCentre(centreId);
  }

  cancelSignIn(): void {
    this.#signIn.cancel();
  }

  requestCode(request: CodeRequest): Promise<CodeSent> {
    return this.#store.run('code', () => this.#centre.requestCode(request));
  }

  verifyReset(proof: {
    readonly mobile: string;
    readonly code: string;
  }): Promise<{ readonly resetToken: string }> {
    return this.#store.run('account', () => this.#centre.verifyReset(proof));
  }

  resetPassword(request: { readonly resetToken: string; readonly newPassword: string }): Promise<void> {
    return this.#store.run('account', () => this.#centre.resetPassword(request));
  }

  changeMobile(request: {
    readonly oldMobile: string;
    readonly newMobile: string;
    readonly code: string;
  }): Promise<void> {
    return this.#store.run('account', () => this.#centre.changeMobile(request));
  }

  signOut(): Promise<void> {
    return this.#signIn.signOut();
  }

  goOnline(): Promise<void> {
    return this.#goOnline({ state: 'idle' });
  }

  async setPresence(choice: PresenceChoice): Promise<void> {
    const isOffline = this.snapshot.presence?.state === 'offline';
    if (isOffline && choice.state !== 'offline') return this.#goOnline(choice);
    await this.#store.run('presence', () => this.#traces.send({ type: 'presence.set', ...choice }));
  }

  async clearNextPresence(): Promise<void> {
    await this.#store.run('presence', () => this.#traces.send({ type: 'presence.clear-next' }));
  }

  async returnToService(): Promise<void> {
    await this.#store.run('wrap-up', () => this.#traces.send({ type: 'wrap-up.return' }));
  }

  async continueWrapUp(): Promise<void> {
    await this.#store.run('wrap-up', () => this.#traces.send({ type: 'wrap-up.continue' }));
  }

  async placeCall(request: PlaceCall): Promise<string> {
    return this.#store.run('place-call', async () => {
      const to = parsePhoneNumber(request.to);
      if (to === null) throw new WorkbenchError('call/number-invalid');
      return this.#place({ type: 'call.place', ...request, to });
    });
  }

  async callColleague(request: InternalCall): Promise<string> {
    const useMobile = request.useMobile ?? false;
    return this.#store.run('place-call', () => this.#place({ type: 'call.internal', ...request, useMobile }));
  }

  async redial(recordId: string): Promise<string> {
    return this.#store.run('place-call', () => this.#place({ type: 'call.redial', recordId }));
  }

  async transfer(callId: string, to: TransferTarget): Promise<void> {
    await this.#store.run(`transfer:${callId}`, () =>
      this.#traces.send({ type: 'call.transfer', callId, to }),
    );
  }

  async cancelTransfer(callId: string): Promise<void> {
    await this.#store.run(`transfer:${callId}`, () =>
      this.#traces.send({ type: 'call.cancel-transfer', callId }),
    );
  }

  async startSelfService(callId: string, flowId: string): Promise<void> {
    await this.#store.run(`self-service:${callId}`, () =>
      this.#traces.send({ type: 'self-service.start', callId, flowId }),
    );
  }

  async returnFromSelfService(callId: string): Promise<void> {
    await this.#store.run(`self-service:${callId}`, () =>
      this.#traces.send({ type: 'self-service.return', callId }),
    );
  }

  async setMobile(change: MobileSwitch): Promise<void> {
    await this.#store.run('mobile', () => this.#traces.send({ type: 'mobile.set', ...change }));
  }

  watchDirectory(): () => void {
    return this.#directory.watch();
  }

  /** A second press while the first is under way waits for the same answer. */
  async answer(callId: string): Promise<void> {
    const running = this.#answers.get(callId);
    if (running) return running;
    const answering = this.#store
      .run(`answer:${callId}`, () => this.#lineSession.answer(callId))
      .finally(() => this.#answers.delete(callId));
    this.#answers.set(callId, answering);
    return answering;
  }

  async reject(callId: string): Promise<void> {
    await this.#store.run(`reject:${callId}`, () => this.#traces.send({ type: 'call.reject', callId }));
  }

  async hangUp(callId: string): Promise<void> {
    await this.#store.run(`hang-up:${callId}`, () => this.#traces.send({ type: 'call.hang-up', callId }));
  }

  async hold(callId: string): Promise<void> {
    await this.#store.run(`hold:${callId}`, () => this.#traces.send({ type: 'call.hold', callId }));
  }

  async resume(callId: string): Promise<void> {
    await this.#store.run(`hold:${callId}`, () => this.#traces.send({ type: 'call.resume', callId }));
  }

  async setMuted(callId: string, isMuted: boolean): Promise<void> {
    this.#store.assertUsable();
    const call = this.#calls.find(callId);
    if (!call) throw new WorkbenchError('call/not-found', { details: { callId } });
    if (call.context.agentLine === 'mobile') {
      const type = isMuted ? 'call.mute' : 'call.unmute';
      await this.#store.run(`mute:${callId}`, () => this.#traces.send({ type, callId }));
      return;
    }
    const permission = this.can.mute(callId);
    if (!permission.isAllowed)
      throw new WorkbenchError('call/refused', { details: { callId, reason: permission.reason } });
    this.#lineSession.setMuted(callId, isMuted);
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    const isMobile = this.#calls.find(callId)?.context.agentLine === 'mobile';
    await this.#store.run(`digits:${callId}`, async () => {
      if (isMobile) await this.#traces.send({ type: 'call.send-digits', callId, digits });
      else await this.#line.sendDigits(callId, digits);
    });
  }

  async annotate(callId: string, annotation: Annotation): Promise<void> {
    await this.#store.run(`annotate:${callId}`, () =>
      this.#traces.send({ type: 'call.annotate', callId, ...annotation }),
    );
  }

  async completeTasks(callId?: string): Promise<void> {
    const scope = callId === undefined ? {} : { callId };
    await this.#store.run('tasks', () => this.#traces.send({ type: 'tasks.complete', ...scope }));
  }

  async records(
    filter: RecordFilter,
    page?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<RecordPage> {
    this.#store.assertUsable();
    return this.#centre.records(filter, page);
  }

  async recordingUrl(recordId: string): Promise<string> {
    this.#store.assertUsable();
    return this.#centre.recordingUrl(recordId);
  }

  async recordsExportUrl(filter: RecordFilter, language: string): Promise<string> {
    this.#store.assertUsable();
    return this.#centre.recordsExportUrl(filter, language);
  }

  async testNetwork(options?: {
    readonly durationMs?: number;
    readonly signal?: AbortSignal;
  }): Promise<NetworkReport> {
    this.#store.assertUsable();
    return this.#lineSession.testNetwork(options);
  }

  async setDevices(devices: LineDevices): Promise<void> {
    this.#store.assertUsable();
    await this.#line.setDevices(devices);
  }

  async statistics(): Promise<readonly LineStatistics[]> {
    this.#store.assertUsable();
    return (await this.#line.statistics?.()) ?? [];
  }

  dismissError(): void {
    this.#store.update({ error: null });
  }

  dispose(): void {
    if (this.#store.isDisposed) return;
    this.#store.dispose();
    for (const undo of this.#unlisten) undo();
    this.#traces.dispose();
    this.#signIn.dispose();
    this.#lineSession.dispose();
    this.#line.dispose();
    this.#centre.dispose();
  }

  /** What no entrance needs: the charts, and what the line is made of. */
  async #prepare(): Promise<void> {
    if (!this.#permissions) this.#watch(this.#line.prepare());
    this.#permissions ??= await loadPermissions({
      snapshot: () => this.#store.snapshot,
      ...this.capabilities,
      isConnected: (callId) => this.#lineSession.isConnected(callId),
    });
  }

  async #place(command: AgentCommand): Promise<string> {
    const { callId } = await this.#traces.send(command);
    if (callId === null)
      throw new WorkbenchError('server/internal', { message: 'The centre named no call.' });
    return callId;
  }

  async #goOnline(choice: PresenceChoice): Promise<void> {
    await this.#store.run('presence', async () => {
      await this.#lineSession.open();
      try {
        await this.#traces.send({ type: 'presence.set', ...choice });
      } catch (error) {
        await this.#closeUnlessOnline();
        throw error;
      }
    });
  }

  async #closeUnlessOnline(): Promise<void> {
    if (this.snapshot.presence?.state === 'offline') await this.#lineSession.close();
  }

  #listen(clock: Clock): (() => void)[] {
    const mirror = new CentreMirror({
      store: this.#store,
      calls: this.#calls,
      directory: this.#directory,
      clock,
      onTruth: (change) => this.#lineSession.follow(change),
      onSessionEnded: (reason) => this.#watch(this.#signIn.leave(reason)),
    });
    return [
      this.#centre.on('snapshot', (snapshot) => {
        this.#traces.tellSnapshot(snapshot.seq);
        mirror.applySnapshot(snapshot);
      }),
      this.#centre.on('fact', (fact) => {
        this.#traces.tellFact(fact);
        mirror.applyFact(fact);
      }),
      this.#centre.on('connection', (connection) => this.#store.update({ connection })),
      this.#centre.on('error', (error) => this.#watch(this.#signIn.handleError(error))),
    ];
  }

  /** Shows the failure of work that nobody waits for. */
  #watch(work: Promise<void>): void {
    work.catch((error: unknown) => this.#store.report(error));
  }
}
