import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemClock, type Clock } from 'tccc-workbench/base';
import { NumberSearches, type CentreConfig } from 'tccc-workbench/centre';
import { AgentAdministration } from './admin/agent-administration.js';
import { CentreSettings } from './admin/centre-settings.js';
import { AccessTokens } from './auth/access-tokens.js';
import { openAccountServices } from './auth/account-services.js';
import { Lines } from './auth/lines.js';
import { newToken } from './auth/secret-tokens.js';
import { isPassword } from './auth/passwords.js';
import { Proofs } from './auth/proofs.js';
import { SessionEnding } from './auth/session-ending.js';
import { Sessions } from './auth/sessions.js';
import { SignedLinks } from './auth/signed-links.js';
import { CentreHosts } from './centre/centre-hosts.js';
import { addApp } from './http/add-app.js';
import { createApp, type App } from './http/app.js';
import { EventStream } from './http/event-stream.js';
import { EventTickets } from './http/event-tickets.js';
import type { Services } from './http/services.js';
import { Upgrades } from './http/upgrades.js';
import { createMessages } from './messages/messages.js';
import { numberLocator } from './numbers/number-locators.js';
import { DiskRecordingStore } from './recordings/disk-recording-store.js';
import { agentPassword, apiKeyName, applySeed, centreConfigOf, phonesOf } from './seed/apply-seed.js';
import { GeneratedSecrets } from './seed/generated-secrets.js';
import { readSeed } from './seed/read-seed.js';
import type { Seed } from './seed/seed-schema.js';
import { trunksOf } from './seed/trunk-seed.js';
import type { ServerSettings } from './settings.js';
import { openTracing } from './tracing/open-tracing.js';
import type { Tracing } from './tracing/tracing.js';
import { openStore } from './store/drizzle-store.js';
import type { Store } from './store/store.js';
import type { PhoneAccount } from './telephony/embedded/embedded-engine-options.js';
import { packagedPrompts, PromptLibrary } from './telephony/prompts/prompt-library.js';
import { createEmbeddedTelephony, type Telephony, type TelephonyOptions } from './telephony/telephony.js';

export interface StartOptions {
  readonly settings: ServerSettings;
  /** @defaultValue the time of the machine */
  readonly clock?: Clock;
  /** @defaultValue the embedded engine: SIP.js and werift */
  readonly createTelephony?: (options: TelephonyOptions) => Telephony;
  /** Hears of what the server can't go on from; it should be stopped then. @defaultValue throws, which ends the process */
  readonly onFatal?: (error: Error) => void;
}

/** An account as the seed has it. */
export interface SeedAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'agent' | 'administrator';
  /** The seed's password; `null` once its owner has set another. */
  readonly password: string | null;
}

export interface RunningServer {
  /** Where pages reach it, e.g. `http://127.0.0.1:8480`. */
  readonly url: string;
  readonly seed: Seed;
  readonly accounts: readonly SeedAccount[];
  readonly phones: readonly PhoneAccount[];
  readonly apiKeys: readonly { readonly name: string; readonly key: string }[];
  /** Takes no more, ends the calls, finishes recordings, stores everything, and lets go. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the contact centre; resolves once calls can be taken.
 * @throws SeedError, DataDirectoryLockedError
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const seed = readSeed(options.settings.seedPath);
  mkdirSync(options.settings.dataDir, { recursive: true, mode: 0o700 });
  const app = createApp(options.settings);
  const tracing = await openTracing(options.settings.isTracing, app.log);
  tracing.watchRequests(app);
  const store = await openStore({
    url: options.settings.databaseUrl,
    directory: options.settings.dataDir,
    onConnectionError: (error) => app.log.warn({ err: error }, 'a connection to the database broke'),
  });
  try {
    const centreSettings = await CentreSettings.open({ seed, store, clock: options.clock ?? systemClock });
    return await new ServerStart({ ...options, seed, app, store, tracing, centreSettings }).run();
  } catch (error) {
    await store.close();
    await tracing.stop();
    throw error;
  }
}

type Given = StartOptions & {
  readonly seed: Seed;
  readonly app: App;
  readonly store: Store;
  readonly tracing: Tracing;
  readonly centreSettings: CentreSettings;
};

/** Puts the parts together, in the order they need each other. */
class ServerStart {
  readonly #given: Given;
  readonly #clock: Clock;
  readonly #secrets: GeneratedSecrets;
  #isReady = false;
  #hosts: CentreHosts | null = null;
  readonly #settings: CentreSettings;

  constructor(given: Given) {
    this.#given = given;
    this.#clock = given.clock ?? systemClock;
    this.#settings = given.centreSettings;
    this.#secrets = new GeneratedSecrets(join(given.settings.dataDir, 'generated-secrets.json'));
  }

  async run(): Promise<RunningServer> {
    const { seed, store, settings, app } = this.#given;
    await applySeed(store, seed, this.#secrets);
    const recordings = new DiskRecordingStore(join(settings.dataDir, 'recordings'));
    const telephony = this.#telephony(recordings);
    await telephony.engine.start();
    try {
      const { services, events } = await this.#services(telephony, recordings);
      await addApp(app, services);
      const upgrades = new Upgrades(app.server, {
        tickets: services.tickets,
        events,
        origins: [...seed.origins, ...settings.origins, ...(settings.publicUrl ? [settings.publicUrl] : [])],
        isReady: services.isReady,
        acceptSip: (socket) => telephony.acceptSocket(socket),
      });
      const url = await app.listen({ host: settings.host, port: settings.port });
      this.#isReady = true;
      const stop = once(() => this.#stop({ services, events, telephony, upgrades }));
      return {
        url,
        seed,
        stop,
        phones: services.phones,
        apiKeys: this.#apiKeys(),
        accounts: await this.#accounts(),
      };
    } catch (error) {
      await telephony.engine.stop();
      throw error;
    }
  }

  #telephony(recordings: DiskRecordingStore): Telephony {
    const { seed, settings, store, app } = this.#given;
    const prompts = new PromptLibrary({
      directories: [join(dirname(settings.seedPath), 'prompts'), packagedPrompts],
      cacheDir: join(settings.dataDir, 'prompts'),
      logger: app.log,
    });
    void prompts.check(seed.centres.flatMap(({ flows }) => flows));
    return (this.#given.createTelephony ?? createEmbeddedTelephony)({
      prompts,
      realm: seed.realm,
      phones: phonesOf(seed, this.#secrets),
      trunks: trunksOf(seed.trunks, dirname(settings.seedPath)),
      mediaAddresses: settings.mediaAddresses,
      recordingsDir: join(settings.dataDir, 'recordings-under-way'),
      logger: app.log,
      clock: this.#clock,
      isCentreNumber: (number) => (this.#hosts?.ofNumber(number) ?? null) !== null,
      onRecording: async ({ callId, path, durationMs }) => {
        const bytes = await recordings.put(path, callId);
        await store.records.addRecording({ id: callId, durationMs, bytes }, this.#clock.now());
      },
    });
  }

  async #services(
    telephony: Telephony,
    recordings: DiskRecordingStore,
  ): Promise<{ services: Services; events: EventStream }> {
    const { seed, settings, store, app } = this.#given;
    const clock = this.#clock;
    const logger = app.log;
    const onFatal = this.#given.onFatal ?? throwLater;
    const hosts = await CentreHosts.start(await this.#configs(), {
      store: store.centre,
      engine: telephony.engine,
      locator: numberLocator(settings.numberWebhook ?? seed.numberLocator?.webhook ?? null, logger),
      clock,
      logger,
      tracing: this.#given.tracing,
      onFatal,
    });
    this.#hosts = hosts;
    const events = new EventStream({ hosts, clock, logger });
    const lines = new Lines(telephony.engine);
    const { key: refreshSecret } = await store.tokens.secret('refresh-tokens', async () => ({
      key: newToken(),
    }));
    const sessions: Sessions = new Sessions({
      refreshSecret: String(refreshSecret),
      store,
      clock,
      accessTokens: await AccessTokens.open(store.tokens, clock),
      onRevoked: (session) => ending.end(session, 'revoked'),
    });
    const ending: SessionEnding = new SessionEnding({ sessions, events, lines, hosts, clock, onFatal });
    const messages = createMessages(settings, { clock, logger });
    const accounts = await openAccountServices({ store, clock, messages, ending, hosts, settings });
    const services: Services = {
      ...accounts,
      ...this.#administration(hosts, { ending, invitations: accounts.invitations }),
      messages,
      settings,
      seed,
      clock,
      logger,
      store,
      hosts,
      lines,
      sessions,
      ending,
      recordings,
      phones: phonesOf(seed, this.#secrets),
      proofs: new Proofs(clock),
      tickets: new EventTickets(clock),
      recordingLinks: await SignedLinks.open('recording-links', store.tokens, clock),
      exportLinks: await SignedLinks.open('export-links', store.tokens, clock),
      numberSearches: new NumberSearches(clock),
      isReady: () => this.#isReady,
      reloadAgents: async () => {
        for (const config of await this.#configs()) await hosts.of(config.id).configure(config);
      },
    };
    return { services, events };
  }

  #administration(
    hosts: CentreHosts,
    parts: Pick<Services, 'ending' | 'invitations'>,
  ): Pick<Services, 'centreSettings' | 'agents' | 'reloadCentre'> {
    const settings = this.#settings;
    const reload = async (centreId: string): Promise<void> =>
      hosts.of(centreId).configure(await this.#config(centreId));
    const { store } = this.#given;
    const agents = new AgentAdministration({ ...parts, store, settings, reload, clock: this.#clock });
    return { centreSettings: settings, agents, reloadCentre: reload };
  }

  /** A centre as it is set now, with its agents. */
  async #config(centreId: string): Promise<CentreConfig> {
    return centreConfigOf(this.#settings.of(centreId), await this.#given.store.seats.ofCentre(centreId));
  }

  #configs(): Promise<CentreConfig[]> {
    return Promise.all(this.#given.seed.centres.map(({ id }) => this.#config(id)));
  }

  async #stop(parts: {
    services: Services;
    events: EventStream;
    telephony: Telephony;
    upgrades: Upgrades;
  }): Promise<void> {
    const { services, events, telephony, upgrades } = parts;
    const { app, store } = this.#given;
    this.#isReady = false;
    await services.hosts.endAllCalls();
    await telephony.engine.stop();
    services.ending.dispose();
    services.messages.mail.close();
    events.closeAll();
    await Promise.all([upgrades.close(), app.close()]);
    await services.hosts.stop();
    await store.close();
    await this.#given.tracing.stop();
  }

  async #accounts(): Promise<SeedAccount[]> {
    const { seed, store } = this.#given;
    const stored = new Map((await store.accounts.all()).map((account) => [account.id, account]));
    return Promise.all(
      seed.agents.map(async (agent) => {
        const { id, email, seats } = agent;
        const account = stored.get(id);
        const password = agentPassword(agent, this.#secrets);
        // Whoever has set another password knows it alone. Checking costs time, and only a demo shows passwords.
        const isSeeds =
          account !== undefined && seed.isDemo
            ? await isPassword(account.passwordHash, password)
            : agent.isReady || account?.mustSetUp === true;
        return {
          id,
          email,
          role: seats[0]?.role ?? 'agent',
          name: account?.name ?? agent.name,
          password: isSeeds ? password : null,
        };
      }),
    );
  }

  #apiKeys(): { name: string; key: string }[] {
    return this.#given.seed.apiKeys.map((one) => ({
      name: one.name,
      key: one.key ?? this.#secrets.apiKey(apiKeyName(this.#given.seed, one)),
    }));
  }
}

function throwLater(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}
