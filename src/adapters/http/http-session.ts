import * as v from 'valibot';
import { isWorkbenchError, WorkbenchError, type Clock } from '../../base/index.js';
import { agentProfileSchema, type AgentProfile } from '../../model/index.js';
import type { FirstSignIn, SignInRequest, SignInResult } from '../../ports/index.js';
import { createProofKeys } from './dpop-proof.js';
import type { CentreRequest, HttpClient } from './http-client.js';
import type { KeptSignIn, SignInStorage } from './sign-in-storage.js';

const refreshEarlyMs = 30_000;

const tokensSchema = v.object({
  accessToken: v.string(),
  expiresInS: v.number(),
  refreshToken: v.string(),
  agent: agentProfileSchema,
});
type Tokens = v.InferOutput<typeof tokensSchema>;

const signInSchema = v.variant('kind', [
  v.object({ kind: v.literal('signed-in'), ...tokensSchema.entries }),
  v.object({ kind: v.literal('setup-required'), setupToken: v.string() }),
  v.object({
    kind: v.literal('centre-required'),
    choiceToken: v.string(),
    centres: v.array(v.object({ id: v.string(), name: v.string(), lastVisitAt: v.nullable(v.number()) })),
  }),
]);

/** What stays the same in a sign-in, however often it is refreshed. */
type MadeSignIn = Required<Pick<KeptSignIn, 'keys' | 'signInId'>>;

interface Access {
  readonly keys: CryptoKeyPair;
  readonly token: string;
  readonly expiresAt: number;
}

/** A request that needs the sign-in. */
export type SignedRequest = Omit<CentreRequest, 'keys' | 'accessToken' | 'idempotencyKey'>;

/** What an {@link HttpSession} works with. */
export interface HttpSessionOptions {
  /** Address of the centre: names the kept sign-in and the lock. */
  readonly url: string;
  readonly client: HttpClient;
  readonly storage: SignInStorage;
  readonly clock: Clock;
  /** The sign-in is over: expired, or ended elsewhere. */
  readonly onLost: (error: WorkbenchError) => void;
}

/**
 * The sign-in of this page: the access token in memory, the refresh token and the key in storage that all tabs share.
 * A refresh token works once, so tabs take turns with all that changes the storage, and each reads anew what the one
 * before has stored.
 */
export class HttpSession {
  readonly #options: HttpSessionOptions;
  #access: Access | null = null;
  #refreshing: Promise<Tokens> | null = null;
  #entryKeys: CryptoKeyPair | null = null;
  /** Whose sign-in this page has; `null` before it has one. */
  #agentId: string | null = null;
  /** The kept sign-in that this page stored or took up last: only that one is this page's to drop. */
  #signInId: string | null = null;

  constructor(options: HttpSessionOptions) {
    this.#options = options;
  }

  /** Takes up a kept sign-in; `null` when there is none, or it is no longer valid. */
  async resume(): Promise<AgentProfile | null> {
    if (!(await this.#options.storage.load(this.#options.url))) return null;
    this.#agentId = null;
    try {
      return (await this.#refresh()).agent;
    } catch (error) {
      if (isWorkbenchError(error) && error.code.startsWith('auth/') && !error.retryable) {
        await this.forget();
        return null;
      }
      throw error;
    }
  }

  async signIn(request: SignInRequest): Promise<SignInResult> {
    this.#entryKeys = null;
    return this.#enter('/api/v1/sessions', request);
  }

  completeFirstSignIn(request: FirstSignIn): Promise<SignInResult> {
    return this.#enter('/api/v1/sessions/first', request);
  }

  async chooseCentre(choice: {
    readonly choiceToken: string;
    readonly centreId: string;
  }): Promise<AgentProfile> {
    const result = await this.#enter('/api/v1/sessions/centre', choice);
    if (result.kind === 'signed-in') return result.agent;
    throw new WorkbenchError('server/internal', { message: 'The centre asked for a choice that was made.' });
  }

  /** Sends a request of a page that is not signed in, e.g. for a code. */
  sendUnsigned<Schema extends v.GenericSchema>(
    path: string,
    body: unknown,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    return this.#options.client.send(
      { method: 'POST', path, body, idempotencyKey: crypto.randomUUID() },
      schema,
    );
  }

  /** Sends a request of a page that is in the middle of signing in; all its steps are made with the same key. */
  async sendEntering<Schema extends v.GenericSchema>(
    path: string,
    body: unknown,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    const keys = (this.#entryKeys ??= await createProofKeys());
    return this.#options.client.send(
      { method: 'POST', path, body, keys, idempotencyKey: crypto.randomUUID() },
      schema,
    );
  }

  async #enter(path: string, body: unknown): Promise<SignInResult> {
    const keys = (this.#entryKeys ??= await createProofKeys());
    const answer = await this.sendEntering(path, body, signInSchema);
    if (answer.kind !== 'signed-in') return answer;
    this.#entryKeys = null;
    await this.#inTurn(async () => {
      this.#agentId = null;
      await this.#keep({ keys, signInId: crypto.randomUUID() }, answer);
    });
    return { kind: 'signed-in', agent: answer.agent };
  }

  /** Revokes the session; one that is over already is as good. */
  async signOut(): Promise<void> {
    try {
      await this.#sendOnce(
        { method: 'DELETE', path: '/api/v1/sessions/current' },
        v.unknown(),
        crypto.randomUUID(),
      );
    } catch (error) {
      if (!isSessionOver(error)) throw error;
    }
    await this.forget();
  }

  /**
   * Drops the sign-in from this page and from the storage, also where another tab has refreshed it; one that another tab
   * has made since stays there.
   */
  async forget(): Promise<void> {
    const { storage, url } = this.#options;
    const signInId = this.#signInId;
    this.#access = null;
    await this.#inTurn(async () => {
      const kept = await storage.load(url);
      if (kept?.signInId !== signInId) return;
      this.#access = null; // a refresh may have been under way
      await storage.clear(url);
    });
  }

  /** Sends a request of the signed-in agent; refreshes the access token before it expires, and once when it was refused. */
  async send<Schema extends v.GenericSchema>(
    request: SignedRequest,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    const idempotencyKey = crypto.randomUUID();
    try {
      return await this.#sendOnce(request, schema, idempotencyKey);
    } catch (error) {
      if (isSessionOver(error)) await this.#lose(error);
      throw error;
    }
  }

  async #sendOnce<Schema extends v.GenericSchema>(
    request: SignedRequest,
    schema: Schema,
    idempotencyKey: string,
  ): Promise<v.InferOutput<Schema>> {
    const access = await this.#validAccess();
    const send = ({ keys, token }: Access): Promise<v.InferOutput<Schema>> =>
      this.#options.client.send({ ...request, keys, accessToken: token, idempotencyKey }, schema);
    try {
      return await send(access);
    } catch (error) {
      if (!isWorkbenchError(error, 'auth/session-expired')) throw error;
      if (this.#access === access) this.#access = null;
      return send(await this.#validAccess());
    }
  }

  async #validAccess(): Promise<Access> {
    const isFresh = this.#access && this.#access.expiresAt - refreshEarlyMs > this.#options.clock.now();
    if (!isFresh) await this.#refresh();
    if (!this.#access) throw new WorkbenchError('auth/session-expired');
    return this.#access;
  }

  #refresh(): Promise<Tokens> {
    this.#refreshing ??= this.#inTurn(() => this.#refreshKept()).finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  /** Waits until no other tab, nor this one, changes the storage. A task must not ask for a turn of its own. */
  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    return navigator.locks.request(`tccc-workbench:${this.#options.url}`, task);
  }

  async #refreshKept(): Promise<Tokens> {
    const { storage, url, client } = this.#options;
    const kept = await storage.load(url);
    if (!kept) throw new WorkbenchError('auth/session-expired', { message: 'Another tab signed out.' });
    const { keys, refreshToken, signInId = crypto.randomUUID() } = kept;
    this.#signInId = signInId;
    const refreshKey = kept.refreshKey ?? crypto.randomUUID();
    await storage.save(url, { ...kept, signInId, refreshKey });
    const tokens = await client.send(
      {
        method: 'POST',
        path: '/api/v1/sessions/refresh',
        body: { refreshToken },
        keys,
        idempotencyKey: refreshKey,
      },
      tokensSchema,
    );
    await this.#keep({ keys, signInId }, tokens);
    return tokens;
  }

  async #keep({ keys, signInId }: MadeSignIn, tokens: Tokens): Promise<void> {
    const { storage, url, clock } = this.#options;
    await storage.save(url, { keys, signInId, refreshToken: tokens.refreshToken, refreshKey: null });
    this.#assertSameAgent(tokens);
    this.#signInId = signInId;
    this.#access = { keys, token: tokens.accessToken, expiresAt: clock.now() + tokens.expiresInS * 1000 };
  }

  /** The tabs share one sign-in: where another person signed in, this page's is over and theirs stays. */
  #assertSameAgent({ agent }: Tokens): void {
    this.#agentId ??= agent.id;
    if (this.#agentId === agent.id) return;
    this.#access = null;
    this.#signInId = null;
    throw new WorkbenchError('auth/session-expired', { message: 'Somebody else signed in in another tab.' });
  }

  async #lose(error: WorkbenchError): Promise<void> {
    await this.forget();
    this.#options.onLost(error);
  }
}

function isSessionOver(error: unknown): error is WorkbenchError {
  return isWorkbenchError(error, 'auth/session-expired') || isWorkbenchError(error, 'auth/session-revoked');
}
