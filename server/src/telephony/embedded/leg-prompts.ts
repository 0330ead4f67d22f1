import type { PromptSource } from 'tccc-workbench/centre';
import type { PromptSounds } from '../prompts/prompt-library.js';
import type { MediaCommand } from './media/media-protocol.js';

export interface LegPromptsOptions {
  readonly sounds: PromptSounds;
  readonly send: (command: MediaCommand) => void;
  readonly onEnded: (prompt: { readonly legId: string; readonly promptId: string }) => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * Which prompt each leg is being told. Sound has to be found or made first, and an end travels between threads: what was
 * stopped meanwhile is neither said nor told of.
 */
export class LegPrompts {
  readonly #options: LegPromptsOptions;
  readonly #said = new Map<string, string>();

  constructor(options: LegPromptsOptions) {
    this.#options = options;
  }

  say(legId: string, promptId: string, source: PromptSource): void {
    const { sounds, send, onFault } = this.#options;
    this.#said.set(legId, promptId);
    sounds.sound(source).then(
      (sound) => {
        if (this.#said.get(legId) === promptId) send({ type: 'prompt', legId, promptId, sound });
      },
      (error: unknown) => {
        onFault(error);
        this.end(legId, promptId);
      },
    );
  }

  /** The leg is to hear something else, or is gone. */
  stop(legId: string): void {
    this.#said.delete(legId);
  }

  /** The media thread has said the last of it. */
  end(legId: string, promptId: string): void {
    if (this.#said.get(legId) !== promptId) return;
    this.#said.delete(legId);
    this.#options.onEnded({ legId, promptId });
  }
}
