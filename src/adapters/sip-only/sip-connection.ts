import { isWorkbenchError, WorkbenchError } from '../../base/index.js';
import type { CentreConnection, LineState, LineTrace } from '../../ports/index.js';
import { backOffMs } from '../../base/back-off.js';
import { KeptAccount, type SipAccount } from './sip-account.js';
import type { IncomingCall, SipEndpoint } from './sip-endpoint.js';
import type { SipOnlySettings } from './sip-only-options.js';

/** Whom a {@link SipConnection} tells. */
export interface SipConnectionEvents {
  readonly onIncoming: (call: IncomingCall) => void;
  readonly onConnection: (connection: CentreConnection) => void;
  readonly onLine: (state: LineState) => void;
  /** The socket is back: what hung on it has to say where it is now. */
  readonly onRestored: () => void;
  readonly onError: (error: WorkbenchError) => void;
  readonly onMessage: (direction: LineTrace['direction'], text: string) => void;
}

/**
 * The sign-in and the registration, and their repair. The socket is open while somebody is signed in; the line is
 * registered while it is wanted, so that an agent who is offline is not there for the server either.
 */
export class SipConnection {
  readonly #settings: SipOnlySettings;
  readonly #events: SipConnectionEvents;
  readonly #kept: KeptAccount;
  #endpoint: SipEndpoint | null = null;
  #account: SipAccount | null = null;
  #connection: CentreConnection = 'disconnected';
  #line: LineState = 'closed';
  #isLineWanted = false;
  #isRetrying = false;
  #failures = 0;
  #cancelRetry: (() => void) | null = null;
  /** Grows with every sign-out, so that what comes late is let go. */
  #round = 0;

  constructor(settings: SipOnlySettings, events: SipConnectionEvents) {
    this.#settings = settings;
    this.#events = events;
    this.#kept = new KeptAccount(settings.storage, settings);
    addEventListener('online', this.#handleOnline);
  }

  get account(): SipAccount | null {
    return this.#account;
  }

  get connection(): CentreConnection {
    return this.#connection;
  }

  get line(): LineState {
    return this.#line;
  }

  /** @throws `line/registration-failed` when nobody is signed in */
  get endpoint(): SipEndpoint {
    if (this.#endpoint) return this.#endpoint;
    throw new WorkbenchError('line/registration-failed', { message: 'Nobody is signed in.' });
  }

  async prepare(): Promise<void> {
    await loadEndpoint();
  }

  /** @throws `auth/wrong-credentials`, `network/unreachable`, `network/timeout`, `server/unavailable` */
  async signIn(account: SipAccount): Promise<void> {
    await this.signOut();
    const round = this.#round;
    const { SipEndpoint } = await loadEndpoint();
    const { url, displayName, registrationS, clock } = this.#settings;
    const endpoint = new SipEndpoint({
      url,
      account,
      displayName,
      registrationS,
      clock,
      onIncoming: this.#events.onIncoming,
      onDisconnected: () => this.#handleLost(round),
      onUnregistered: () => this.#handleLost(round),
      onError: this.#events.onError,
      onMessage: this.#events.onMessage,
    });
    try {
      await endpoint.open();
    } catch (error) {
      await endpoint.close();
      throw error;
    }
    if (round !== this.#round) {
      await endpoint.close();
      throw new WorkbenchError('sdk/disposed', { message: 'Another sign-in took over.' });
    }
    this.#endpoint = endpoint;
    this.#account = account;
    this.#tellConnection('connected');
    this.#kept.save(endpoint.keepable);
  }

  /** Takes up what was kept over a reload; answers whether there was anything. @throws like `signIn` */
  async resume(): Promise<boolean> {
    const account = this.#kept.load();
    if (!account || account.domain !== this.#settings.domain) return false;
    try {
      await this.signIn(account);
      return true;
    } catch (error) {
      if (!isWorkbenchError(error, 'auth/wrong-credentials')) throw error;
      this.#kept.clear();
      return false;
    }
  }

  async signOut(): Promise<void> {
    const endpoint = this.#letGo();
    if (this.#account) this.#kept.clear();
    this.#account = null;
    this.#tellLine('closed');
    this.#tellConnection('disconnected');
    await endpoint?.close();
  }

  /** Registers the line. @throws `line/registration-failed`, `auth/wrong-credentials` */
  async openLine(): Promise<void> {
    if (this.#isLineWanted) return;
    const { endpoint } = this;
    this.#isLineWanted = true;
    if (this.#connection !== 'connected') return this.#tellLine('reconnecting');
    this.#tellLine('connecting');
    try {
      await endpoint.register();
      if (this.#isStillWanted(endpoint)) this.#tellLine('ready');
    } catch (error) {
      this.#isLineWanted = false;
      this.#tellLine('failed');
      throw error;
    }
  }

  #isStillWanted(endpoint: SipEndpoint): boolean {
    return this.#isLineWanted && this.#endpoint === endpoint;
  }

  async closeLine(): Promise<void> {
    this.#isLineWanted = false;
    this.#tellLine('closed');
    await this.#endpoint?.unregister();
  }

  /** The page goes away: what can be said at once is said. */
  leave(): void {
    this.#endpoint?.leave();
  }

  dispose(): void {
    removeEventListener('online', this.#handleOnline);
    const endpoint = this.#letGo();
    this.#line = 'closed';
    this.#connection = 'disconnected';
    void endpoint?.close();
  }

  #handleLost(round: number): void {
    if (!this.#endpoint || round !== this.#round || this.#isRetrying || this.#cancelRetry) return;
    this.#tellConnection('reconnecting');
    if (this.#isLineWanted) this.#tellLine('reconnecting');
    this.#scheduleRetry();
  }

  #scheduleRetry(): void {
    const { clock, random } = this.#settings;
    const delayMs = backOffMs(this.#failures, random);
    this.#failures += 1;
    this.#cancelRetry = clock.after(delayMs, () => void this.#retry());
  }

  async #retry(): Promise<void> {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    const round = this.#round;
    this.#isRetrying = true;
    try {
      await this.endpoint.reconnect();
      if (this.#isLineWanted) await this.endpoint.register();
      if (round === this.#round) this.#handleRestored();
    } catch (error) {
      if (round === this.#round) this.#handleFailedRetry(error);
    } finally {
      if (round === this.#round) this.#isRetrying = false;
    }
  }

  #handleRestored(): void {
    this.#failures = 0;
    this.#tellConnection('connected');
    if (this.#isLineWanted) this.#tellLine('ready');
    this.#events.onRestored();
  }

  /** One report an outage is enough; an account that is no more ends the sign-in. */
  #handleFailedRetry(error: unknown): void {
    if (isWorkbenchError(error, 'auth/wrong-credentials')) {
      const endpoint = this.#letGo();
      this.#kept.clear();
      this.#account = null;
      this.#tellLine('failed');
      this.#tellConnection('disconnected');
      void endpoint?.close();
      return this.#events.onError(new WorkbenchError('auth/session-expired', { cause: error }));
    }
    if (this.#failures === 1)
      this.#events.onError(
        isWorkbenchError(error) ? error : new WorkbenchError('network/unreachable', { cause: error }),
      );
    this.#scheduleRetry();
  }

  readonly #handleOnline = (): void => {
    if (this.#cancelRetry) void this.#retry();
  };

  #letGo(): SipEndpoint | null {
    const endpoint = this.#endpoint;
    this.#round += 1;
    this.#endpoint = null;
    this.#isLineWanted = false;
    this.#isRetrying = false;
    this.#failures = 0;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    return endpoint;
  }

  #tellConnection(connection: CentreConnection): void {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.#events.onConnection(connection);
  }

  #tellLine(state: LineState): void {
    if (state === this.#line) return;
    this.#line = state;
    this.#events.onLine(state);
  }
}

async function loadEndpoint(): Promise<{ readonly SipEndpoint: typeof SipEndpoint }> {
  try {
    return await import('./sip-endpoint.js');
  } catch (cause) {
    throw new WorkbenchError('network/unreachable', {
      message: 'The SIP part of the SDK could not be loaded.',
      cause,
    });
  }
}
