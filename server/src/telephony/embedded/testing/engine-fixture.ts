import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type Clock } from 'tccc-workbench/base';
import type { Signal } from 'tccc-workbench/centre';
import { WebSocketServer } from 'ws';
import type { FinishedRecording } from '../../telephony-engine.js';
import type { EmbeddedEngineOptions } from '../embedded-engine-options.js';
import { PromptLibrary } from '../../prompts/prompt-library.js';
import { EmbeddedEngine } from '../embedded-engine.js';
import { SipPhone, type SipPhoneOptions } from './sip-phone.js';

export const realm = 'centre.example';
export const centreNumber = '075586665566';
export const customer = { username: 'customer', password: 'right', number: '18912348352' };
export const neighbour = { username: 'neighbour', password: 'right', number: '13800138000' };
export const agent = { agentId: 'li', username: 'line-li', password: 'secret' };
/** What the music of tests sounds like, in Hz. */
export const queueTone = 700;
export const holdTone = 900;

const patienceMs = 10_000;

type SignalOf<Type extends Signal['type']> = Extract<Signal, { type: Type }>;

/** An engine on a real socket, with telephones to call it. */
export class EngineFixture {
  readonly engine: EmbeddedEngine;
  readonly signals: Signal[] = [];
  readonly recordings: FinishedRecording[] = [];
  readonly warnings: string[] = [];
  /** Trunks that calls can go out through. */
  readonly readyTrunks = new Set<string>();
  readonly directory: string;
  readonly #server = createServer();
  readonly #phones: SipPhone[] = [];
  readonly #listeners = new Set<() => void>();
  #isStopped = false;

  private constructor(directory: string, options: Partial<EmbeddedEngineOptions>) {
    this.directory = directory;
    const log = (level: string) => (fields: object, message: string) => {
      if (level !== 'debug') this.warnings.push(`${message} ${JSON.stringify(fields)}`);
      this.#check();
      if (process.env['SIP_LOG']) process.stderr.write(`${level} ${message} ${JSON.stringify(fields)}\n`);
    };
    const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
    this.engine = new EmbeddedEngine({
      realm,
      phones: [customer, neighbour],
      isCentreNumber: (number) => number === centreNumber,
      mediaAddress: ['127.0.0.1'],
      recordingsDir: join(directory, 'recordings'),
      musicDir: directory,
      prompts: new PromptLibrary({
        directories: [directory],
        cacheDir: join(directory, 'prompts'),
        logger,
      }),
      logger,
      onRecording: async (recording) => void this.recordings.push(recording),
      clock: systemClock,
      trunkRetryMs: 50,
      onTrunk: ({ id, isReady }) => {
        if (isReady) this.readyTrunks.add(id);
        else this.readyTrunks.delete(id);
        this.#check();
      },
      ...options,
    });
    this.engine.admitLine(agent);
    this.engine.onSignal((signal) => {
      this.signals.push(signal);
      this.#check();
    });
  }

  static async start(
    options: Partial<EmbeddedEngineOptions> & { clock?: Clock } = {},
  ): Promise<EngineFixture> {
    const directory = await mkdtemp(join(tmpdir(), 'telephony-'));
    await writeFile(join(directory, 'queue.wav'), toneWav(queueTone));
    await writeFile(join(directory, 'hold.wav'), toneWav(holdTone));
    const fixture = new EngineFixture(directory, options);
    await fixture.#listen();
    await fixture.engine.start();
    return fixture;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/sip`;
  }

  async phone(account: Pick<SipPhoneOptions, 'username' | 'password' | 'codec'>): Promise<SipPhone> {
    const phone = await SipPhone.open({ ...account, url: this.url, realm });
    this.#phones.push(phone);
    return phone;
  }

  async registered(account: Pick<SipPhoneOptions, 'username' | 'password' | 'codec'>): Promise<SipPhone> {
    const phone = await this.phone(account);
    const status = await phone.register();
    if (status !== 200) throw new Error(`Registration of ${account.username} was refused with ${status}`);
    return phone;
  }

  /** Waits for a signal; each is given out once. */
  async signal<Type extends Signal['type']>(
    type: Type,
    isMeant: (signal: SignalOf<Type>) => boolean = () => true,
  ): Promise<SignalOf<Type>> {
    const find = (): SignalOf<Type> | undefined => {
      const index = this.signals.findIndex(
        (signal) => signal.type === type && isMeant(signal as SignalOf<Type>),
      );
      return index < 0 ? undefined : (this.signals.splice(index, 1)[0] as SignalOf<Type>);
    };
    return this.#until(find, type);
  }

  /** Waits until calls can go out through a trunk, or can't any more. */
  async trunkIs(id: string, wanted: 'ready' | 'down'): Promise<void> {
    await this.#until(
      () => (this.readyTrunks.has(id) === (wanted === 'ready') ? true : undefined),
      `trunk ${id} ${wanted}`,
    );
  }

  /** Waits until the log says something. */
  async logged(pattern: RegExp): Promise<string> {
    return this.#until(() => this.warnings.find((line) => pattern.test(line)), String(pattern));
  }

  #until<Found>(find: () => Found | undefined, wanted: string): Promise<Found> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(check);
        reject(
          new Error(
            `No ${wanted}; there were ${JSON.stringify(this.signals)}; log: ${this.warnings.join(' | ')}`,
          ),
        );
      }, patienceMs);
      const check = (): void => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#listeners.delete(check);
        resolve(found);
      };
      this.#listeners.add(check);
      check();
    });
  }

  #check(): void {
    for (const check of [...this.#listeners]) check();
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    for (const phone of this.#phones) await phone.close();
    await this.engine.stop();
    this.#server.close();
    await rm(this.directory, { recursive: true });
  }

  async #listen(): Promise<void> {
    const sockets = new WebSocketServer({
      server: this.#server,
      path: '/sip',
      perMessageDeflate: false,
      handleProtocols: (protocols) => (protocols.has('sip') ? 'sip' : false),
    });
    sockets.on('connection', (socket) => this.engine.acceptSocket(socket));
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }
}

/** One second of a tone as a WAV file of 8 kHz, 16 bit. */
export function toneWav(frequency: number): Buffer {
  const file = Buffer.alloc(44 + 16_000);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + 16_000, 4);
  file.write('WAVEfmt ', 8);
  for (const [value, at] of [
    [16, 16],
    [8000, 24],
    [16_000, 28],
    [16_000, 40],
  ] as const)
    file.writeUInt32LE(value, at);
  for (const [value, at] of [
    [1, 20],
    [1, 22],
    [2, 32],
    [16, 34],
  ] as const)
    file.writeUInt16LE(value, at);
  file.write('data', 36);
  for (let index = 0; index < 8000; index += 1) {
    file.writeInt16LE(Math.round(5000 * Math.sin((2 * Math.PI * frequency * index) / 8000)), 44 + index * 2);
  }
  return file;
}
