import { isWorkbenchError, type Clock } from '../../base/index.js';
import type { Effect } from '../../centre/index.js';
import type { Fact, PresenceChoice } from '../../model/index.js';
import type { CentreHost } from './centre-host.js';
import { reactionOf, type ColleaguePlan } from './colleague-plan.js';
import type { Exchange } from './exchange.js';
import type { Hearing, Leg } from './leg.js';
import type { Soundstage } from './sound/soundstage.js';
import { durationOf, type Utterance } from './utterance.js';

type Ring = Extract<Effect, { type: 'leg.ring-agent' }>;

/** What a {@link Colleague} works with. */
export interface ColleagueOptions {
  readonly plan: ColleaguePlan;
  readonly host: CentreHost;
  readonly exchange: Exchange;
  readonly stage: Soundstage;
  readonly clock: Clock;
  readonly says: readonly Utterance[];
  /** Whom a busy one calls. */
  readonly customer: string;
}

const usualRingMs = 3_000;
const usualTalkMs = 30_000;
/** How long after a call, or after a missed ring, until a colleague is back where the plan has them. */
const returnMs = 5_000;
const nextCallMs = 15_000;

/** A simulated colleague: an agent of the same centre whom the plan moves and answers for. */
export class Colleague {
  readonly #options: ColleagueOptions;
  readonly #legs = new Map<string, ColleagueLeg>();
  #cancelReturn: () => void = () => undefined;
  #unobserve: () => void = () => undefined;

  constructor(options: ColleagueOptions) {
    this.#options = options;
  }

  get agentId(): string {
    return this.#options.plan.agentId;
  }

  /** Comes to work. */
  begin(): void {
    const { host, plan } = this.#options;
    this.#unobserve = host.observe((agentId, fact) => {
      if (agentId === this.agentId) this.#handleFact(fact);
    });
    if (plan.presence === 'offline') return;
    host.lease(this.agentId, true);
    host.signal({ type: 'line.ready', agentId: this.agentId });
    this.#settle();
    if (plan.presence === 'busy') this.#call();
  }

  /** The colleague's own line rings. */
  ring({ legId, isAutomatic }: Ring): void {
    const { plan, clock, exchange, stage, host, says } = this.#options;
    const leg = new ColleagueLeg({
      legId,
      isSilent: isAutomatic,
      clock,
      stage,
      says,
      onEnded: () => this.#legs.delete(legId),
      hangUp: () => {
        this.#legs.delete(legId);
        exchange.hangUp(legId);
      },
    });
    this.#legs.set(legId, leg);
    exchange.plug(leg);
    const reaction = isAutomatic ? 'answers' : reactionOf(plan);
    if (!isAutomatic) host.signal({ type: 'leg.ringing', legId });
    if (reaction === 'ignores') return;
    leg.after(isAutomatic ? 0 : (plan.afterMs ?? usualRingMs), () => {
      if (reaction === 'declines') return this.#decline(leg);
      host.signal({ type: 'leg.answered', legId });
      if (!isAutomatic) leg.after(plan.talksForMs ?? usualTalkMs, () => leg.hangUp());
    });
  }

  dispose(): void {
    this.#unobserve();
    this.#cancelReturn();
    for (const leg of this.#legs.values()) leg.dispose();
    this.#legs.clear();
  }

  #decline(leg: ColleagueLeg): void {
    leg.dispose();
    this.#legs.delete(leg.legId);
    this.#options.exchange.hangUp(leg.legId, { cause: { sipStatus: 603 } });
  }

  #handleFact(fact: Fact): void {
    if (fact.type !== 'presence.changed') return;
    const { plan, clock } = this.#options;
    const { state } = fact.data;
    this.#cancelReturn();
    if (plan.presence === 'busy') {
      if (state === 'idle') this.#cancelReturn = clock.after(nextCallMs, () => this.#call());
    } else if ((state === 'idle' || state === 'notReady') && state !== plan.presence) {
      this.#cancelReturn = clock.after(returnMs, () => this.#settle());
    }
  }

  #settle(): void {
    const { plan, host } = this.#options;
    if (plan.presence === 'offline') return;
    const choice: PresenceChoice =
      plan.presence === 'resting'
        ? { state: 'resting', restReason: plan.restReason ?? host.config.restReasons[0] ?? '' }
        : { state: plan.presence === 'busy' ? 'idle' : plan.presence };
    host.command(this.agentId, { type: 'presence.set', ...choice });
  }

  #call(): void {
    const { host, customer } = this.#options;
    try {
      host.command(this.agentId, { type: 'call.place', to: customer });
    } catch (error) {
      // Somebody else's call was faster; the next idle moment brings the next try.
      if (!isWorkbenchError(error, 'call/agent-busy')) throw error;
    }
  }
}

interface ColleagueLegOptions {
  readonly legId: string;
  readonly isSilent: boolean;
  readonly clock: Clock;
  readonly stage: Soundstage;
  readonly says: readonly Utterance[];
  readonly onEnded: () => void;
  readonly hangUp: () => void;
}

class ColleagueLeg implements Leg {
  readonly #options: ColleagueLegOptions;
  readonly #timers: (() => void)[] = [];
  #isTalking = false;
  #stopSpeech: () => void = () => undefined;

  constructor(options: ColleagueLegOptions) {
    this.#options = options;
  }

  get legId(): string {
    return this.#options.legId;
  }

  get isSilent(): boolean {
    return this.#options.isSilent;
  }

  after(delayMs: number, task: () => void): void {
    this.#timers.push(this.#options.clock.after(delayMs, task));
  }

  hangUp(): void {
    this.dispose();
    this.#options.hangUp();
  }

  handleAnswered(): void {
    // Nobody calls in with this leg.
  }

  handleHears(hears: Hearing): void {
    if (hears !== 'talk' || this.#isTalking || this.isSilent) return;
    this.#isTalking = true;
    this.#speak(0);
  }

  handlePrompt(): void {
    // Colleagues hear no prompts.
  }

  handleDigits(): void {
    // A colleague's telephone ignores keys.
  }

  handleEnded(): void {
    this.dispose();
    this.#options.onEnded();
  }

  dispose(): void {
    this.#stopSpeech();
    for (const cancel of this.#timers) cancel();
    this.#timers.length = 0;
  }

  #speak(index: number): void {
    const { says, stage, legId } = this.#options;
    const utterance = says[index % says.length];
    if (!utterance) return;
    this.#stopSpeech = stage.speak(legId, utterance);
    const durationMs = durationOf(utterance);
    if (durationMs !== Infinity) this.after(durationMs, () => this.#speak(index + 1));
  }
}
