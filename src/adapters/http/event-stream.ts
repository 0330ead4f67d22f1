import * as v from 'valibot';
import { backOffMs } from '../../base/back-off.js';
import { WorkbenchError, type Clock } from '../../base/index.js';
import { centreSnapshotSchema, factSchema, type CentreSnapshot, type Fact } from '../../model/index.js';
import type { CentreConnection } from '../../ports/index.js';

const silenceMs = 25_000;

const frameSchema = v.variant('kind', [
  v.object({ kind: v.literal('snapshot'), snapshot: centreSnapshotSchema }),
  v.object({ kind: v.literal('fact'), fact: factSchema }),
  v.object({ kind: v.literal('ping') }),
]);
type Frame = v.InferOutput<typeof frameSchema>;

/** What an {@link EventStream} works with. */
export interface EventStreamOptions {
  /** Address of the centre. */
  readonly url: string;
  readonly clock: Clock;
  readonly webSocket: typeof WebSocket;
  /** A fresh ticket for one connection. */
  readonly ticket: () => Promise<string>;
  /** The whole truth, when a fact could not be understood. */
  readonly fetchSnapshot: () => Promise<CentreSnapshot>;
  readonly onFact: (fact: Fact) => void;
  readonly onSnapshot: (snapshot: CentreSnapshot) => void;
  readonly onConnection: (connection: CentreConnection) => void;
  readonly onError: (error: WorkbenchError) => void;
  /** Between 0 and 1; spreads the reconnections of many pages. */
  readonly random: () => number;
}

/**
 * The ordered stream of facts. Reconnects by itself from the last number it saw, drops what it told already, and takes a
 * connection that is silent for 25 s as lost.
 */
export class EventStream {
  readonly #options: EventStreamOptions;
  #connection: CentreConnection = 'disconnected';
  #socket: WebSocket | null = null;
  #seq: number | null = null;
  #failures = 0;
  #cancelTimer: (() => void) | null = null;
  /** Grows with every opening, so that answers to a former one are recognised. */
  #round = 0;
  /** Facts that came while a fresh snapshot is fetched. */
  #withheld: Fact[] | null = null;

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  get connection(): CentreConnection {
    return this.#connection;
  }

  connect(): void {
    if (this.#connection !== 'disconnected') return;
    this.#seq = null;
    this.#failures = 0;
    this.#tell('connecting');
    addEventListener('online', this.#handleOnline);
    void this.#open();
  }

  disconnect(): void {
    this.#drop();
    removeEventListener('online', this.#handleOnline);
    if (this.#connection !== 'disconnected') this.#tell('disconnected');
  }

  readonly #handleOnline = (): void => {
    if (this.#connection === 'reconnecting' && !this.#socket) void this.#open();
  };

  async #open(): Promise<void> {
    this.#drop();
    const round = this.#round;
    try {
      const ticket = await this.#options.ticket();
      if (round === this.#round) this.#openSocket(ticket);
    } catch (error) {
      if (round !== this.#round) return;
      this.#handleRefusal(error);
    }
  }

  /** A fatal refusal has ended the sign-in, and with it this stream; others are tried again. */
  #handleRefusal(error: unknown): void {
    if (!(error instanceof WorkbenchError)) {
      this.#options.onError(new WorkbenchError('server/internal', { cause: error }));
    } else if (!error.retryable && !error.fatal) {
      this.#options.onError(error);
    }
    if (error instanceof WorkbenchError && error.fatal) this.disconnect();
    else this.#retry();
  }

  #openSocket(ticket: string): void {
    const url = new URL('/api/v1/events', this.#options.url);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('ticket', ticket);
    if (this.#seq !== null) url.searchParams.set('since', String(this.#seq));
    const socket = new this.#options.webSocket(url.href);
    this.#socket = socket;
    this.#watchSilence();
    socket.onopen = () => {
      socket.send(JSON.stringify({ kind: 'hello' }));
      this.#tell('connected');
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => this.#handleMessage(data);
    socket.onclose = () => this.#retry();
  }

  #handleMessage(data: unknown): void {
    this.#failures = 0;
    this.#watchSilence();
    const frame = parseFrame(data);
    if (frame instanceof WorkbenchError) void this.#recover(frame);
    else this.#handleFrame(frame);
  }

  #handleFrame(frame: Frame): void {
    if (frame.kind === 'snapshot') this.#take(frame.snapshot);
    else if (frame.kind === 'fact') this.#pass(frame.fact);
  }

  #take(snapshot: CentreSnapshot): void {
    this.#seq = snapshot.seq;
    this.#options.onSnapshot(snapshot);
  }

  #pass(fact: Fact): void {
    if (this.#withheld) {
      this.#withheld.push(fact);
      return;
    }
    if (this.#seq !== null && fact.seq <= this.#seq) return;
    this.#seq = fact.seq;
    this.#options.onFact(fact);
  }

  /** The truth that a malformed fact carried is in the next snapshot; facts that come meanwhile wait for it. */
  async #recover(error: WorkbenchError): Promise<void> {
    this.#options.onError(error);
    if (this.#withheld) return;
    this.#withheld = [];
    const round = this.#round;
    try {
      const snapshot = await this.#options.fetchSnapshot();
      if (round !== this.#round) return;
      this.#take(snapshot);
      this.#release();
    } catch (cause) {
      if (round !== this.#round) return;
      this.#seq = null;
      this.#handleRefusal(cause);
    }
  }

  #release(): void {
    const facts = this.#withheld ?? [];
    const round = this.#round;
    this.#withheld = null;
    for (const fact of facts) {
      // whoever hears of a fact may have taken the connection down
      if (round === this.#round) this.#pass(fact);
    }
  }

  #retry(): void {
    this.#drop();
    this.#tell('reconnecting');
    const { clock, random } = this.#options;
    this.#cancelTimer = clock.after(backOffMs(this.#failures, random), () => void this.#open());
    this.#failures += 1;
  }

  #watchSilence(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.clock.after(silenceMs, () => this.#retry());
  }

  /** Lets the socket, the timer and every pending answer go. */
  #drop(): void {
    this.#round += 1;
    this.#withheld = null;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #tell(connection: CentreConnection): void {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.#options.onConnection(connection);
  }
}

function parseFrame(data: unknown): Frame | WorkbenchError {
  try {
    return v.parse(frameSchema, JSON.parse(String(data)));
  } catch (cause) {
    return new WorkbenchError('protocol/malformed-fact', { cause });
  }
}
