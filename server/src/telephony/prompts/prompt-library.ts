import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PromptSource } from 'tccc-workbench/centre';
import type { Flow } from 'tccc-workbench/model';
import type { Logger } from '../../base/logger.js';
import { encodeMuLaw, sampleRate } from '../embedded/media/g711.js';
import { loadMuLaw, muLawWav } from '../embedded/media/wav-file.js';
import { EspeakVoice, VoiceMissingError, type Voice } from './espeak.js';

/** Where a telephony engine gets the sound of prompts. */
export interface PromptSounds {
  /** @returns µ-law at 8 kHz; a short beep for what can't be said */
  sound(source: PromptSource): Promise<Uint8Array>;
}

export interface PromptLibraryOptions {
  /** Where sound files are looked for, in this order. */
  readonly directories: readonly string[];
  /** Where spoken texts are kept; made when it is missing. */
  readonly cacheDir: string;
  readonly logger: Logger;
  /** @defaultValue espeak-ng */
  readonly voice?: Voice;
}

/** Sound files that come with the server. */
export const packagedPrompts = fileURLToPath(new URL('../../../assets/prompts/', import.meta.url));

/** Part of the cache's names: a new way of speaking makes all prompts anew. */
const speechVersion = 'espeak-1';
const remedy =
  'Install espeak-ng (Debian: apt-get install espeak-ng), or name a sound file for every prompt. Until then callers hear a short beep in its place; keys work.';

/** The sound of prompts: from files, or spoken once and kept. */
export class PromptLibrary implements PromptSounds {
  readonly #options: PromptLibraryOptions;
  readonly #voice: Voice;
  /** Sounds in use or being made, by what they are made of: one prompt asked for by many is made once. */
  readonly #sounds = new Map<string, Promise<Uint8Array>>();

  constructor(options: PromptLibraryOptions) {
    this.#options = options;
    this.#voice = options.voice ?? new EspeakVoice();
  }

  async sound(source: PromptSource): Promise<Uint8Array> {
    try {
      const path = source.kind === 'file' ? this.#find(source.file) : null;
      if (path !== null) return await this.#once(path, () => loadMuLaw(path));
    } catch (error) {
      this.#options.logger.warn({ error: String(error) }, 'A prompt can’t be played; its text is spoken');
    }
    try {
      const path = this.#cachePath(source);
      return await this.#once(path, () => this.#spoken(source, path));
    } catch (error) {
      const isMissing = error instanceof VoiceMissingError;
      this.#options.logger.warn(
        { error: String(error), prompt: source.text },
        `A prompt can't be said.${isMissing ? ` ${remedy}` : ''}`,
      );
      return beep();
    }
  }

  /** Tells the operator at the start what callers of these flows will not hear. */
  async check(flows: readonly Flow[]): Promise<void> {
    const { logger, directories } = this.#options;
    const prompts = flows.flatMap(({ id, nodes }) =>
      Object.entries(nodes).flatMap(([nodeId, node]) =>
        'prompt' in node ? [{ where: `${id}/${nodeId}`, file: node.prompt.file }] : [],
      ),
    );
    for (const { where, file } of prompts) {
      if (file !== undefined && this.#find(file) === null)
        logger.warn({ prompt: where, file, directories }, 'A sound file is missing; its text is spoken');
    }
    const spoken = prompts.filter(({ file }) => file === undefined || this.#find(file) === null);
    if (spoken.length > 0 && !(await this.#voice.isAvailable()))
      logger.warn({ prompts: spoken.map(({ where }) => where) }, `espeak-ng is not installed. ${remedy}`);
  }

  #find(file: string): string | null {
    const found = this.#options.directories.map((directory) => join(directory, file)).find(existsSync);
    return found ?? null;
  }

  #cachePath({ language, text }: PromptSource): string {
    const name = createHash('sha256').update(`${speechVersion}\n${language}\n${text}`).digest('hex');
    return join(this.#options.cacheDir, `${name}.wav`);
  }

  async #spoken({ text, language }: PromptSource, path: string): Promise<Uint8Array> {
    if (existsSync(path)) {
      try {
        return await loadMuLaw(path);
      } catch (error) {
        this.#options.logger.warn({ path, error: String(error) }, 'A kept prompt was damaged; made anew');
      }
    }
    const sound = await this.#voice.speak(text, language);
    await this.#keep(path, sound);
    return sound;
  }

  /** Whole or not at all: a file under its name is complete. */
  async #keep(path: string, sound: Uint8Array): Promise<void> {
    const draft = `${path}.${randomUUID()}.tmp`;
    try {
      await mkdir(this.#options.cacheDir, { recursive: true });
      await writeFile(draft, muLawWav(sound));
      await rename(draft, path);
    } catch (error) {
      this.#options.logger.warn({ path, error: String(error) }, 'A spoken prompt could not be kept');
      await rm(draft, { force: true });
    }
  }

  #once(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.#sounds.get(path);
    if (known) return known;
    const making = make();
    this.#sounds.set(path, making);
    const forget = (): void => void this.#sounds.delete(path);
    // The next one reads it from the disk: memory holds no more than what is being asked for.
    making.then(forget, forget);
    return making;
  }
}

/** What stands in for a prompt that can't be said: 200 ms of 1400 Hz. */
function beep(): Uint8Array {
  return Uint8Array.from({ length: sampleRate / 5 }, (_, index) =>
    encodeMuLaw(Math.round(6000 * Math.sin((2 * Math.PI * 1400 * index) / sampleRate))),
  );
}
