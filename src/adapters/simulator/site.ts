import type { Clock } from '../../base/index.js';
import { WorkbenchError } from '../../base/index.js';
import type { CentreConfig, CentreState, Effect } from '../../centre/index.js';
import { parsePhoneNumber, type ServiceRecord } from '../../model/index.js';
import { planFor, type AnswerPlan } from './answer-plan.js';
import { CentreHost } from './centre-host.js';
import { Colleague } from './colleague.js';
import type { ColleaguePlan } from './colleague-plan.js';
import { Exchange } from './exchange.js';
import { newId } from './new-id.js';
import type { CallOptions } from './simulator.js';
import { WavRecorder, type FinishedRecording } from './sound/recorder.js';
import type { Soundstage } from './sound/soundstage.js';
import { Telephone, type CallerScript } from './telephone.js';
import type { Utterance } from './utterance.js';

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** What a {@link Site} works with. */
export interface SiteOptions {
  readonly config: CentreConfig;
  readonly colleagues: readonly ColleaguePlan[];
  readonly state?: CentreState;
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
  readonly #recorder: WavRecorder;
  readonly #colleagues: readonly Colleague[];
  readonly #telephones = new Map<string, Telephone>();

  constructor(options: SiteOptions) {
    const { config, clock, stage, state, onRecords, onCommitted } = options;
    this.#options = options;
    this.#recorder = new WavRecorder({
      stage,
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
      ...(state ? { state } : {}),
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

  /** Lets the colleagues come to work. */
  begin(): void {
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

  #ringAgent(ring: EffectOf<'leg.ring-agent'>): boolean {
    if (this.#options.ringLine(ring)) return true;
    const colleague = this.#colleagues.find(({ agentId }) => agentId === ring.agentId);
    colleague?.ring(ring);
    return colleague !== undefined;
  }

  #dial({ legId, number, party }: EffectOf<'leg.dial'>): void {
    const plan = this.#options.answers(number) ?? (number === regular ? regularPlan : planFor(number));
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
      script: {
        ...script,
        says: script.says ?? (number === regular ? [] : customerSays),
        isRepeating: script.says === undefined,
      },
      tell: (type) => this.host.signal({ type, legId }),
      onOver: () => this.#telephones.delete(legId),
    });
    this.#telephones.set(legId, telephone);
    if (number !== regular) onCaller(telephone);
    return telephone;
  }
}
