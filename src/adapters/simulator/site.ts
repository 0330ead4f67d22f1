import type { Clock } from '../../base/index.js';
import { WorkbenchError } from '../../base/index.js';
import type { CentreConfig, Effect } from '../../centre/index.js';
import { parsePhoneNumber, type ServiceRecord } from '../../model/index.js';
import { planFor, type AnswerPlan } from './answer-plan.js';
import { CentreHost } from './centre-host.js';
import { Colleague } from './colleague.js';
import type { ColleaguePlan } from './colleague-plan.js';
import { Exchange } from './exchange.js';
import type { KeptSite } from './memory.js';
import { newId } from './new-id.js';
import type { CallOptions } from './simulator.js';
import { Recorder, type FinishedRecording } from './sound/recorder.js';
import type { Soundstage } from './sound/soundstage.js';
import { Telephone, type CallerScript, type KeptCaller } from './telephone.js';
import type { Utterance } from './utterance.js';

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** What a {@link Site} works with. */
export interface SiteOptions {
  readonly config: CentreConfig;
  readonly colleagues: readonly ColleaguePlan[];
  /** What an earlier life of the page left behind. */
  readonly kept?: KeptSite;
  /** The agent whose page this is. */
  readonly ownAgentId: () => string | null;
  readonly clock: Clock;
  readonly stage: Soundstage;
  readonly answers: (number: string) => AnswerPlan | undefined;
  readonly customerSays: readonly Utterance[];
  readonly colleagueSays: readonly Utterance[];
  /** Rings the page's own line; `false` when it is another agent's. */
  readonly ringLine: (ring: EffectOf<'leg.ring-agent'>) => boolean;
  readonly onRecords: (records: readonly ServiceRecord[]) => void;
  readonly onRecording: (recording: FinishedRecording) => void;
  readonly onCommitted: () => void;
  readonly onError: (error: WorkbenchError) => void;
  readonly onCaller: (caller: Telephone) => void;
}

/** Whom colleagues call who are in one call after the other: picked up at once, and talked to for minutes. */
const regular = '13700000000';
const regularPlan: AnswerPlan = { ringsAfterMs: 0, answersAfterMs: 0, talksForMs: 240_000 };

/** One centre of the simulator: its engine, its telephones, its people. */
export class Site {
  readonly host: CentreHost;
  readonly exchange: Exchange;
  readonly #options: SiteOptions;
  readonly #recorder: Recorder;
  readonly #colleagues: readonly Colleague[];
  readonly #telephones = new Map<string, Telephone>();

  constructor(options: SiteOptions) {
    const { config, clock, stage, kept, onRecords, onCommitted } = options;
    this.#options = options;
    this.#recorder = new Recorder({
      stage,
      onError: options.onError,
      onFinished: (recording) => {
        options.onRecording(recording);
        const { callId, durationMs } = recording;
        this.host.signal({ type: 'recording.finished', callId, durationMs });
      },
    });
    this.exchange = new Exchange({
      clock,
      stage,
      recorder: this.#recorder,
      signal: (signal) => this.host.signal(signal),
      ringAgent: (ring) => this.#ringAgent(ring),
      dial: (dial) => this.#dial(dial),
    });
    this.host = new CentreHost({
      config,
      clock,
      onRecords,
      onCommitted,
      execute: (effect) => this.exchange.execute(effect),
      ...(kept ? { state: kept.state } : {}),
    });
    const { host, exchange } = this;
    this.#colleagues = options.colleagues
      .filter(({ agentId }) => config.agents.some(({ id }) => id === agentId))
      .map(
        (plan) =>
          new Colleague({
            plan,
            host,
            exchange,
            stage,
            clock,
            says: options.colleagueSays,
            customer: regular,
          }),
      );
  }

  get callers(): readonly Telephone[] {
    return [...this.#telephones.values()].filter(({ number }) => number !== regular);
  }

  /** What to keep over a reload. */
  get kept(): KeptSite {
    const callers = this.callers.map((caller) => caller.kept).filter((caller) => caller !== null);
    return { state: this.host.centre.state, callers, hearing: this.exchange.hearing };
  }

  /** Goes on where an earlier life of the page stopped, and lets the colleagues come to work. */
  begin(): void {
    if (this.#options.kept) this.#goOn(this.#options.kept);
    for (const colleague of this.#colleagues) colleague.begin();
  }

  /** The centre's number that is meant; `null` when this centre has none such. */
  numberFor({ to, group }: Pick<CallOptions, 'to' | 'group'>): string | null {
    const { numbers } = this.host.config;
    const wanted = to === undefined ? undefined : (parsePhoneNumber(to) ?? to);
    const found = numbers.find(
      ({ number, groupId }) => number === (wanted ?? number) && groupId === (group ?? groupId),
    );
    return found?.number ?? null;
  }

  /** Lets a customer call in. @throws `call/number-invalid` */
  call({ from, ...script }: CallOptions, calledNumber: string): Telephone {
    const callerNumber = parsePhoneNumber(from);
    if (callerNumber === null) throw new WorkbenchError('call/number-invalid', { details: { from } });
    const legId = newId('leg');
    const telephone = this.#telephone(legId, callerNumber, script);
    telephone.callIn();
    this.host.signal({ type: 'leg.arrived', legId, callerNumber, calledNumber });
    return telephone;
  }

  dispose(): void {
    for (const colleague of this.#colleagues) colleague.dispose();
    for (const telephone of this.#telephones.values()) telephone.dispose();
    this.#telephones.clear();
    this.exchange.dispose();
    this.#recorder.dispose();
    this.host.dispose();
  }

  /**
   * The telephones of the page's own customers go on; every other leg went with the page: the agent's own is rung again
   * once its line is back, and calls between others are over.
   */
  #goOn({ callers, hearing, state }: KeptSite): void {
    this.exchange.restore(hearing);
    const own = this.#options.ownAgentId();
    const calls = Object.values(state.calls).filter(({ chart }) => chart.value.progress !== 'ended');
    for (const caller of callers) this.#restore(caller);
    if (own !== null) this.host.signal({ type: 'line.lost', agentId: own });
    for (const { agentLegId, customerLegId, chart, flow } of calls) {
      const isOwn = chart.context.agentId === own;
      if (agentLegId !== null)
        this.host.signal({ type: 'leg.ended', legId: agentLegId, cause: {}, isConnectionLost: isOwn });
      if (!this.#telephones.has(customerLegId) && customerLegId !== '')
        this.host.signal({ type: 'leg.ended', legId: customerLegId, cause: {}, isConnectionLost: true });
      if (flow?.promptId)
        this.host.signal({ type: 'leg.prompt-ended', legId: customerLegId, promptId: flow.promptId });
    }
    for (const { id } of this.host.config.agents) if (state.agents[id]?.isLeased) this.host.lease(id, false);
  }

  #restore(caller: KeptCaller): void {
    const telephone = this.#telephone(caller.legId, caller.number, caller.script);
    if (caller.isCalled && caller.state === 'ringing') telephone.ring(this.#planFor(caller.number));
    else telephone.goOn(caller);
  }

  #planFor(number: string): AnswerPlan {
    return this.#options.answers(number) ?? (number === regular ? regularPlan : planFor(number));
  }

  #ringAgent(ring: EffectOf<'leg.ring-agent'>): boolean {
    if (this.#options.ringLine(ring)) return true;
    const colleague = this.#colleagues.find(({ agentId }) => agentId === ring.agentId);
    colleague?.ring(ring);
    return colleague !== undefined;
  }

  #dial({ legId, number, party }: EffectOf<'leg.dial'>): void {
    const plan = this.#planFor(number);
    const { talksForMs } = plan;
    const script: CallerScript = talksForMs === undefined ? {} : { talksForMs };
    const telephone = this.#telephone(legId, number, party === 'agentMobile' ? { says: [] } : script);
    telephone.ring(plan);
  }

  #telephone(legId: string, number: string, script: CallerScript): Telephone {
    const { clock, stage, customerSays, onCaller } = this.#options;
    const telephone = new Telephone({
      legId,
      number,
      clock,
      stage,
      exchange: this.exchange,
      script,
      isSilent: number === regular,
      usuallySays: customerSays,
      tell: (type) => this.host.signal({ type, legId }),
      onOver: () => this.#telephones.delete(legId),
    });
    this.#telephones.set(legId, telephone);
    if (number !== regular) onCaller(telephone);
    return telephone;
  }
}
