import { spawn } from 'node:child_process';
import type { Flow } from 'tccc-workbench/model';
import { encodeMuLaw, sampleRate } from '../embedded/media/g711.js';
import { pcmOf } from '../embedded/media/wav-file.js';
import { resample } from './resample.js';

export type SpeechLanguage = Flow['language'];

/** Makes speech of text. */
export interface Voice {
  /** Whether it can speak on this machine. */
  isAvailable(): Promise<boolean>;
  /** @returns µ-law at 8 kHz. @throws VoiceMissingError, Error when it fails */
  speak(text: string, language: SpeechLanguage): Promise<Uint8Array>;
}

/** The program that speaks is not on this machine. */
export class VoiceMissingError extends Error {
  override readonly name = 'VoiceMissingError';
}

const voices: Readonly<Record<SpeechLanguage, string>> = { 'zh-CN': 'cmn', en: 'en' };
/** Words a minute; Mandarin is spoken slowly by default. */
const speeds: Readonly<Record<SpeechLanguage, number>> = { 'zh-CN': 230, en: 165 };
/** A thousand characters take well under a second; a program that hangs is not waited for. */
const patienceMs = 20_000;
/** Loudest sample of speech: about -6 dBFS. */
const peak = 16_384;
/** What counts as silence at the end of speech, as a share of the loudest sample, and how much of it is kept: 100 ms. */
const quiet = 0.01;
const keptSilence = sampleRate / 10;

/** Speech by espeak-ng, which speaks without a network and without models. */
export class EspeakVoice implements Voice {
  readonly #program: string;

  /** @param program - name or path of the program */
  constructor(program = 'espeak-ng') {
    this.#program = program;
  }

  async isAvailable(): Promise<boolean> {
    return this.#run(['--version'], '').then(
      () => true,
      () => false,
    );
  }

  async speak(text: string, language: SpeechLanguage): Promise<Uint8Array> {
    const args = ['-v', voices[language], '-s', String(speeds[language]), '-b', '1', '--stdin', '--stdout'];
    const { rate, samples } = pcmOf(await this.#run(args, text), `The sound of ${this.#program}`);
    if (samples.length === 0) throw new Error(`${this.#program} said nothing`);
    return toTelephone(await resample(samples, { from: rate, to: sampleRate }));
  }

  /** The text goes through standard input: no text can be an option. */
  #run(args: readonly string[], text: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.#program, args, { stdio: 'pipe', timeout: patienceMs, killSignal: 'SIGKILL' });
      const output: Buffer[] = [];
      const complaints: Buffer[] = [];
      child.stdout.on('data', (part: Buffer) => output.push(part));
      child.stderr.on('data', (part: Buffer) => complaints.push(part));
      child.once('error', (error: NodeJS.ErrnoException) => {
        const isMissing = error.code === 'ENOENT' || error.code === 'EACCES';
        reject(isMissing ? new VoiceMissingError(`${this.#program} is not installed`) : error);
      });
      child.once('close', (code, signal) => {
        if (code === 0) return resolve(Buffer.concat(output));
        const said = Buffer.concat(complaints).toString().trim();
        reject(new Error(`${this.#program} ended with ${code ?? signal ?? 'nothing'}: ${said}`));
      });
      // It may end before it has read everything; its exit code tells what came of it.
      child.stdin.on('error', () => undefined);
      child.stdin.end(text);
    });
  }
}

function toTelephone(samples: Int16Array): Uint8Array {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const isHeard = (sample: number): boolean => Math.abs(sample) > loudest * quiet;
  let end = samples.length;
  while (end > 0 && !isHeard(samples[end - 1] ?? 0)) end -= 1;
  return Uint8Array.from(samples.subarray(0, end + keptSilence), (sample) =>
    encodeMuLaw(Math.round((sample * peak) / loudest)),
  );
}
