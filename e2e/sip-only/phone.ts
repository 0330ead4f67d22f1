import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { customerHz } from '../harness/browsers.js';
import { toneWav } from '../harness/tone-file.js';
import { until } from '../harness/until.js';

const rate = 8_000;
/** Longer than any call here: at the end of the file the telephone stops, speaking and hearing both. */
const toneS = 120;
/** How much is listened to for a tone: half a second. */
const lookSamples = rate / 2;

/** A real telephone (baresip) that says a tone, tells its SIP traffic, and keeps what it hears. */
export class Phone {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #control: number;
  #log = '';

  constructor(port: number, { answers = false }: { readonly answers?: boolean } = {}) {
    this.#folder = mkdtempSync(join(tmpdir(), 'phone-'));
    this.#control = port + 1_000;
    writeFileSync(join(this.#folder, 'tone.wav'), toneWav(customerHz, { rate, seconds: toneS }));
    writeFileSync(join(this.#folder, 'config'), configOf(port, this.#control, this.#folder));
    writeFileSync(
      join(this.#folder, 'accounts'),
      `<sip:phone@127.0.0.1:${port}>;regint=0;outbound="sip:127.0.0.1:5080;transport=udp";answermode=${answers ? 'auto' : 'manual'};audio_codecs=PCMA,PCMU;dtmfmode=rtpevent;ptime=20\n`,
    );
    this.#process = spawn('baresip', ['-s', '-f', this.#folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (text: Buffer): void => void (this.#log += text.toString());
    this.#process.stdout?.on('data', keep);
    this.#process.stderr?.on('data', keep);
  }

  async ready(): Promise<void> {
    await this.says(/baresip is ready/);
  }

  /** Waits until its log, from `from` on, says so. */
  async says(what: RegExp, from = 0): Promise<void> {
    await until(`the telephone says ${what}`, () => what.test(this.#log.slice(from)), {
      instead: () => this.#log.slice(from).slice(-4_000),
    });
  }

  get now(): number {
    return this.#log.length;
  }

  /** Does what is typed to baresip: `dial`, `accept`, `hangup`, `sndcode`. */
  async does(command: string, params = ''): Promise<void> {
    const text = JSON.stringify({ command, params, token: 't' });
    await new Promise<void>((resolve, reject) => {
      const socket = connect(this.#control, '127.0.0.1', () => socket.write(`${text.length}:${text},`));
      socket.once('data', () => {
        socket.end();
        resolve();
      });
      socket.once('error', reject);
    });
  }

  /**
   * Waits until it hears a tone; what it heard before the question does not count. After a re-INVITE it keeps nothing of
   * what it hears (github.com/baresip/baresip/issues/1496): ask a telephone in a page then.
   */
  async hears(hz: number): Promise<void> {
    const before = this.#heard();
    let share = 0;
    await until(
      `the telephone hears ${hz} Hz`,
      () => {
        const now = this.#heard();
        const fresh = now.file === before.file ? now.samples.slice(before.samples.length) : now.samples;
        if (fresh.length < lookSamples) return false;
        share = toneShare(fresh.slice(-lookSamples), hz);
        return share > 0.6;
      },
      { instead: () => `${share} of what it hears` },
    );
  }

  /** What it heard in its last call. */
  #heard(): { readonly file: string | null; readonly samples: Int16Array } {
    const file = readdirSync(this.#folder)
      .filter((name) => /dec\.wav$/.test(name))
      .sort()
      .at(-1);
    if (file === undefined) return { file: null, samples: new Int16Array() };
    const bytes = readFileSync(join(this.#folder, file)).subarray(44);
    const samples = Int16Array.from({ length: Math.floor(bytes.length / 2) }, (_, at) =>
      bytes.readInt16LE(at * 2),
    );
    return { file, samples };
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await gone;
  }
}

/** How strong a tone is, 0 to 1 of all there is; 0 in silence. */
function toneShare(samples: Int16Array, hz: number): number {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  if (energy < 1e6) return 0;
  const turn = (2 * Math.PI * hz) / rate;
  const re = samples.reduce((sum, sample, at) => sum + sample * Math.cos(turn * at), 0);
  const im = samples.reduce((sum, sample, at) => sum + sample * Math.sin(turn * at), 0);
  return (2 * (re * re + im * im)) / (samples.length * energy);
}

function configOf(port: number, control: number, folder: string): string {
  return `poll_method epoll
sip_listen 127.0.0.1:${port}
sip_trans_def udp
call_local_timeout 120
call_max_calls 8
call_hold_other_calls no
audio_source aufile,${folder}/tone.wav
audio_player aubridge,null${port}
audio_alert aufile,/dev/null
ausrc_srate ${rate}
auplay_srate ${rate}
ausrc_channels 1
auplay_channels 1
audio_txmode poll
rtcp_mux no
jitter_buffer_delay 2-10
module_path /usr/lib/baresip/modules
module stdio.so
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
module_tmp uuid.so
module_tmp account.so
module_app auloop.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${control}
net_interface 127.0.0.1
snd_path ${folder}
`;
}
