import * as v from 'valibot';
import { WorkbenchError, type Clock } from '../../base/index.js';
import type { RequestTrace } from '../../ports/index.js';
import { createProof } from './dpop-proof.js';
import { errorFromResponse } from './problem-document.js';

const timeoutMs = 10_000;
const retryDelaysMs = [250, 1_000];

/** One request to the centre. */
export interface CentreRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with `/api/v1`; may carry a query. */
  readonly path: string;
  readonly body?: unknown;
  /** Signs the request (RFC 9449); a page that is not signing in needs none. */
  readonly keys?: CryptoKeyPair;
  readonly accessToken?: string;
  /** The same for every try of the same wish. */
  readonly idempotencyKey: string;
  /** How often to try when the network drops the request or its answer. @defaultValue 3 */
  readonly tries?: number;
}

/** What an {@link HttpClient} works with. */
export interface HttpClientOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Whether somebody wants to hear of requests. */
  readonly isTraced: () => boolean;
  readonly onTrace: (trace: RequestTrace) => void;
}

/** One try under way: its place in a trace (W3C Trace Context §3.2), and what becomes of it. */
interface Try {
  readonly at: number;
  readonly traceId: string | null;
  status: number | null;
}

/** Sends requests with a proof of possession, each try with its own; rejects with {@link WorkbenchError}s only. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #running = new Set<AbortController>();
  readonly #waits = new Set<() => void>();
  #isDisposed = false;

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  /**
   * Sends `request` and answers what came back, checked against `schema`.
   * @throws `network/unreachable`, `network/timeout`, `server/internal` for an answer of another shape, and what the centre refused with
   */
  async send<Schema extends v.GenericSchema>(
    request: CentreRequest,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    const text = await this.#sendWithRetries(request);
    const parsed = v.safeParse(schema, text === '' ? undefined : parseJson(text));
    if (parsed.success) return parsed.output;
    throw new WorkbenchError('server/internal', {
      message: 'The centre answered something this page does not understand.',
      cause: new v.ValiError(parsed.issues),
      details: { path: request.path.split('?')[0] },
    });
  }

  /** Breaks off what is under way; later requests reject with `sdk/disposed`. */
  dispose(): void {
    this.#isDisposed = true;
    for (const controller of this.#running) controller.abort();
    for (const end of [...this.#waits]) end();
  }

  async #sendWithRetries(request: CentreRequest): Promise<string> {
    const tries = request.tries ?? retryDelaysMs.length + 1;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#sendOnce(request);
      } catch (error) {
        const delay = retryDelaysMs[attempt];
        if (attempt + 1 >= tries || delay === undefined || !isWorthRetrying(error) || this.#isDisposed)
          throw error;
        await this.#wait(delay);
      }
    }
  }

  async #sendOnce(request: CentreRequest): Promise<string> {
    this.#assertUsable();
    const { clock, isTraced } = this.#options;
    const current: Try = { at: clock.now(), traceId: isTraced() ? randomHex(16) : null, status: null };
    try {
      const text = await this.#exchange(request, current);
      this.#trace(request, current, null);
      return text;
    } catch (error) {
      this.#trace(request, current, error);
      throw error;
    }
  }

  /** The answer counts once its body is here: until then it is late, and can be lost, as one that has not begun. */
  async #exchange(request: CentreRequest, current: Try): Promise<string> {
    const url = new URL(request.path, this.#options.url).href;
    const headers = { ...(await this.#headers(request, url)), ...traceHeader(current) };
    this.#assertUsable();
    const controller = new AbortController();
    this.#running.add(controller);
    let isLate = false;
    const cancel = this.#options.clock.after(timeoutMs, () => {
      isLate = true;
      controller.abort();
    });
    try {
      const response = await this.#options.fetch(url, {
        method: request.method,
        headers,
        credentials: 'omit',
        cache: 'no-store',
        signal: controller.signal,
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      });
      current.status = response.status;
      if (!response.ok) throw await errorFromResponse(response);
      return await response.text();
    } catch (cause) {
      throw this.#translate(cause, isLate);
    } finally {
      cancel();
      this.#running.delete(controller);
    }
  }

  async #headers(request: CentreRequest, url: string): Promise<Record<string, string>> {
    const { accessToken, method } = request;
    const now = this.#options.clock.now();
    const bound = accessToken === undefined ? {} : { accessToken };
    const proof = request.keys && (await createProof(request.keys, { method, url, now, ...bound }));
    return {
      ...(proof !== undefined && { DPoP: proof }),
      Accept: 'application/json, application/problem+json',
      ...(method !== 'GET' && { 'Idempotency-Key': request.idempotencyKey }),
      ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
      ...(accessToken !== undefined && { Authorization: `DPoP ${accessToken}` }),
    };
  }

  #trace({ idempotencyKey, method, path }: CentreRequest, current: Try, error: unknown): void {
    const { clock, isTraced, onTrace } = this.#options;
    if (!isTraced()) return;
    const { at, traceId, status } = current;
    onTrace({
      at,
      id: idempotencyKey,
      traceId,
      method,
      path: path.replace(/\?.*$/, ''),
      status,
      code: error instanceof WorkbenchError ? error.code : null,
      durationMs: clock.now() - at,
    });
  }

  #assertUsable(): void {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
  }

  #translate(cause: unknown, isLate: boolean): WorkbenchError {
    if (cause instanceof WorkbenchError) return cause;
    if (this.#isDisposed) return new WorkbenchError('sdk/disposed', { cause });
    return new WorkbenchError(isLate ? 'network/timeout' : 'network/unreachable', { cause });
  }

  #wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#waits.delete(end);
        resolve();
      };
      const cancel = this.#options.clock.after(delayMs, end);
      this.#waits.add(end);
    });
  }
}

function traceHeader({ traceId }: Try): Record<string, string> {
  return traceId === null ? {} : { traceparent: `00-${traceId}-${randomHex(8)}-01` };
}

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof WorkbenchError)) return false;
  return (
    error.code === 'network/unreachable' ||
    error.code === 'network/timeout' ||
    error.code === 'server/unavailable'
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WorkbenchError('server/internal', { message: 'The centre answered no JSON.', cause });
  }
}
