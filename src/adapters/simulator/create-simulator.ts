import { Emitter, systemClock, WorkbenchError } from '../../base/index.js';
import type { CentreConfig } from '../../centre/index.js';
import type { CentrePort, LineCredentials, LinePort } from '../../ports/index.js';
import { Accounts, type SimulatedAccount, type SimulatedMessage, type SimulatedSeat } from './accounts.js';
import { demoCentre } from './demo-centre.js';
import { demoHistory, historyRecording } from './demo-history.js';
import type { DemoLanguage } from './demo-language.js';
import { colleagueSays, customerSays } from './demo-sentences.js';
import { Faults } from './faults.js';
import { Memory, recall, version, type Kept } from './memory.js';
import { Network } from './network.js';
import { RecordShelf } from './record-shelf.js';
import { SimulatedCentre, type SimulatedSession } from './simulated-centre.js';
import { SimulatedLine } from './simulated-line.js';
import { SimulatorClock } from './simulator-clock.js';
import type { CallOptions, Simulator, SimulatorOptions } from './simulator.js';
import { Site } from './site.js';
import { accountsOf, configsOf, sessionOf } from './starting-point.js';
import { silentStage, type Soundstage } from './sound/soundstage.js';
import { WebSoundstage } from './sound/web-soundstage.js';
import type { Caller } from './telephone.js';

/**
 * Creates a whole contact centre in the page, with its customers and colleagues: for demos, tests and an integrator's CI,
 * with no server. It runs the same rules as the server.
 *
 * @throws `sdk/invalid-options` for what doesn't fit together, such as an agent nobody knows
 * @example
 * const simulator = createSimulator({ signedIn: true });
 * const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line });
 * await workbench.goOnline();
 * simulator.call({ from: '13800138000' });
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return new PageSimulator(options);
}

/** How many records are kept over a reload. */
const keptRecords = 200;
const refreshMs = 1_000;

interface SimulatorEvents {
  caller: Caller;
}

class PageSimulator implements Simulator {
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly #centre: SimulatedCentre;
  readonly #line: SimulatedLine;
  readonly #emitter = new Emitter<SimulatorEvents>();
  readonly #accounts: Accounts;
  readonly #network: Network;
  readonly #shelf = new RecordShelf();
  readonly #stage: Soundstage;
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #memory: Memory;
  readonly #visits: Map<string, number>;
  #cancelRefresh: () => void = () => undefined;
  #isDisposed = false;

  constructor(options: SimulatorOptions) {
    const { language = 'zh-CN', speed = 1, clock = systemClock, signedIn = false } = options;
    if (!(speed > 0 && Number.isFinite(speed)))
      throw new WorkbenchError('sdk/invalid-options', {
        message: `A speed is a number above 0, not ${speed}.`,
      });
    const demo = demoCentre(language);
    const kept = recall(options.storage);
    this.clock = new SimulatorClock(clock, speed, kept?.skippedMs);
    this.#memory = new Memory(options.storage, {
      read: () => this.#kept(),
      onError: (cause) => this.#line.report(storageError(cause)),
    });
    this.#network = new Network(this.clock);
    this.#stage = stageFor(options, (error) => this.#line.report(error));
    const configs = configsOf(options, demo.centres);
    const accounts = kept?.accounts ?? accountsOf(options, { configs, demo });
    this.#accounts = new Accounts(accounts, this.clock, () => this.#memory.saveSoon());
    this.#visits = new Map(kept?.visits);
    this.#shelf.put((kept?.records ?? []).map((record) => ({ ...record, hasRecording: false })));
    const colleagues = options.colleagues ?? demo.colleagues;
    const given = { ...options, language, colleagues };
    this.#sites = new Map(configs.map((config) => [config.id, this.#site(config, given, kept)]));
    const session = kept ? kept.session : signedIn ? sessionOf(options, accounts) : null;
    this.#centre = this.#openCentre(session);
    this.#line = this.#openLine(options);
    this.faults = new Faults({ network: this.#network, centre: this.#centre, line: this.#line });
    if (kept) this.#takeOverAccounts();
    if (options.history) this.#putHistory(language);
    for (const site of this.#sites.values()) site.begin();
    if (speed !== 1) this.#refreshOften();
  }

  get centre(): CentrePort {
    return this.#centre;
  }

  get line(): LinePort {
    return this.#line;
  }

  get accounts(): readonly SimulatedAccount[] {
    return this.#accounts.all;
  }

  get outbox(): readonly SimulatedMessage[] {
    return this.#accounts.outbox;
  }

  get callers(): readonly Caller[] {
    return [...this.#sites.values()].flatMap(({ callers }) => callers);
  }

  call(options: CallOptions): Caller {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
    const sites = [this.#siteOfSession(), ...this.#sites.values()];
    for (const site of sites) {
      const number = site.numberFor(options);
      if (number !== null) return site.call(options, number);
    }
    throw new WorkbenchError('sdk/invalid-options', {
      message: 'The centre has no such number.',
      details: { to: options.to ?? null, group: options.group ?? null },
    });
  }

  on(type: 'caller', listener: (caller: Caller) => void): () => void {
    return this.#emitter.on(type, listener);
  }

  advance(ms: number): void {
    if (!(ms >= 0 && Number.isFinite(ms)))
      throw new WorkbenchError('sdk/invalid-options', {
        message: `Time is moved on by 0 ms or more, not by ${ms}.`,
      });
    this.clock.advance(ms);
    // A page goes by its own clock and the centre's last word about it.
    this.#centre.refresh();
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#memory.close();
    this.#cancelRefresh();
    this.#centre.dispose();
    this.#line.dispose();
    this.#network.dispose();
    for (const site of this.#sites.values()) site.dispose();
    this.#shelf.dispose();
    this.clock.dispose();
    this.#emitter.clear();
    void this.#stage.dispose();
  }

  #site(
    config: CentreConfig,
    {
      language,
      colleagues,
      answers,
    }: Required<Pick<SimulatorOptions, 'language' | 'colleagues'>> & SimulatorOptions,
    kept: Kept | null,
  ): Site {
    const keptSite = kept?.sites[config.id];
    return new Site({
      ...(keptSite ? { kept: keptSite } : {}),
      ownAgentId: () => {
        const seat = this.#centre.session?.seat;
        return seat?.centreId === config.id ? seat.agentId : null;
      },
      config,
      colleagues,
      clock: this.clock,
      stage: this.#stage,
      customerSays: customerSays[language],
      colleagueSays: colleagueSays[language],
      answers: answers ?? (() => undefined),
      ringLine: (ring) => this.#line.ring(ring),
      onRecords: (records) => this.#shelf.put(records),
      onRecording: ({ callId, file }) => this.#shelf.putRecording(callId, () => file),
      onCommitted: () => this.#memory.saveSoon(),
      onError: (error) => this.#line.report(error),
      onCaller: (caller) => this.#emitter.emit('caller', caller),
    });
  }

  #openCentre(session: SimulatedSession | null): SimulatedCentre {
    const keyOf = ({ centreId, agentId }: SimulatedSeat): string => `${centreId}/${agentId}`;
    return new SimulatedCentre({
      clock: this.clock,
      network: this.#network,
      accounts: this.#accounts,
      shelf: this.#shelf,
      session,
      hostOf: (centreId) => this.#siteOf(centreId).host,
      onSession: () => this.#memory.saveSoon(),
      onAccounts: () => this.#takeOverAccounts(),
      onVisit: (seat) => void this.#visits.set(keyOf(seat), this.clock.now()),
      lastVisitAt: (seat) => this.#visits.get(keyOf(seat)) ?? null,
      onDispose: () => this.dispose(),
    });
  }

  #openLine({ microphone = 'real', mediaDevices, audioElement }: SimulatorOptions): SimulatedLine {
    return new SimulatedLine({
      clock: this.clock,
      stage: this.#stage,
      microphone,
      exchange: () => this.#siteOfSession().exchange,
      agentOf: (credentials) => this.#agentOf(credentials),
      signal: (signal) => this.#siteOfSession().host.signal(signal),
      ...(mediaDevices ? { mediaDevices } : {}),
      ...(audioElement ? { audioElement } : {}),
    });
  }

  #agentOf({ username, password }: LineCredentials): string | null {
    const { session } = this.#centre;
    const isTheirs = session?.seat.agentId === username && session.linePassword === password;
    return isTheirs ? username : null;
  }

  #kept(): Kept {
    return {
      version,
      skippedMs: this.clock.skippedMs,
      session: this.#centre.session,
      accounts: this.accounts,
      visits: [...this.#visits],
      records: this.#shelf.newest(keptRecords),
      sites: Object.fromEntries([...this.#sites].map(([id, site]) => [id, site.kept])),
    };
  }

  #putHistory(language: DemoLanguage): void {
    const { host } = this.#siteOfSession();
    const { agents, numbers, groups } = host.config;
    const agentId = this.#centre.session?.seat.agentId ?? this.accounts[0]?.seats[0]?.agentId;
    const agent = agents.find(({ id }) => id === agentId);
    const [number] = numbers;
    if (!agent || !number) return;
    const skillGroup = groups.find(({ id }) => agent.groupIds.includes(id)) ?? null;
    const owner = { agentId: agent.id, centreNumber: number.number, skillGroup };
    const records = demoHistory(owner, { now: this.clock.now(), language });
    this.#shelf.put(records);
    for (const record of records.filter(({ hasRecording }) => hasRecording))
      this.#shelf.putRecording(record.id, () => historyRecording(record, language));
  }

  /** A page draws countdowns by its own clock; a fast one needs the centre's time told again and again. */
  #refreshOften(): void {
    this.#cancelRefresh = this.clock.after(refreshMs * this.clock.speed, () => {
      this.#centre.refresh();
      this.#refreshOften();
    });
  }

  /** Names and numbers that people changed of themselves are the centre's from then on. */
  #takeOverAccounts(): void {
    for (const [centreId, { host }] of this.#sites) {
      const agents = host.config.agents.map((agent) => {
        const account = this.#accounts.all.find(({ seats }) =>
          seats.some((seat) => seat.centreId === centreId && seat.agentId === agent.id),
        );
        return account ? { ...agent, name: account.name, mobile: account.mobile } : agent;
      });
      host.configure({ ...host.config, agents });
    }
  }

  #siteOfSession(): Site {
    const { session } = this.#centre;
    return this.#siteOf(session?.seat.centreId ?? this.#sites.keys().next().value ?? '');
  }

  #siteOf(centreId: string): Site {
    const site = this.#sites.get(centreId);
    if (!site)
      throw new WorkbenchError('sdk/invalid-options', { message: `There is no centre "${centreId}".` });
    return site;
  }
}

function storageError(cause: unknown): WorkbenchError {
  return new WorkbenchError('sdk/invalid-options', {
    message: 'The simulator could not be kept: the storage refuses it.',
    cause,
  });
}

function stageFor({ sound }: SimulatorOptions, onError: (error: WorkbenchError) => void): Soundstage {
  const hasSound = sound ?? typeof AudioContext === 'function';
  return hasSound ? new WebSoundstage(onError) : silentStage;
}
