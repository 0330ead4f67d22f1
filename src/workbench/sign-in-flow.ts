import { isWorkbenchError, WorkbenchError, type Clock } from '../base/index.js';
import type { AgentProfile } from '../model/index.js';
import type { CentrePort, FirstSignIn, SignInRequest, SignInResult } from '../ports/index.js';
import type { CallsMirror } from './calls-mirror.js';
import type { LineSession } from './line-session.js';
import { emptySnapshot, type WorkbenchStore } from './workbench-store.js';
import type { WorkbenchEvents } from './workbench.js';

const firstRetryMs = 1_000;
const longestRetryMs = 8_000;

type SignOutReason = WorkbenchEvents['signed-out']['reason'];

/** What a {@link SignInFlow} works with. */
export interface SignInFlowOptions {
  readonly centre: CentrePort;
  readonly clock: Clock;
  readonly store: WorkbenchStore;
  readonly calls: CallsMirror;
  readonly lineSession: LineSession;
  /**
   * Loads what only a signed-in desk needs. It comes before the centre is asked: a code or token that works once is not
   * spent on a page that could not show the desk.
   */
  readonly prepare: () => Promise<void>;
}

/** Leads in and out: takes up a kept sign-in, signs in, and clears the desk when the sign-in ends, whoever ended it. */
export class SignInFlow {
  readonly #options: SignInFlowOptions;
  #cancelRetry: (() => void) | undefined;
  #choiceToken: string | null = null;

  constructor(options: SignInFlowOptions) {
    this.#options = options;
  }

  /** Looks for a sign-in kept from before; tries again while the centre can't be reached. */
  async resume(retryMs = firstRetryMs): Promise<void> {
    const { centre, clock, store, prepare } = this.#options;
    try {
      const agent = await centre.resume();
      if (store.isDisposed) return;
      if (agent) await prepare();
      if (store.snapshot.phase !== 'resuming') return;
      if (agent) this.#enter(agent);
      else store.update({ phase: 'signedOut' });
    } catch (error) {
      if (store.isDisposed) return;
      store.report(error);
      if (store.snapshot.phase !== 'resuming') return;
      if (!isWorkbenchError(error) || !error.retryable) return store.update({ phase: 'signedOut' });
      this.#cancelRetry = clock.after(retryMs, () => void this.resume(Math.min(retryMs * 2, longestRetryMs)));
    }
  }

  async signIn(request: SignInRequest): Promise<SignInResult> {
    const { centre, store, prepare } = this.#options;
    return store.run('sign-in', async () => {
      this.#cancelRetry?.();
      await prepare();
      return this.#follow(await centre.signIn(request));
    });
  }

  async completeFirstSignIn(request: FirstSignIn): Promise<SignInResult> {
    const { centre, store, prepare } = this.#options;
    return store.run('sign-in', async () => {
      await prepare();
      return this.#follow(await centre.completeFirstSignIn(request));
    });
  }

  /** @throws `auth/token-expired` when no choice is asked for */
  async chooseCentre(centreId: string): Promise<void> {
    const { centre, store, prepare } = this.#options;
    await store.run('sign-in', async () => {
      const choiceToken = this.#choiceToken;
      if (choiceToken === null) throw new WorkbenchError('auth/token-expired');
      await prepare();
      this.#enter(await centre.chooseCentre({ choiceToken, centreId }));
    });
  }

  /** Goes back to the entrance from a step in between. */
  cancel(): void {
    const { store } = this.#options;
    const isBetween = store.snapshot.phase === 'setupRequired' || store.snapshot.phase === 'centreRequired';
    this.#choiceToken = null;
    if (isBetween) store.update({ phase: 'signedOut', centres: [] });
  }

  async signOut(): Promise<void> {
    const { centre, store } = this.#options;
    await store.run('sign-out', async () => {
      await centre.signOut();
      await this.leave('signed-out');
    });
  }

  /** Clears the desk. Does nothing when nobody is signed in. */
  async leave(reason: SignOutReason): Promise<void> {
    const { centre, store, calls, lineSession } = this.#options;
    if (store.snapshot.phase !== 'signedIn') return;
    calls.clear();
    const { error, pending } = store.snapshot;
    store.update({ ...emptySnapshot, phase: 'signedOut', line: store.snapshot.line, error, pending });
    centre.disconnect();
    store.tell('signed-out', { reason });
    await lineSession.close();
  }

  /** A failure of the stream; one that is fatal ends the sign-in. */
  async handleError(error: WorkbenchError): Promise<void> {
    this.#options.store.report(error);
    if (error.fatal) await this.leave(error.code === 'auth/session-revoked' ? 'revoked' : 'expired');
  }

  dispose(): void {
    this.#cancelRetry?.();
  }

  #follow(result: SignInResult): SignInResult {
    const { store } = this.#options;
    if (result.kind === 'signed-in') this.#enter(result.agent);
    else if (result.kind === 'setup-required') store.update({ phase: 'setupRequired' });
    else {
      this.#choiceToken = result.choiceToken;
      store.update({ phase: 'centreRequired', centres: result.centres });
    }
    return result;
  }

  #enter(agent: AgentProfile): void {
    const { centre, store } = this.#options;
    if (store.isDisposed) return;
    this.#choiceToken = null;
    store.update({ phase: 'signedIn', agent, centres: [], error: null });
    store.tell('signed-in', { agent });
    centre.connect();
  }
}
