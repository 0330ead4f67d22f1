import { Emitter, type Clock } from '../../base/index.js';
import type { LegEndReason } from '../../centre/index.js';
import type { ReleaseCause } from '../../model/index.js';
import { ringsFirst, type AnswerPlan } from './answer-plan.js';
import type { Exchange } from './exchange.js';
import type { Hearing, Leg } from './leg.js';
import type { Soundstage } from './sound/soundstage.js';
import { durationOf, type Utterance } from './utterance.js';

/** Where a customer's telephone stands. */
export type CallerState = 'ringing' | 'up' | 'over';

/** Who ended it: the customer, or the centre with what it told the network. */
export type CallerEnd = 'caller' | LegEndReason;

/** What a customer's telephone tells. */
export interface CallerEvents {
  /** It hears something else now. */
  hears: Hearing;
  /** A prompt of the centre's menu or of self-service is being said. */
  prompt: string;
  /** Keys that the agent sent. */
  digits: string;
  over: CallerEnd;
}

/** A customer on the telephone: one who called in, or one who was called. */
export interface Caller {
  /** The customer's number. */
  readonly number: string;
  readonly state: CallerState;
  /** What the customer hears now; `null` once the call is over. */
  readonly hears: Hearing | null;
  /** Who ended the call; `null` while it goes on. */
  readonly endedBy: CallerEnd | null;
  /** What the customer hears, as a stream to listen in to; `null` where the page has no audio. */
  readonly stream: MediaStream | null;
  /** Presses keys `0-9 * #`, one after the other. */
  press(keys: string): void;
  /** Says something now, in place of what was being said. */
  say(...script: readonly Utterance[]): void;
  hangUp(): void;
  on<Type extends keyof CallerEvents>(
    type: Type,
    listener: (payload: CallerEvents[Type]) => void,
  ): () => void;
}

/** How a customer behaves; all of it may be left out. */
export interface CallerScript {
  /** What the customer says once an agent is there, one after the other. @defaultValue a few sentences, again and again */
  readonly says?: readonly Utterance[];
  /** Keys to press: one after each prompt of a menu. */
  readonly keys?: string;
  /** Hangs up when no agent is there after this time, milliseconds. @defaultValue waits for ever */
  readonly patienceMs?: number;
  /** Hangs up after talking for this time, milliseconds. @defaultValue talks until the agent hangs up */
  readonly talksForMs?: number;
}

/** A customer as kept over a reload; sounds of the host's own are not. */
export interface KeptCaller {
  readonly legId: string;
  readonly number: string;
  readonly state: 'ringing' | 'up';
  /** Whether an agent called the customer. */
  readonly isCalled: boolean;
  readonly hasTalked: boolean;
  readonly script: CallerScript;
}

/** What a {@link Telephone} works with. */
export interface TelephoneOptions {
  readonly legId: string;
  readonly number: string;
  readonly script: CallerScript;
  readonly isSilent: boolean;
  /** What is said, again and again, by who was told nothing else. */
  readonly usuallySays: readonly Utterance[];
  readonly clock: Clock;
  readonly exchange: Exchange;
  readonly stage: Soundstage;
  /** Tells the centre that it rings, or that it was picked up. */
  readonly tell: (what: 'leg.ringing' | 'leg.answered') => void;
  readonly onOver: (telephone: Telephone) => void;
}

const keyPauseMs = 700;

/** A simulated telephone with its script. */
export class Telephone implements Caller, Leg {
  readonly #options: TelephoneOptions;
  readonly #emitter = new Emitter<CallerEvents>();
  readonly #timers = new Set<() => void>();
  #state: CallerState = 'ringing';
  #hears: Hearing | null = 'ringing';
  #endedBy: CallerEnd | null = null;
  #hasTalked = false;
  #keysLeft: string;
  #isCalled = false;
  #cancelSpeech: () => void = () => undefined;

  constructor(options: TelephoneOptions) {
    this.#options = options;
    this.#keysLeft = options.script.keys ?? '';
  }

  get legId(): string {
    return this.#options.legId;
  }

  get isSilent(): boolean {
    return this.#options.isSilent;
  }

  get number(): string {
    return this.#options.number;
  }

  get state(): CallerState {
    return this.#state;
  }

  get hears(): Hearing | null {
    return this.#hears;
  }

  get endedBy(): CallerEnd | null {
    return this.#endedBy;
  }

  /** What to keep over a reload; `null` once the call is over. */
  get kept(): KeptCaller | null {
    const { legId, number, script } = this.#options;
    const state = this.#state;
    if (state === 'over') return null;
    const { says, ...rest } = script;
    const sayable = says?.filter(({ say }) => say !== 'sound');
    const keptScript = { ...rest, keys: this.#keysLeft, ...(sayable ? { says: sayable } : {}) };
    return {
      ...{ legId, number, state },
      isCalled: this.#isCalled,
      hasTalked: this.#hasTalked,
      script: keptScript,
    };
  }

  get stream(): MediaStream | null {
    return this.isSilent ? null : this.#options.stage.listenIn(this.legId);
  }

  on<Type extends keyof CallerEvents>(
    type: Type,
    listener: (payload: CallerEvents[Type]) => void,
  ): () => void {
    return this.#emitter.on(type, listener);
  }

  /** Calls in: it waits for as long as it has patience. */
  callIn(): void {
    const { exchange, script } = this.#options;
    exchange.plug(this);
    if (script.patienceMs !== undefined) {
      this.#after(script.patienceMs, () => {
        if (!this.#hasTalked) this.hangUp();
      });
    }
  }

  /** Is called, and does as planned. */
  ring(plan: AnswerPlan): void {
    const { exchange, tell } = this.#options;
    this.#isCalled = true;
    exchange.plug(this);
    if (ringsFirst(plan)) this.#after(plan.ringsAfterMs ?? 400, () => tell('leg.ringing'));
    if (plan.answersAfterMs !== undefined) this.#after(plan.answersAfterMs, () => this.#pickUp());
    else if (plan.failsAfterMs !== undefined) this.#after(plan.failsAfterMs, () => this.#leave(plan.cause));
  }

  /** Is on the telephone still, after a reload. */
  goOn({ state, isCalled, hasTalked }: KeptCaller): void {
    this.#state = state;
    this.#isCalled = isCalled;
    // Whoever has talked already goes on talking when the agent is back.
    this.#hasTalked = false;
    if (hasTalked || isCalled) this.#options.exchange.plug(this);
    else this.callIn();
  }

  press(keys: string): void {
    if (this.#state === 'up') this.#options.exchange.press(this.legId, keys);
  }

  say(...script: readonly Utterance[]): void {
    this.#cancelSpeech();
    this.#speak(script, false, 0);
  }

  hangUp(): void {
    if (this.#state !== 'over') this.#leave();
  }

  handleAnswered(): void {
    this.#state = 'up';
  }

  handleHears(hears: Hearing): void {
    if (hears === this.#hears || this.#state === 'over') return;
    this.#hears = hears;
    this.#emitter.emit('hears', hears);
    if (hears === 'talk' && !this.#hasTalked) this.#beginTalk();
  }

  handlePrompt(text: string, durationMs: number): void {
    this.#emitter.emit('prompt', text);
    const [key] = this.#keysLeft;
    if (key === undefined) return;
    this.#keysLeft = this.#keysLeft.slice(1);
    this.#after(durationMs + keyPauseMs, () => this.press(key));
  }

  handleDigits(digits: string): void {
    this.#emitter.emit('digits', digits);
  }

  handleEnded(reason: LegEndReason): void {
    this.#finish(reason);
  }

  /** The simulator ends; nobody is told. */
  dispose(): void {
    this.#state = 'over';
    this.#letGo();
    this.#emitter.clear();
  }

  #leave(cause: ReleaseCause = {}): void {
    this.#finish('caller');
    this.#options.exchange.hangUp(this.legId, { cause });
  }

  #pickUp(): void {
    this.#state = 'up';
    this.#options.tell('leg.answered');
  }

  #beginTalk(): void {
    const { script } = this.#options;
    this.#hasTalked = true;
    const { usuallySays } = this.#options;
    this.#speak(script.says ?? usuallySays, script.says === undefined, 0);
    if (script.talksForMs !== undefined) this.#after(script.talksForMs, () => this.hangUp());
  }

  #speak(script: readonly Utterance[], isRepeating: boolean, index: number): void {
    const utterance = script[index] ?? (isRepeating ? script[0] : undefined);
    if (!utterance || this.#state === 'over') return;
    const stop = this.isSilent ? () => undefined : this.#options.stage.speak(this.legId, utterance);
    const durationMs = durationOf(utterance);
    const next = index < script.length ? index + 1 : 1;
    const cancel =
      durationMs === Infinity
        ? () => undefined
        : this.#after(durationMs, () => this.#speak(script, isRepeating, next));
    this.#cancelSpeech = () => {
      stop();
      cancel();
    };
  }

  #finish(by: CallerEnd): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#hears = null;
    this.#endedBy = by;
    this.#letGo();
    this.#options.onOver(this);
    this.#emitter.emit('over', by);
  }

  #letGo(): void {
    this.#cancelSpeech();
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #after(delayMs: number, task: () => void): () => void {
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#timers.delete(cancel);
      task();
    });
    this.#timers.add(cancel);
    return () => {
      this.#timers.delete(cancel);
      cancel();
    };
  }
}
