import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const password = 'Correct-Horse-7';

/** The mobile numbers of the agents who have one. */
export const mobiles = { li: '13700010001', sun: '13700010005' };

/** What a test may set of its centre; times in seconds. */
export interface CentreSettings {
  /** Adds 云帆海外联络中心, and an agent `sun` who sits in both. */
  readonly hasSecondCentre?: boolean;
  readonly wrapUpSeconds?: number;
  readonly ringSeconds?: number;
  readonly dialSeconds?: number;
  readonly isAutomaticAnswer?: boolean;
  readonly isMasking?: boolean;
  readonly isNotReadyAfterMiss?: boolean;
  /** Pages of other origins that may use the centre. */
  readonly origins?: readonly string[];
  /** Self-service flows and menus as a seed has them; their sound files lie in `prompts` in the centre's folder. */
  readonly flows?: readonly object[];
  readonly numbers?: readonly { readonly number: string; readonly group: string; readonly flow?: string }[];
}

/** Where a centre runs; both are made up when absent, so that a restarted one can take the place of another. */
export interface Place {
  readonly port?: number;
  readonly folder?: string;
  /** What telephones are told to send sound to. @defaultValue 127.0.0.1 */
  readonly mediaAddresses?: string;
}

/** A centre of its own for one test file: the built server as a process, with its own data and its own seed. */
export class TestCentreProcess {
  readonly url: string;
  /** Seed, database and recordings; `stop` leaves them, `dispose` does not. */
  readonly folder: string;
  readonly #process: ChildProcess;
  readonly #output: string[];

  private constructor(url: string, process: ChildProcess, kept: { folder: string; output: string[] }) {
    this.url = url;
    this.#process = process;
    this.folder = kept.folder;
    this.#output = kept.output;
  }

  static async start(settings: CentreSettings = {}, place: Place = {}): Promise<TestCentreProcess> {
    const folder = place.folder ?? mkdtempSync(join(tmpdir(), 'tccc-e2e-'));
    const seedPath = join(folder, 'seed.json');
    writeFileSync(seedPath, JSON.stringify(seedOf(settings)));
    const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));
    const child = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        PORT: String(place.port ?? 0),
        HOST: '127.0.0.1',
        PUBLIC_ADDRESS: place.mediaAddresses ?? '127.0.0.1',
        DATA_DIR: join(folder, 'data'),
        SEED: seedPath,
        SIGN_INS_PER_MINUTE: '1000',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        output.push(chunk.toString());
        const found = /at (https?:\/\/\S+)/.exec(output.join(''));
        if (found?.[1]) resolve(found[1]);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output.join('')}`)));
    });
    return new TestCentreProcess(url, child, { folder, output });
  }

  /** Everything the server printed, for a test that failed. */
  get log(): string {
    return this.#output.join('');
  }

  /** The code that was sent to a number last. */
  async codeFor(mobile: string): Promise<string> {
    const answer = await fetch(`${this.url}/outbox.json`);
    const { messages } = (await answer.json()) as { messages: { to: string; text: string }[] };
    const text = messages.find(({ to }) => to === mobile)?.text ?? '';
    const code = /\b\d{6}\b/.exec(text)?.[0];
    if (code === undefined) throw new Error(`No code was sent to ${mobile}`);
    return code;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Ends the server as an operator would, and tells its exit code. */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode !== null) return this.#process.exitCode;
    const ended = once(this.#process, 'exit') as Promise<[number | null]>;
    this.#process.kill('SIGTERM');
    return (await ended)[0];
  }

  /** Ends the server without a word, as a power cut would. */
  async kill(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  /** Stops and removes everything it kept. */
  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const secondCentre = {
  id: 'overseas',
  name: '云帆海外联络中心',
  groups: [{ id: 'sea', name: '海外服务' }],
  numbers: [{ number: '0514-85664200', group: 'sea' }],
};

const agentOfBoth = {
  id: 'sun',
  email: 'sun@centre.example',
  name: '孙悦',
  mobile: mobiles.sun,
  password,
  isReady: true,
  seats: [
    { centre: 'yunfan', groups: ['voice'] },
    { centre: 'overseas', groups: ['sea'] },
  ],
};

function seedOf({ hasSecondCentre = false, ...settings }: CentreSettings): object {
  const agent = (id: string, name: string, groups: string[]) => ({
    id,
    email: `${id}@centre.example`,
    name,
    groups,
    password,
    isReady: true,
  });
  return {
    centre: { id: 'yunfan', name: '云帆联络中心' },
    isDemo: true,
    realm: 'centre.invalid',
    groups: [
      { id: 'voice', name: '电话体验技能组' },
      { id: 'presales', name: '售前服务' },
    ],
    numbers: [
      { number: '0514-85664126', group: 'voice' },
      { number: '0514-85664127', group: 'presales' },
    ],
    restReasons: ['用餐', '会议'],
    agents: [
      { ...agent('li', '李晓雯', ['voice']), mobile: mobiles.li },
      agent('wang', '王建国', ['voice']),
      { ...agent('chen', '陈晓雯', ['presales']), isReady: false },
      { ...agent('admin', '周敏', ['presales']), role: 'administrator' },
      ...(hasSecondCentre ? [agentOfBoth] : []),
    ],
    phones: [
      { username: 'customer-1', number: '18912348352' },
      { username: 'customer-2', number: '13812346021' },
      { username: 'mobile-li', number: mobiles.li },
    ],
    apiKeys: [{ name: 'crm', key: 'k'.repeat(40) }],
    ...(hasSecondCentre ? { centres: [secondCentre] } : {}),
    ...settings,
  };
}
