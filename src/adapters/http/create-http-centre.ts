import * as v from 'valibot';
import { Emitter, isWorkbenchError, systemClock, WorkbenchError, type Clock } from '../../base/index.js';
import { loadPart } from '../../base/load-part.js';
import type { AgentCommand, AgentProfile, Directory, RecordFilter, RecordPage } from '../../model/index.js';
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
import { HttpClient } from './http-client.js';
import { HttpSession } from './http-session.js';
import { indexedDbStorage, type SignInStorage } from './sign-in-storage.js';
import type { SignedInCentre } from './signed-in-centre.js';
import type { HttpCentrePort, TrtcPass } from './trtc-pass.js';

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

const codeSentSchema = v.object({ resendAfterMs: v.number() });
const resetSchema = v.object({ resetToken: v.string() });

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
  readonly #loadSignedIn: () => Promise<SignedInCentre>;
  #signedIn: SignedInCentre | null = null;
  #loading: Promise<SignedInCentre> | null = null;
  #isConnecting = false;

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
    this.#loadSignedIn = async () => {
      const { SignedInCentre } = await import('./signed-in-centre.js');
      return new SignedInCentre({
        url,
        clock,
        session: this.#session,
        emitter: this.#emitter,
        webSocket: options.webSocket ?? WebSocket,
        random: options.random ?? Math.random,
      });
    };
  }

  async resume(): Promise<AgentProfile | null> {
    const agent = await this.#session.resume();
    if (agent) await this.#present();
    return agent;
  }

  signIn(request: SignInRequest): Promise<SignInResult> {
    return this.#entering(() => this.#session.signIn(request));
  }

  completeFirstSignIn(request: FirstSignIn): Promise<SignInResult> {
    return this.#entering(() => this.#session.completeFirstSignIn(request));
  }

  chooseCentre(choice: { readonly choiceToken: string; readonly centreId: string }): Promise<AgentProfile> {
    return this.#entering(() => this.#session.chooseCentre(choice));
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
    if (this.#signedIn) return this.#signedIn.connect();
    this.#isConnecting = true;
    void this.#connectOnceLoaded();
  }

  disconnect(): void {
    this.#isConnecting = false;
    this.#signedIn?.disconnect();
  }

  on<Type extends keyof CentreEvents>(
    type: Type,
    listener: (payload: CentreEvents[Type]) => void,
  ): () => void {
    return this.#emitter.on(type, listener);
  }

  async send(command: AgentCommand): Promise<{ readonly callId: string | null }> {
    return (await this.#present()).send(command);
  }

  async lineCredentials(): Promise<LineCredentials> {
    return (await this.#present()).lineCredentials();
  }

  async trtcCredentials(callId: string): Promise<TrtcPass> {
    return (await this.#present()).trtcCredentials(callId);
  }

  async records(
    filter: RecordFilter,
    page?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<RecordPage> {
    return (await this.#present()).records(filter, page);
  }

  async recordingUrl(recordId: string): Promise<string> {
    return (await this.#present()).recordingUrl(recordId);
  }

  async recordsExportUrl(filter: RecordFilter, language: string): Promise<string> {
    return (await this.#present()).recordsExportUrl(filter, language);
  }

  async directory(): Promise<Directory> {
    return (await this.#present()).directory();
  }

  dispose(): void {
    this.disconnect();
    this.#client.dispose();
    this.#emitter.clear();
  }

  /** What a signed-in agent needs is here before the centre is asked: a code that works once is not spent without it. */
  async #entering<Result>(ask: () => Promise<Result>): Promise<Result> {
    await this.#present();
    return ask();
  }

  async #connectOnceLoaded(): Promise<void> {
    try {
      const signedIn = await this.#present();
      if (this.#isConnecting) signedIn.connect();
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      if (this.#isConnecting) this.#emitter.emit('error', error);
    }
  }

  /** @throws `network/part-missing` */
  async #present(): Promise<SignedInCentre> {
    if (this.#signedIn) return this.#signedIn;
    this.#loading ??= loadPart(this.#loadSignedIn).finally(() => (this.#loading = null));
    return (this.#signedIn = await this.#loading);
  }

  /** A listener that fails must not fail the request. */
  #tellRequest(trace: RequestTrace): void {
    try {
      this.#emitter.emit('request', trace);
    } catch (error) {
      reportError(error);
    }
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
