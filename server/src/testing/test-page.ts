import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { WebSocket } from 'ws';
import type { Clock } from 'tccc-workbench/base';
import type { CentreSnapshot, Fact } from 'tccc-workbench/model';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The answer's JSON; tests look at it as they expect it. */
  readonly body: Record<string, unknown>;
}

export interface RequestOptions {
  readonly body?: unknown;
  /** Replaces or adds headers; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Claims of the proof to replace. */
  readonly proof?: Readonly<Record<string, unknown>>;
}

/** A page as the server sees one: its key, its tokens, its proofs. */
export class TestPage {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #key: { privateKey: CryptoKey; jwk: JWK };
  accessToken: string | null = null;
  refreshToken: string | null = null;

  private constructor(url: string, clock: Clock, key: { privateKey: CryptoKey; jwk: JWK }) {
    this.#url = url;
    this.#clock = clock;
    this.#key = key;
  }

  static async open(url: string, clock: Clock): Promise<TestPage> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    return new TestPage(url, clock, { privateKey, jwk: await exportJWK(publicKey) });
  }

  async request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const token = this.accessToken;
    const headers = {
      dpop: await this.proof(method, path, options.proof),
      ...(token === null ? {} : { authorization: `DPoP ${token}` }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...options.headers,
    };
    const sent = Object.entries<string | null>(headers).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    );
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: sent,
      ...(options.body === undefined
        ? {}
        : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }

  /** A proof of possession for one request (RFC 9449 §4.2). */
  proof(method: string, path: string, claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const ath =
      this.accessToken === null
        ? {}
        : { ath: createHash('sha256').update(this.accessToken).digest('base64url') };
    const htu = `${this.#url}${path.replace(/\?.*$/, '')}`;
    return new SignJWT({
      htm: method,
      htu,
      jti: randomUUID(),
      iat: Math.floor(this.#clock.now() / 1000),
      ...ath,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: this.#key.jwk })
      .sign(this.#key.privateKey);
  }

  async signIn(email: string, password: string): Promise<Answer> {
    const answer = await this.request('POST', '/api/v1/sessions', {
      body: { kind: 'password', email, password },
    });
    this.keep(answer);
    return answer;
  }

  /** Takes over the tokens of an answer. */
  keep({ body }: Answer): void {
    if (typeof body.accessToken === 'string') this.accessToken = body.accessToken;
    if (typeof body.refreshToken === 'string') this.refreshToken = body.refreshToken;
  }

  async renew(): Promise<Answer> {
    this.accessToken = null;
    const answer = await this.request('POST', '/api/v1/sessions/refresh', {
      body: { refreshToken: this.refreshToken },
    });
    this.keep(answer);
    return answer;
  }

  /** Opens the stream of facts. */
  async listen(since?: number): Promise<TestStream> {
    const { body } = await this.request('POST', '/api/v1/event-tickets');
    const query = `ticket=${String(body.ticket)}${since === undefined ? '' : `&since=${since}`}`;
    return TestStream.open(`${this.#url.replace(/^http/, 'ws')}/api/v1/events?${query}`);
  }
}

type Message =
  | { readonly kind: 'snapshot'; readonly snapshot: CentreSnapshot }
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'ping' };

/** The page's end of the stream of facts. */
export class TestStream {
  readonly messages: Message[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  #arrived: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()) as Message);
      this.#arrived();
    });
  }

  static async open(url: string): Promise<TestStream> {
    const stream = new TestStream(new WebSocket(url));
    await new Promise((resolve, reject) => stream.socket.once('open', resolve).once('error', reject));
    return stream;
  }

  get facts(): Fact[] {
    return this.messages.flatMap((message) => (message.kind === 'fact' ? [message.fact] : []));
  }

  /** Waits for the snapshot that a new page gets first. */
  async snapshot(): Promise<CentreSnapshot> {
    const message = await this.#wait((candidate) => candidate.kind === 'snapshot');
    if (message.kind !== 'snapshot') throw new Error('unreachable');
    return message.snapshot;
  }

  /** Waits for a fact of this type that fits; one that has come already counts. */
  async fact<Type extends Fact['type']>(
    type: Type,
    fits: (fact: Extract<Fact, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<Fact, { type: Type }>> {
    const isIt = (fact: Fact): fact is Extract<Fact, { type: Type }> =>
      fact.type === type && fits(fact as Extract<Fact, { type: Type }>);
    const message = await this.#wait((candidate) => candidate.kind === 'fact' && isIt(candidate.fact));
    if (message.kind !== 'fact' || !isIt(message.fact)) throw new Error('unreachable');
    return message.fact;
  }

  /** Waits for the sign of life that a quiet stream gives. */
  async ping(): Promise<void> {
    await this.#wait(({ kind }) => kind === 'ping');
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  async #wait(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(fits);
      if (found) return found;
      await new Promise<void>((resolve, reject) => {
        const onClose = (code: number): void =>
          reject(new Error(`The stream closed with ${code} before it came`));
        this.socket.once('close', onClose);
        this.#arrived = () => {
          this.socket.off('close', onClose);
          resolve();
        };
      });
    }
  }
}
