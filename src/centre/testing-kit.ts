import { ManualClock } from '../base/index.js';
import type { AgentCommand, Fact, FactType, Presence, ServiceRecord } from '../model/index.js';
import { Centre } from './centre.js';
import type { CentreConfig } from './centre-config.js';
import type { Effect } from './effects.js';
import type { Outcome } from './outcome.js';
import type { Signal } from './signals.js';

export const testConfig: CentreConfig = {
  id: 'centre',
  name: '云帆联络中心',
  groups: [
    { id: 'phone', name: '电话体验技能组' },
    { id: 'presales', name: '售前服务' },
  ],
  agents: [
    {
      id: 'li',
      email: 'li@centre.example',
      name: '李晓雯',
      role: 'agent',
      groupIds: ['phone'],
      mobile: '13900010001',
    },
    {
      id: 'wang',
      email: 'wang@centre.example',
      name: '王建国',
      role: 'agent',
      groupIds: ['phone', 'presales'],
      mobile: '13900010002',
    },
    {
      id: 'zhao',
      email: 'zhao@centre.example',
      name: '赵明远',
      role: 'agent',
      groupIds: ['presales'],
      mobile: null,
    },
  ],
  numbers: [
    { number: '051485664126', groupId: 'phone', flowId: null },
    { number: '051485664127', groupId: 'presales', flowId: null },
  ],
  restReasons: ['用餐', '会议'],
  blocklist: ['13900000000'],
  wrapUpMs: 30_000,
  ringMs: 20_000,
  dialMs: 60_000,
  transferMs: 60_000,
  recoveryMs: 30_000,
  leaseGraceMs: 15_000,
  isAutomaticAnswer: false,
  isMasking: true,
  isNotReadyAfterMiss: true,
  adminUrl: null,
  thirdPartyUrl: null,
  flows: [],
};

/** A centre with a clock in the hand and every outcome kept: the host that the engine's tests are told in. */
export class TestCentre {
  readonly clock = new ManualClock();
  readonly facts: { readonly agentId: string; readonly fact: Fact }[] = [];
  readonly effects: Effect[] = [];
  readonly records = new Map<string, ServiceRecord>();
  readonly centre: Centre;
  #ids = 0;

  constructor(config: Partial<CentreConfig> = {}, state?: Centre['state']) {
    // an id is never given twice, not even after a restart
    if (state) this.#ids = 1000;
    this.centre = new Centre({
      config: { ...testConfig, ...config },
      now: () => this.clock.now(),
      id: (prefix) => `${prefix}-${++this.#ids}`,
      ...(state ? { state } : {}),
    });
  }

  keep(outcome: Outcome): Outcome {
    this.facts.push(...outcome.facts);
    this.effects.push(...outcome.effects);
    for (const record of outcome.records) this.records.set(record.id, record);
    return outcome;
  }

  command(agentId: string, command: AgentCommand): Outcome {
    return this.keep(this.centre.command(agentId, command));
  }

  signal(signal: Signal): Outcome {
    return this.keep(this.centre.signal(signal));
  }

  /** Signs the agent in with a page and a line, and enters `idle`. */
  online(...agentIds: string[]): void {
    for (const agentId of agentIds) {
      this.keep(this.centre.lease(agentId, true));
      this.signal({ type: 'line.ready', agentId });
      this.command(agentId, { type: 'presence.set', state: 'idle' });
      this.advance(1000);
    }
  }

  /** Moves the clock on, running the centre's deadlines at their times. */
  advance(ms: number): void {
    const target = this.clock.now() + ms;
    for (
      let due = this.centre.nextDeadline();
      due !== null && due <= target;
      due = this.centre.nextDeadline()
    ) {
      this.clock.advance(Math.max(0, due - this.clock.now()));
      this.keep(this.centre.elapse());
    }
    this.clock.advance(target - this.clock.now());
  }

  callIn(legId = 'customer-leg', callerNumber = '18912348352', calledNumber = '051485664126'): string {
    this.signal({ type: 'leg.arrived', legId, callerNumber, calledNumber });
    return this.centre.callIdOfLeg(legId) ?? '';
  }

  end(
    legId: string,
    options: { readonly isConnectionLost?: boolean; readonly sipStatus?: number } = {},
  ): Outcome {
    const cause = options.sipStatus === undefined ? {} : { sipStatus: options.sipStatus };
    return this.signal({
      type: 'leg.ended',
      legId,
      cause,
      isConnectionLost: options.isConnectionLost ?? false,
    });
  }

  /** The last effect of a type. */
  last<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }> {
    const found = this.effects.filter((effect) => effect.type === type).at(-1);
    if (!found) throw new Error(`No ${type} effect`);
    return found as Extract<Effect, { type: Type }>;
  }

  presence(agentId: string): Presence {
    return this.centre.snapshot(agentId).presence;
  }

  told(agentId: string, type: FactType): Fact[] {
    return this.facts
      .filter((told) => told.agentId === agentId && told.fact.type === type)
      .map(({ fact }) => fact);
  }
}
