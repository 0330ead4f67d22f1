import { Emitter, systemClock, WorkbenchError } from '../../base/index.js';
import type { CentreConfig } from '../../centre/index.js';
import type { CentrePort, LineCredentials, LinePort } from '../../ports/index.js';
import { Accounts, type SimulatedAccount, type SimulatedMessage, type SimulatedSeat } from './accounts.js';
import { demoCentre } from './demo-centre.js';
import { colleagueSays, customerSays } from './demo-sentences.js';
import { Faults } from './faults.js';
import { Network } from './network.js';
import { newId } from './new-id.js';
import { RecordShelf } from './record-shelf.js';
import { SimulatedCentre, type SimulatedSession } from './simulated-centre.js';
import { SimulatedLine } from './simulated-line.js';
import { SimulatorClock } from './simulator-clock.js';
import type { CallOptions, Simulator, SimulatorOptions } from './simulator.js';
import { Site } from './site.js';
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
  #isDisposed = false;

  constructor(options: SimulatorOptions) {
    const { language = 'zh-CN', speed = 1, clock = systemClock, signedIn = false } = options;
    if (!(speed > 0 && Number.isFinite(speed)))
      throw new WorkbenchError('sdk/invalid-options', {
        message: `A speed is a number above 0, not ${speed}.`,
      });
    const demo = demoCentre(language);
    this.clock = new SimulatorClock(clock, speed);
    this.#network = new Network(this.clock);
    this.#stage = stageFor(options, (error) => this.#line.report(error));
    const configs = configsOf(options, demo.centres);
    const accounts = options.accounts ?? demo.accounts;
    this.#accounts = new Accounts(accounts, this.clock, () => undefined);
    const colleagues = options.colleagues ?? demo.colleagues;
    this.#sites = new Map(
      configs.map((config) => [config.id, this.#site(config, { ...options, language, colleagues })]),
    );
    this.#centre = this.#openCentre(signedIn ? sessionOf(options, accounts) : null);
    this.#line = this.#openLine(options);
    this.faults = new Faults({ network: this.#network, centre: this.#centre, line: this.#line });
    for (const site of this.#sites.values()) site.begin();
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
    this.clock.advance(ms);
    // A page goes by its own clock and the centre's last word about it.
    this.#centre.refresh();
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
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
  ): Site {
    return new Site({
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
      onCommitted: () => undefined,
      onCaller: (caller) => this.#emitter.emit('caller', caller),
    });
  }

  #openCentre(session: SimulatedSession | null): SimulatedCentre {
    const visits = new Map<string, number>();
    const keyOf = ({ centreId, agentId }: SimulatedSeat): string => `${centreId}/${agentId}`;
    return new SimulatedCentre({
      clock: this.clock,
      network: this.#network,
      accounts: this.#accounts,
      shelf: this.#shelf,
      session,
      hostOf: (centreId) => this.#siteOf(centreId).host,
      onSession: () => undefined,
      onAccounts: () => this.#takeOverAccounts(),
      onVisit: (seat) => void visits.set(keyOf(seat), this.clock.now()),
      lastVisitAt: (seat) => visits.get(keyOf(seat)) ?? null,
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

function stageFor({ sound }: SimulatorOptions, onError: (error: WorkbenchError) => void): Soundstage {
  const hasSound = sound ?? typeof AudioContext === 'function';
  return hasSound ? new WebSoundstage(onError) : silentStage;
}

function configsOf(
  { centre, isMasking }: SimulatorOptions,
  [first, ...others]: readonly CentreConfig[],
): CentreConfig[] {
  if (!first) throw new WorkbenchError('sdk/invalid-options', { message: 'There is no centre.' });
  const main = { ...first, ...centre };
  return [main, ...others].map((config) => (isMasking === undefined ? config : { ...config, isMasking }));
}

/** The sign-in a page begins with. @throws `sdk/invalid-options` */
function sessionOf({ agentId }: SimulatorOptions, accounts: readonly SimulatedAccount[]): SimulatedSession {
  for (const { email, seats } of accounts) {
    const seat = seats.find((one) => agentId === undefined || one.agentId === agentId);
    if (seat) return { email, seat, linePassword: newId('line') };
  }
  throw new WorkbenchError('sdk/invalid-options', { message: `No account has the agent "${agentId}".` });
}
