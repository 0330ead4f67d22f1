import { Emitter, WorkbenchError, type Clock } from '../../base/index.js';
import type {
  AgentCommand,
  AgentProfile,
  CentreSettingsView,
  CentreSnapshot,
  Directory,
} from '../../model/index.js';
import type {
  CentreCapabilities,
  CentreConnection,
  CentreEvents,
  CentrePort,
  SignInResult,
} from '../../ports/index.js';
import type { Tccc } from './tccc.js';
import { TencentCommands } from './tencent-commands.js';
import type { TencentSession } from './tencent-session.js';

/** What a {@link TencentCentre} works with. */
export interface TencentCentreOptions {
  readonly tccc: Tccc;
  readonly session: TencentSession;
  readonly clock: Clock;
  readonly agent: AgentProfile;
  readonly restReasons: readonly string[];
  readonly callerNumbers: readonly string[];
  readonly directory: (() => Promise<Directory>) | null;
  readonly readyTimeoutMs: number;
}

/** A centre over the cloud's SDK in the page. The page's script signs in; what the SDK has no method for is not offered. */
export class TencentCentre implements CentrePort {
  readonly capabilities: CentreCapabilities;
  readonly #options: TencentCentreOptions;
  readonly #commands: TencentCommands;
  readonly #emitter = new Emitter<CentreEvents>();
  readonly #unlisten: (() => void)[];
  #connection: CentreConnection = 'disconnected';
  #isSignedOut = false;
  #isDisposed = false;

  constructor(options: TencentCentreOptions) {
    const { tccc, session, clock } = options;
    this.#options = options;
    this.#commands = new TencentCommands({ tccc, session, clock });
    this.capabilities = {
      queues: false,
      records: false,
      recordings: false,
      directory: options.directory !== null,
      selfService: false,
      mobile: false,
      smsCodes: false,
      hostSignIn: true,
    };
    this.#unlisten = [
      session.on('fact', (fact) => this.#connection === 'connected' && this.#emitter.emit('fact', fact)),
      session.on('error', (error) => this.#emitter.emit('error', error)),
    ];
  }

  /** Waits for `ready`. @throws `auth/login-token-invalid` when the page's token was too old, `network/timeout` */
  async resume(): Promise<AgentProfile | null> {
    this.#assertUsable();
    if (this.#isSignedOut) return null;
    await this.#ready();
    return this.#options.agent;
  }

  /** The page's script signs in. @throws `sdk/not-offered` */
  signIn(): Promise<SignInResult> {
    return this.#refuse('The page signs in by loading the SDK with a new token.');
  }

  async signOut(): Promise<void> {
    this.#assertUsable();
    this.#isSignedOut = true;
    this.#options.tccc.Agent.offline();
    this.disconnect();
  }

  connect(): void {
    if (this.#connection !== 'disconnected' || this.#isDisposed) return;
    this.#tell('connecting');
    queueMicrotask(() => {
      if (this.#connection !== 'connecting') return;
      this.#tell('connected');
      this.#emitter.emit('snapshot', this.#snapshot());
    });
  }

  disconnect(): void {
    if (this.#connection !== 'disconnected') this.#tell('disconnected');
  }

  on<Type extends keyof CentreEvents>(
    type: Type,
    listener: (payload: CentreEvents[Type]) => void,
  ): () => void {
    return this.#emitter.on(type, listener);
  }

  async send(command: AgentCommand): Promise<{ readonly callId: string | null }> {
    this.#assertUsable();
    await this.#ready();
    return { callId: await this.#commands.carryOut(command) };
  }

  async directory(): Promise<Directory> {
    this.#assertUsable();
    const { directory } = this.#options;
    return directory === null ? this.#refuse('No directory was given.') : directory();
  }

  readonly lineCredentials = (): Promise<never> => this.#refuse('The SDK has a line of its own.');
  readonly records = (): Promise<never> => this.#refuse('The SDK has no records.');
  readonly recordingUrl = (): Promise<never> => this.#refuse('The SDK has no recordings.');
  readonly recordsExportUrl = (): Promise<never> => this.#refuse('The SDK has no records.');
  readonly completeFirstSignIn = (): Promise<never> => this.#refuse('Accounts are kept in the cloud.');
  readonly chooseCentre = (): Promise<never> => this.#refuse('The token names the centre.');
  readonly requestCode = (): Promise<never> => this.#refuse('Accounts are kept in the cloud.');
  readonly verifyReset = (): Promise<never> => this.#refuse('Accounts are kept in the cloud.');
  readonly resetPassword = (): Promise<never> => this.#refuse('Accounts are kept in the cloud.');
  readonly changeMobile = (): Promise<never> => this.#refuse('Accounts are kept in the cloud.');

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    for (const undo of this.#unlisten) undo();
    this.disconnect();
    this.#emitter.clear();
    this.#options.session.dispose();
  }

  #ready(): Promise<void> {
    const { session, clock, readyTimeoutMs } = this.#options;
    if (session.isReady) return Promise.resolve();
    if (session.expiry) return Promise.reject(session.expiry);
    return new Promise((resolve, reject) => {
      const undo: (() => void)[] = [];
      const settle = (act: () => void): void => {
        for (const step of undo.splice(0)) step();
        act();
      };
      undo.push(
        clock.after(readyTimeoutMs, () =>
          settle(() =>
            reject(new WorkbenchError('network/timeout', { message: 'The SDK told no `ready`.' })),
          ),
        ),
        session.on('ready', () => settle(resolve)),
        session.on('error', (error) => settle(() => reject(error))),
      );
    });
  }

  #snapshot(): CentreSnapshot {
    const { session, clock, agent } = this.#options;
    return {
      seq: session.seq,
      now: clock.now(),
      agent,
      presence: session.presence.presence,
      calls: [...session.calls],
      queue: [],
      settings: this.#settings(),
      mobile: { number: null, isAnswering: false, isDialling: false },
    };
  }

  #settings(): CentreSettingsView {
    const { tccc, restReasons, callerNumbers } = this.#options;
    return {
      wrapUpMs: 0,
      isAutomaticAnswer: false,
      restReasons: [...restReasons],
      callerNumbers: [...callerNumbers],
      adminUrl: null,
      groups: skillGroups(tccc),
      flows: [],
      thirdPartyUrl: null,
    };
  }

  #tell(connection: CentreConnection): void {
    this.#connection = connection;
    this.#emitter.emit('connection', connection);
  }

  #assertUsable(): void {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
  }

  #refuse(message: string): Promise<never> {
    return Promise.reject(
      this.#isDisposed
        ? new WorkbenchError('sdk/disposed')
        : new WorkbenchError('sdk/not-offered', { message }),
    );
  }
}

/** Only old documents name the method. */
function skillGroups({ Admin }: { readonly Admin?: Tccc['Admin'] }): CentreSettingsView['groups'] {
  if (typeof Admin?.getSkillGroups !== 'function') return [];
  return Admin.getSkillGroups().map(({ skillGroupId, skillGroupName }) => ({
    id: skillGroupId,
    name: skillGroupName,
  }));
}
