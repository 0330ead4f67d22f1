import * as v from 'valibot';
import { Emitter, systemClock, WorkbenchError, type Clock } from '../../base/index.js';
import {
  centreSnapshotSchema,
  directorySchema,
  recordPageSchema,
  type AgentCommand,
  type AgentProfile,
  type Directory,
  type Fact,
  type RecordFilter,
  type RecordPage,
} from '../../model/index.js';
import type {
  CentreEvents,
  CodeRequest,
  CodeSent,
  FirstSignIn,
  LineCredentials,
  RequestTrace,
  SignInRequest,
  SignInResult,
} from '../../ports/index.js';
import { commandRequest, recordsRequest } from './command-request.js';
import { EventStream } from './event-stream.js';
import { HttpClient } from './http-client.js';
import { HttpSession } from './http-session.js';
import { indexedDbStorage, type SignInStorage } from './sign-in-storage.js';
import { trtcPassSchema, type HttpCentrePort, type TrtcPass } from './trtc-pass.js';

/** What {@link createHttpCentre} may be given. */
export interface HttpCentreOptions {
  /** Address of the centre's server, for example `https://centre.example`. */
  readonly url: string;
  /** @defaultValue the page's own */
  readonly fetch?: typeof fetch;
  /** @defaultValue the page's own */
  readonly webSocket?: typeof WebSocket;
  /** @defaultValue the machine's time */
  readonly clock?: Clock;
  /** Where the sign-in is kept over a reload. @defaultValue IndexedDB of the page's origin */
  readonly storage?: SignInStorage;
  /** Spreads reconnections; between 0 and 1. @defaultValue `Math.random` */
  readonly random?: () => number;
}

const acceptedSchema = v.object({ callId: v.optional(v.nullable(v.string())) });
const ticketSchema = v.object({ ticket: v.string() });
const codeSentSchema = v.object({ resendAfterMs: v.number() });
const resetSchema = v.object({ resetToken: v.string() });
const linkSchema = v.object({ url: v.string() });
const lineSchema = v.object({ url: v.string(), uri: v.string(), username: v.string(), password: v.string() });

/**
 * Connects to a centre's server over HTTP and WebSocket. Requests carry a proof of possession (RFC 9449), so that a stolen
 * token is of no use without this browser's key.
 *
 * @throws `sdk/invalid-options` for an address that is no http(s) address, or a page without a secure context
 * @example
 * const centre = createHttpCentre({ url: 'https://centre.example' });
 */
export function createHttpCentre(options: HttpCentreOptions): HttpCentrePort {
  return new HttpCentre(options);
}

class HttpCentre implements HttpCentrePort {
  readonly capabilities = {
    queues: true,
    records: true,
    recordings: true,
    directory: true,
    selfService: true,
    mobile: true,
    smsCodes: true,
  };
  readonly #emitter = new Emitter<CentreEvents>();
  readonly #client: HttpClient;
  readonly #session: HttpSession;
  readonly #stream: EventStream;

  constructor(options: HttpCentreOptions) {
    const url = checkedUrl(options.url);
    const clock = options.clock ?? systemClock;
    this.#client = new HttpClient({
      url,
      clock,
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
      isTraced: () => this.#emitter.isHeard('request'),
      onTrace: (trace) => this.#tellRequest(trace),
    });
    this.#session = new HttpSession({
      url,
      clock,
      client: this.#client,
      storage: options.storage ?? indexedDbStorage,
      onLost: (error) => this.#handleLost(error),
    });
    this.#stream = new EventStream({
      url,
      clock,
      webSocket: options.webSocket ?? WebSocket,
      random: options.random ?? Math.random,
      ticket: () => this.#ticket(),
      fetchSnapshot: () =>
        this.#session.send({ method: 'GET', path: '/api/v1/snapshot' }, centreSnapshotSchema),
      onFact: (fact) => this.#handleFact(fact),
      onSnapshot: (snapshot) => this.#emitter.emit('snapshot', snapshot),
      onConnection: (connection) => this.#emitter.emit('connection', connection),
      onError: (error) => this.#emitter.emit('error', error),
    });
  }

  resume(): Promise<AgentProfile | null> {
    return this.#session.resume();
  }

  signIn(request: SignInRequest): Promise<SignInResult> {
    return this.#session.signIn(request);
  }

  completeFirstSignIn(request: FirstSignIn): Promise<SignInResult> {
    return this.#session.completeFirstSignIn(request);
  }

  chooseCentre(choice: { readonly choiceToken: string; readonly centreId: string }): Promise<AgentProfile> {
    return this.#session.chooseCentre(choice);
  }

  requestCode(request: CodeRequest): Promise<CodeSent> {
    if (request.purpose === 'setup')
      return this.#session.sendEntering('/api/v1/codes', request, codeSentSchema);
    if (request.purpose !== 'change-mobile')
      return this.#session.sendUnsigned('/api/v1/codes', request, codeSentSchema);
    const { purpose: _, ...body } = request;
    return this.#session.send({ method: 'POST', path: '/api/v1/agent/mobile/codes', body }, codeSentSchema);
  }

  verifyReset(proof: {
    readonly mobile: string;
    readonly code: string;
  }): Promise<{ readonly resetToken: string }> {
    return this.#session.sendUnsigned('/api/v1/password-resets', proof, resetSchema);
  }

  async resetPassword(request: { readonly resetToken: string; readonly newPassword: string }): Promise<void> {
    await this.#session.sendUnsigned('/api/v1/password-resets/complete', request, v.unknown());
  }

  async changeMobile(body: {
    readonly oldMobile: string;
    readonly newMobile: string;
    readonly code: string;
  }): Promise<void> {
    await this.#session.send({ method: 'PUT', path: '/api/v1/agent/mobile', body }, v.unknown());
  }

  async signOut(): Promise<void> {
    await this.#session.signOut();
    this.disconnect();
  }

  connect(): void {
    this.#stream.connect();
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
    const answer = await this.#session.send(commandRequest(command), v.optional(acceptedSchema));
    return { callId: answer?.callId ?? null };
  }

  lineCredentials(): Promise<LineCredentials> {
    return this.#session.send({ method: 'POST', path: '/api/v1/line' }, lineSchema);
  }

  trtcCredentials(callId: string): Promise<TrtcPass> {
    const path = `/api/v1/agent/trtc-credentials?${new URLSearchParams({ callId }).toString()}`;
    return this.#session.send({ method: 'GET', path }, trtcPassSchema);
  }

  records(
    filter: RecordFilter,
    page: { readonly cursor?: string; readonly limit?: number } = {},
  ): Promise<RecordPage> {
    return this.#session.send(recordsRequest(filter, page), recordPageSchema);
  }

  async recordingUrl(recordId: string): Promise<string> {
    const path = `/api/v1/records/${encodeURIComponent(recordId)}/recording-link`;
    return (await this.#session.send({ method: 'POST', path }, linkSchema)).url;
  }

  async recordsExportUrl(filter: RecordFilter, language: string): Promise<string> {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const body = { filter, language, timeZone };
    return (
      await this.#session.send({ method: 'POST', path: '/api/v1/records/export-links', body }, linkSchema)
    ).url;
  }

  directory(): Promise<Directory> {
    return this.#session.send({ method: 'GET', path: '/api/v1/directory' }, directorySchema);
  }

  dispose(): void {
    this.#stream.disconnect();
    this.#client.dispose();
    this.#emitter.clear();
  }

  async #ticket(): Promise<string> {
    const request = { method: 'POST', path: '/api/v1/event-tickets', tries: 1 } as const;
    return (await this.#session.send(request, ticketSchema)).ticket;
  }

  /** A listener that fails must not fail the request. */
  #tellRequest(trace: RequestTrace): void {
    try {
      this.#emitter.emit('request', trace);
    } catch (error) {
      reportError(error);
    }
  }

  #handleFact(fact: Fact): void {
    this.#emitter.emit('fact', fact);
    if (fact.type !== 'session.ended') return;
    this.disconnect();
    this.#session.forget().catch((cause: unknown) => this.#reportStorage(cause));
  }

  #reportStorage(cause: unknown): void {
    this.#emitter.emit(
      'error',
      cause instanceof WorkbenchError ? cause : new WorkbenchError('sdk/invalid-options', { cause }),
    );
  }

  #handleLost(error: WorkbenchError): void {
    this.disconnect();
    this.#emitter.emit('error', error);
  }
}

function checkedUrl(url: string): string {
  if (!globalThis.isSecureContext) {
    throw new WorkbenchError('sdk/invalid-options', {
      message: 'The page needs a secure context: https, or http on localhost.',
    });
  }
  try {
    const parsed = new URL(url, location.href);
    if (parsed.protocol === 'http:' || parsed.protocol === 'https:') return parsed.origin;
  } catch (cause) {
    throw new WorkbenchError('sdk/invalid-options', { message: `The url "${url}" is no address.`, cause });
  }
  throw new WorkbenchError('sdk/invalid-options', {
    message: `The url "${url}" is no http or https address.`,
  });
}
