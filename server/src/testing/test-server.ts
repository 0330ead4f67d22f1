import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from 'tccc-workbench/base';
import type { OutboxMessage } from '../messages/outbox.js';
import { startServer, type RunningServer } from '../server.js';
import type { ServerSettings } from '../settings.js';
import { ScriptedTelephony } from './scripted-telephony.js';
import { TestPage } from './test-page.js';

/** The centre of the tests: two agents in one group, one who never signed in, one disabled, one administrator. */
export const testSeed = `
centre: { id: test, name: Test centre }
realm: test.invalid
origins: ["https://crm.example"]
groups:
  - { id: voice, name: Voice }
numbers:
  - { number: 0514-85664126, group: voice }
restReasons: [Lunch]
wrapUpSeconds: 30
ringSeconds: 20
agents:
  - { id: ann, email: Ann@test.example, name: Ann, groups: [voice], password: "ann-secret-1", isReady: true, mobile: "13700000001" }
  - { id: ben, email: ben@test.example, name: Ben, groups: [voice], password: "ben-secret-1", isReady: true }
  - { id: eve, email: eve@test.example, name: Eve, groups: [voice], password: "eve-secret-1" }
  - { id: dan, email: dan@test.example, name: Dan, password: "dan-secret-1", isReady: true, isDisabled: true, mobile: "13700000004" }
  - { id: zoe, email: zoe@test.example, name: Zoe, role: administrator, password: "zoe-secret-1", isReady: true }
apiKeys:
  - { name: crm, key: "crm-key-crm-key-crm-key-crm-key-1" }
`;

export interface TestServerOptions {
  readonly seed?: string;
  /** A directory of an earlier server, to go on from. */
  readonly directory?: string;
  readonly settings?: Partial<ServerSettings>;
}

/** The real server on a free port with a real database of its own; only the telephones are the test's. */
export class TestServer {
  readonly running: RunningServer;
  readonly telephony: ScriptedTelephony;
  readonly clock: ManualClock;
  readonly directory: string;
  readonly fatal: Error[];

  private constructor(parts: Pick<TestServer, 'running' | 'telephony' | 'clock' | 'directory' | 'fatal'>) {
    ({
      running: this.running,
      telephony: this.telephony,
      clock: this.clock,
      directory: this.directory,
      fatal: this.fatal,
    } = parts);
  }

  static async start(options: TestServerOptions = {}): Promise<TestServer> {
    const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'tccc-server-'));
    const seedPath = join(directory, 'seed.yaml');
    writeFileSync(seedPath, options.seed ?? testSeed);
    const clock = new ManualClock();
    const fatal: Error[] = [];
    const made: ScriptedTelephony[] = [];
    const running = await startServer({
      settings: { ...plainSettings, seedPath, dataDir: directory, ...options.settings },
      clock,
      createTelephony: (given) => {
        const telephony = new ScriptedTelephony(given);
        made.push(telephony);
        return telephony;
      },
      onFatal: (error) => fatal.push(error),
    });
    const [telephony] = made;
    if (!telephony) throw new Error('The server made no telephony');
    return new TestServer({ running, telephony, clock, directory, fatal });
  }

  get url(): string {
    return this.running.url;
  }

  /** A browser page that nobody signed in at. */
  page(): Promise<TestPage> {
    return TestPage.open(this.url, this.clock);
  }

  /** A page where `agentId` is signed in. */
  async signedIn(agentId: string): Promise<TestPage> {
    const page = await this.page();
    await page.signIn(`${agentId}@test.example`, `${agentId}-secret-1`);
    return page;
  }

  /** What the server would have sent, the newest first. */
  async outbox(): Promise<OutboxMessage[]> {
    const answer = await fetch(`${this.url}/outbox.json`);
    return ((await answer.json()) as { messages: OutboxMessage[] }).messages;
  }

  /** The newest code that was sent to a number. */
  async codeFor(mobile: string): Promise<string> {
    const message = (await this.outbox()).find(({ kind, to }) => kind === 'sms' && to === mobile);
    const code = /\b\d{6}\b/.exec(message?.text ?? '')?.[0];
    if (code === undefined) throw new Error(`No code was sent to ${mobile}`);
    return code;
  }

  /** Stops the server and throws its data away. */
  async dispose(): Promise<void> {
    await this.running.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

const plainSettings: Omit<ServerSettings, 'seedPath' | 'dataDir'> = {
  host: '127.0.0.1',
  port: 0,
  tls: null,
  // Empty databases to run the same tests on a PostgreSQL.
  databaseUrl: process.env['TEST_DATABASE_URL'] ?? null,
  publicUrl: null,
  origins: [],
  mediaAddresses: null,
  numberWebhook: null,
  logLevel: 'silent',
  isTracing: false,
  signInsPerMinute: 10_000,
  codesPerHour: 10_000,
  smsWebhook: null,
  smtp: null,
  trtc: null,
};
