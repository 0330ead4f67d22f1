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
 * A refresh token works once, so tabs take turns, and each reads anew what the one before has stored.
 */
export class HttpSession {
  readonly #options: HttpSessionOptions;
  #access: Access | null = null;
  #refreshing: Promise<Tokens> | null = null;
  #entryKeys: CryptoKeyPair | null = null;
  /** Whose sign-in this page has; `null` before it has one. */
  #agentId: string | null = null;
  /** The refresh token that this page stored or took up last: only what it belongs to is this page's to drop. */
  #refreshToken: string | null = null;

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
    this.#agentId = null;
    await this.#keep(keys, answer);
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

  /** Drops the sign-in from this page and from the storage, unless another tab has kept one of its own there since. */
  async forget(): Promise<void> {
    const { storage, url } = this.#options;
    this.#access = null;
    const kept = await storage.load(url);
    if (kept?.refreshToken === this.#refreshToken) await storage.clear(url);
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
    this.#refreshing ??= navigator.locks
      .request(`tccc-workbench:${this.#options.url}`, () => this.#refreshInTurn())
      .finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  async #refreshInTurn(): Promise<Tokens> {
    const { storage, url, client } = this.#options;
    const kept = await storage.load(url);
    if (!kept) throw new WorkbenchError('auth/session-expired', { message: 'Another tab signed out.' });
    this.#refreshToken = kept.refreshToken;
    const refreshKey = kept.refreshKey ?? crypto.randomUUID();
    await storage.save(url, { ...kept, refreshKey });
    const tokens = await client.send(
      {
        method: 'POST',
        path: '/api/v1/sessions/refresh',
        body: { refreshToken: kept.refreshToken },
        keys: kept.keys,
        idempotencyKey: refreshKey,
      },
      tokensSchema,
    );
    await this.#keep(kept.keys, tokens);
    return tokens;
  }

  async #keep(keys: CryptoKeyPair, tokens: Tokens): Promise<void> {
    const { storage, url, clock } = this.#options;
    const kept: KeptSignIn = { keys, refreshToken: tokens.refreshToken, refreshKey: null };
    await storage.save(url, kept);
    this.#assertSameAgent(tokens);
    this.#refreshToken = tokens.refreshToken;
    this.#access = { keys, token: tokens.accessToken, expiresAt: clock.now() + tokens.expiresInS * 1000 };
  }

  /** The tabs share one sign-in: where another person signed in, this page's is over and theirs stays. */
  #assertSameAgent({ agent }: Tokens): void {
    this.#agentId ??= agent.id;
    if (this.#agentId === agent.id) return;
    this.#access = null;
    this.#refreshToken = null;
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
