import { Disposables, Emitter, WorkbenchError, type Clock } from '../../base/index.js';
import { advanceCall, isLive, isRinging, type CallChartEvent } from '../../machines/index.js';
import type { CallSnapshot, Fact, FactData, FactType } from '../../model/index.js';
import type { Tccc } from './tccc.js';
import type { TcccEventName, TcccEventPayloads, TcccPayload } from './tccc-events.js';
import { presenceOf } from './tccc-words.js';
import { diallingCall, endedCall, isAudio, ringingCall, type Placing } from './tencent-calls.js';
import { TencentPresence } from './tencent-presence.js';

/** What a {@link TencentSession} works with. */
export interface TencentSessionOptions {
  readonly tccc: Tccc;
  readonly userId: string;
  readonly clock: Clock;
  readonly isReady: boolean;
}

/** What both ports hear of the cloud. */
export interface TencentSessionEvents {
  fact: Fact;
  ready: undefined;
  offered: { readonly callId: string };
  connected: { readonly callId: string };
  ended: { readonly callId: string };
  error: WorkbenchError;
}

/**
 * What the cloud's SDK told, as calls on our charts and facts with numbers of our own: the cloud has no stream to catch up
 * with, so that what happened before the page was there stays unknown.
 */
export class TencentSession {
  readonly #options: TencentSessionOptions;
  readonly #emitter = new Emitter<TencentSessionEvents>();
  readonly #disposables = new Disposables();
  readonly #calls = new Map<string, CallSnapshot>();
  readonly #presence = new TencentPresence();
  #isReady: boolean;
  #expiry: WorkbenchError | null = null;
  #placing: Placing | null = null;
  #seq = 0;
  /** Facts that wait for the one that is being told: who hears of one may bring about the next. */
  readonly #untold: Fact[] = [];
  #isTelling = false;

  constructor(options: TencentSessionOptions) {
    this.#options = options;
    this.#isReady = options.isReady;
    this.#listen();
    if (this.#isReady) this.#readStatus();
  }

  get seq(): number {
    return this.#seq;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Why there will be no `ready`. */
  get expiry(): WorkbenchError | null {
    return this.#expiry;
  }

  get presence(): TencentPresence {
    return this.#presence;
  }

  get calls(): readonly CallSnapshot[] {
    return [...this.#calls.values()];
  }

  on<Type extends keyof TencentSessionEvents>(
    type: Type,
    listener: (payload: TencentSessionEvents[Type]) => void,
  ): () => void {
    return this.#emitter.on(type, listener);
  }

  /** @throws `call/not-found` */
  call(callId: string): CallSnapshot {
    const call = this.#calls.get(callId);
    if (!call) throw new WorkbenchError('call/not-found', { details: { callId } });
    return call;
  }

  /** Moves a call on its chart; an event the chart does not take changes nothing. */
  advance(callId: string, event: CallChartEvent): void {
    this.#change(advanceCall(this.call(callId), event));
  }

  /** Changes what the page itself knows of a call: a remark, a transfer. */
  note(callId: string, fields: Partial<CallSnapshot['context']>): void {
    const call = this.call(callId);
    this.#change({ value: call.value, context: { ...call.context, ...fields } });
  }

  /** Tells whose number the next `callOuted` is of: newer SDKs tell nothing but its session. */
  async place(placing: Placing, dial: () => Promise<string>): Promise<string> {
    this.#placing = placing;
    try {
      const sessionId = await dial();
      this.#handleOuted({ sessionId });
      return sessionId;
    } finally {
      this.#placing = null;
    }
  }

  remove(callId: string, reason: FactData<'call.removed'>['reason']): void {
    const call = this.#calls.get(callId);
    if (!call || !this.#calls.delete(callId)) return;
    this.tell('call.removed', { callId, reason });
    this.#followRinging();
    if (isLive(call)) this.#emitter.emit('ended', { callId });
  }

  tellPresence(): void {
    this.tell('presence.changed', this.#presence.presence);
  }

  /** A listener that throws keeps no fact from being told; its error surfaces afterwards. */
  tell<Type extends FactType>(type: Type, data: FactData<Type>): void {
    this.#seq += 1;
    this.#untold.push({ seq: this.#seq, at: this.#options.clock.now(), type, data } as Fact);
    if (this.#isTelling) return;
    this.#isTelling = true;
    const failures: unknown[] = [];
    for (let fact = this.#untold.shift(); fact; fact = this.#untold.shift()) {
      try {
        this.#emitter.emit('fact', fact);
      } catch (error) {
        failures.push(error);
      }
    }
    this.#isTelling = false;
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, 'Listeners of facts failed');
  }

  /** Tells a failure that no caller waits for. */
  fail(error: unknown): void {
    const known =
      error instanceof WorkbenchError ? error : new WorkbenchError('tccc/failed', { cause: error });
    this.#emitter.emit('error', known);
  }

  /** Who still waits for `ready` is told. */
  dispose(): void {
    this.#disposables.dispose();
    this.fail(new WorkbenchError('sdk/disposed'));
    this.#emitter.clear();
  }

  #listen(): void {
    const at = (): number => this.#options.clock.now();
    this.#on('ready', () => this.#handleReady());
    this.#on('tokenExpired', () => this.#handleExpired());
    this.#on('callIn', (payload) => {
      if (!isAudio(payload)) return;
      this.#change(ringingCall(payload, { agentId: this.#options.userId, at: at() }));
      this.#emitter.emit('offered', { callId: payload.sessionId });
    });
    this.#on('userAccessed', ({ sessionId }) => this.#handleTalk(sessionId));
    this.#on('calloutAccepted', ({ sessionId }) => this.#handleTalk(sessionId));
    this.#on('autoTransfer', ({ sessionId }) => this.remove(sessionId, 'missed'));
    this.#on('callOuted', (payload) => this.#handleOuted(payload));
    this.#on('transfer', ({ sessionId }) =>
      this.#end(sessionId, (call) =>
        advanceCall(call, { type: 'call.end', at: at(), endStatus: 'transferred', hungUpBy: 'agent' }),
      ),
    );
    this.#on('sessionEnded', (closed) =>
      this.#end(closed.sessionId, (call) => endedCall(call, { closed, at: at() })),
    );
    this.#on('sessionCompleted', ({ sessionId }) => this.remove(sessionId, 'completed'));
    this.#on('statusChanged', () => this.#readStatus());
    // an extension of this package's own `tccc`; the cloud's does not know the name, which is no mistake there
    if ('kickedOut' in this.#options.tccc.events) {
      this.#on('kickedOut', ({ reason }) => this.tell('session.ended', { reason }));
    }
  }

  #handleReady(): void {
    this.#isReady = true;
    this.#expiry = null;
    this.#readStatus();
    this.#emitter.emit('ready', undefined);
  }

  /** At the start it is the token of the page; later the sign-in itself has run out. */
  #handleExpired(): void {
    this.#expiry = new WorkbenchError(this.#isReady ? 'auth/session-expired' : 'auth/login-token-invalid');
    this.#isReady = false;
    this.#emitter.emit('error', this.#expiry);
  }

  #handleTalk(callId: string): void {
    const call = this.#calls.get(callId);
    if (!call || !isLive(call)) return;
    this.advance(callId, { type: 'call.talk', at: this.#options.clock.now() });
    this.#emitter.emit('connected', { callId });
  }

  #handleOuted(payload: TcccEventPayloads['callOuted']): void {
    if (this.#calls.has(payload.sessionId)) return;
    const { userId, clock } = this.#options;
    this.#change(diallingCall(payload, { agentId: userId, at: clock.now(), placing: this.#placing }));
  }

  #end(callId: string, end: (call: CallSnapshot) => CallSnapshot): void {
    const call = this.#calls.get(callId);
    if (!call || !isLive(call)) return;
    this.#change(end(call));
    this.#emitter.emit('ended', { callId });
  }

  #change(call: CallSnapshot): void {
    this.#calls.set(call.context.id, call);
    this.tell('call.changed', call);
    this.#followRinging();
  }

  #followRinging(): void {
    const change = { isRinging: this.calls.some(isRinging), at: this.#options.clock.now() };
    if (this.#presence.follow(change)) this.tellPresence();
  }

  /** The event may lack its status; the method always has one. A word that no document has changes nothing. */
  #readStatus(): void {
    const state = presenceOf(this.#options.tccc.Agent.getStatus());
    if (state !== null && this.#presence.follow({ state, at: this.#options.clock.now() }))
      this.tellPresence();
  }

  /** Payloads are the object itself, or wrapped in `data`. */
  #on<Name extends TcccEventName>(
    name: Name,
    listener: (payload: NonNullable<TcccEventPayloads[Name]>) => void,
  ): void {
    const { tccc } = this.#options;
    const heard = (payload: TcccPayload<Name>): void => {
      const wrapped = (payload as { readonly data?: unknown } | undefined)?.data;
      listener((wrapped ?? payload ?? {}) as NonNullable<TcccEventPayloads[Name]>);
    };
    tccc.on(name, heard);
    this.#disposables.add(() => tccc.off(name, heard));
  }
}
