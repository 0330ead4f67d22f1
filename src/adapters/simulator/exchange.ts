import { assertNever, type Clock } from '../../base/index.js';
import type { Effect, LegEndReason, ListenSource, PromptSource, Signal } from '../../centre/index.js';
import { locateByPlan, type ReleaseCause } from '../../model/index.js';
import { hearingOf, type Leg } from './leg.js';
import type { Recorder } from './sound/recorder.js';
import type { Soundstage } from './sound/soundstage.js';
import { durationOf } from './utterance.js';

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** How a leg ended by itself. */
export interface LegEnd {
  readonly cause?: ReleaseCause;
  readonly isConnectionLost?: boolean;
}

/** What an {@link Exchange} works with. */
export interface ExchangeOptions {
  readonly clock: Clock;
  readonly stage: Soundstage;
  readonly recorder: Recorder;
  /** Tells the centre. */
  readonly signal: (signal: Signal) => void;
  /** Rings an agent; `false` when there is no line. */
  readonly ringAgent: (ring: EffectOf<'leg.ring-agent'>) => boolean;
  /** Calls a telephone. */
  readonly dial: (dial: EffectOf<'leg.dial'>) => void;
}

/** The telephone exchange in the page: carries out a centre's effects between the legs that are plugged in. */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #legs = new Map<string, Leg>();
  /** What a leg hears that is not up yet. */
  readonly #hearing = new Map<string, ListenSource>();
  readonly #prompts = new Map<string, () => void>();

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /** What each leg hears. */
  get hearing(): readonly (readonly [legId: string, to: ListenSource])[] {
    return [...this.#hearing];
  }

  /** Goes on from what each leg heard in an earlier life of the page. */
  restore(hearing: readonly (readonly [legId: string, to: ListenSource])[]): void {
    for (const [legId, to] of hearing) this.#hearing.set(legId, to);
  }

  /** Plugs a leg in, so that effects reach it. */
  plug(leg: Leg): void {
    this.#legs.set(leg.legId, leg);
    if (!leg.isSilent) this.#options.stage.seat(leg.legId);
    const to = this.#hearing.get(leg.legId);
    if (to) this.#listen(leg.legId, to);
  }

  /** The leg ended from its own side. */
  hangUp(legId: string, { cause = {}, isConnectionLost = false }: LegEnd = {}): void {
    if (this.#unplug(legId)) this.#options.signal({ type: 'leg.ended', legId, cause, isConnectionLost });
  }

  execute(effect: Effect): void {
    const { recorder, signal, dial } = this.#options;
    switch (effect.type) {
      case 'leg.ring-agent':
        return this.#ringAgent(effect);
      case 'leg.dial':
        return dial(effect);
      case 'leg.answer':
        return this.#legs.get(effect.legId)?.handleAnswered();
      case 'leg.end':
        return this.#end(effect.legId, effect.reason);
      case 'leg.listen':
        this.#stopPrompt(effect.legId);
        return this.#listen(effect.legId, effect.to);
      case 'leg.prompt':
        return this.#say(effect.legId, effect.promptId, effect.prompt);
      case 'leg.send-digits':
        return this.#legs.get(effect.legId)?.handleDigits(effect.digits);
      case 'number.locate':
        return signal({ type: 'number.located', callId: effect.callId, ...locateByPlan(effect.number) });
      case 'recording.start':
        return this.#record(effect);
      case 'recording.pause-agent':
        return recorder.pauseAgent(effect.callId, effect.isPaused);
      case 'recording.replace-agent':
        return recorder.replaceAgent(effect.callId, effect.agentLegId);
      case 'recording.stop':
        return recorder.stop(effect.callId);
      default:
        return assertNever(effect);
    }
  }

  /** Keys that a leg pressed go to the centre. */
  press(legId: string, keys: string): void {
    if (!this.#legs.has(legId)) return;
    for (const digit of keys) this.#options.signal({ type: 'leg.digit', legId, digit });
  }

  /** Keys that the agent's own line sent in its audio reach whoever the agent talks to. */
  passDigits(fromLegId: string, digits: string): void {
    for (const [legId, to] of this.#hearing) {
      if (to.kind === 'legs' && to.legIds.includes(fromLegId)) this.#legs.get(legId)?.handleDigits(digits);
    }
  }

  dispose(): void {
    for (const cancel of this.#prompts.values()) cancel();
    this.#prompts.clear();
    this.#legs.clear();
    this.#hearing.clear();
  }

  #ringAgent(effect: EffectOf<'leg.ring-agent'>): void {
    if (this.#options.ringAgent(effect)) return;
    this.#options.signal({
      type: 'leg.ended',
      legId: effect.legId,
      cause: { sipStatus: 480 },
      isConnectionLost: true,
    });
  }

  #end(legId: string, reason: LegEndReason): void {
    const leg = this.#legs.get(legId);
    this.#unplug(legId);
    leg?.handleEnded(reason);
  }

  #listen(legId: string, to: ListenSource): void {
    this.#hearing.set(legId, to);
    const leg = this.#legs.get(legId);
    if (!leg) return;
    if (!leg.isSilent) this.#options.stage.hear(legId, to);
    leg.handleHears(hearingOf(to));
  }

  #say(legId: string, promptId: string, { text }: PromptSource): void {
    const { stage, clock, signal } = this.#options;
    this.#stopPrompt(legId);
    const leg = this.#legs.get(legId);
    if (!leg) return;
    const speech = { say: 'speech', text, voice: 'high' } as const;
    const durationMs = durationOf(speech);
    if (!leg.isSilent) stage.prompt(legId, speech);
    const cancel = clock.after(durationMs, () => {
      this.#prompts.delete(legId);
      signal({ type: 'leg.prompt-ended', legId, promptId });
    });
    this.#prompts.set(legId, cancel);
    leg.handleHears('prompt');
    leg.handlePrompt(text, durationMs);
  }

  #record(effect: EffectOf<'recording.start'>): void {
    if (!this.#legs.get(effect.customerLegId)?.isSilent) this.#options.recorder.start(effect);
  }

  #stopPrompt(legId: string): void {
    this.#prompts.get(legId)?.();
    this.#prompts.delete(legId);
  }

  #unplug(legId: string): boolean {
    this.#stopPrompt(legId);
    this.#hearing.delete(legId);
    const wasHere = this.#legs.delete(legId);
    if (wasHere) this.#options.stage.leave(legId);
    return wasHere;
  }
}
