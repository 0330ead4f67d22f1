import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { encodeALaw } from '../media/g711.js';

export interface SippOptions {
  /** A file of `testing/sipp`, without its ending, or the scenario itself. */
  readonly scenario: string;
  /** Calls after which it ends. @defaultValue 1 */
  readonly calls?: number;
  /** Folder for its log and data; the test's own. */
  readonly directory: string;
  /** Whom it calls; without it waits to be called. */
  readonly target?: { readonly port: number; readonly number: string };
  /** Words for `{name}` in the scenario. */
  readonly words?: Readonly<Record<string, string>>;
  /** `[field0]` … */
  readonly fields?: readonly string[];
  readonly port?: number;
  readonly isEchoing?: boolean;
}

/** sipp, a SIP test tool of its own origin, as the carrier: real TCP, real RTP. */
export class Sipp {
  readonly port: number;
  readonly #process: ChildProcess;
  readonly #logPath: string;
  readonly #exited: Promise<number | null>;
  #output = '';

  private constructor(process: ChildProcess, port: number, logPath: string) {
    this.#process = process;
    this.port = port;
    this.#logPath = logPath;
    this.#exited = once(process, 'exit').then(([code]) => code as number | null);
    for (const stream of [process.stdout, process.stderr])
      stream?.on('data', (text: Buffer) => (this.#output += text.toString()));
  }

  /** @throws Error when sipp is not installed, saying how to install it */
  static async start(options: SippOptions): Promise<Sipp> {
    if (spawnSync('sipp', ['-v']).error !== undefined)
      throw new Error('These tests need sipp: install it (Debian: apt-get install sip-tester)');
    const port = options.port ?? (await freePort());
    const mediaPort = 20_000 + 4 * Math.floor(Math.random() * 2500);
    const logPath = join(options.directory, `sipp-${port}.log`);
    const fieldsPath = join(options.directory, `sipp-${port}.csv`);
    writeFileSync(logPath, '');
    writeFileSync(fieldsPath, `SEQUENTIAL\n${(options.fields ?? []).join(';')}\n`);
    const scenario = join(options.directory, `sipp-${port}.xml`);
    writeFileSync(scenario, readScenario(options));
    const args = [
      ...(options.target ? [`127.0.0.1:${options.target.port}`, '-s', options.target.number] : []),
      ...['-sf', scenario, '-t', 't1', '-i', '127.0.0.1', '-mi', '127.0.0.1', '-p', String(port)],
      ...[
        '-mp',
        String(mediaPort),
        '-m',
        String(options.calls ?? 1),
        '-nostdin',
        '-timeout',
        '120',
        '-timeout_error',
      ],
      ...['-trace_msg', '-message_file', logPath, '-message_overwrite', 'false'],
      ...(options.fields ? ['-inf', fieldsPath] : []),
      ...(options.isEchoing === true ? ['-rtp_echo'] : []),
    ];
    const sipp = new Sipp(
      spawn('sipp', args, { cwd: options.directory, stdio: ['ignore', 'pipe', 'pipe'] }),
      port,
      logPath,
    );
    if (!options.target) await sipp.#listening();
    return sipp;
  }

  /** Waits for the scenario's end. @throws Error with what sipp wrote, when it went another way */
  async finished(): Promise<void> {
    const code = await this.#exited;
    if (code !== 0)
      throw new Error(`sipp ended with ${code}: ${this.#output.slice(-1500)}\n${this.messages}`);
  }

  /** Every message as it was on the wire. */
  get messages(): string {
    return readFileSync(this.#logPath, 'utf8');
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) this.#process.kill('SIGKILL');
    await this.#exited;
  }

  /** It doesn't say when it listens: knocks until it opens. */
  async #listening(): Promise<void> {
    while (!(await isListening(this.port))) {
      if (this.#process.exitCode !== null) throw new Error(`sipp ended: ${this.#output.slice(-1500)}`);
    }
  }
}

function readScenario({ scenario, words = {} }: SippOptions): string {
  if (scenario.startsWith('<')) return scenario;
  const text = readFileSync(new URL(`sipp/${scenario}.xml`, import.meta.url), 'utf8');
  return text
    .replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
    .replace(/^ +\n(?=.*Content-Length)/gm, '');
}

/** A TCP port nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether somebody listens on a port. */
async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A second of a tone in A-law, for `rtp_stream`. */
export function writeTone(path: string, frequency: number): void {
  const samples = Uint8Array.from({ length: 8000 }, (_, at) =>
    encodeALaw(Math.round(8000 * Math.sin((2 * Math.PI * frequency * at) / 8000))),
  );
  writeFileSync(path, samples);
}
