import { WorkbenchError } from '../../base/index.js';

/** Plays the far end's voice through one audio element, on a chosen device where the browser can choose. */
export class Speaker {
  readonly #element: HTMLAudioElement;
  readonly #onError: (error: WorkbenchError) => void;

  constructor(element: HTMLAudioElement, onError: (error: WorkbenchError) => void) {
    this.#element = element;
    this.#element.autoplay = true;
    this.#onError = onError;
  }

  play(stream: MediaStream): void {
    this.#element.srcObject = stream;
    this.#element.play().catch((cause: unknown) => {
      if (this.#element.srcObject !== stream) return;
      this.#onError(
        new WorkbenchError('line/media-failed', { message: 'The browser refused to play the call.', cause }),
      );
    });
  }

  /** Falls silent, unless another call's voice took over. */
  stop(stream: MediaStream | null): void {
    if (stream && this.#element.srcObject !== stream) return;
    this.#element.srcObject = null;
  }

  /** Chooses a device; `null` is the browser's default. @throws `sdk/invalid-options` for one that does not exist */
  async choose(deviceId: string | null): Promise<void> {
    if (typeof this.#element.setSinkId !== 'function') return;
    try {
      await this.#element.setSinkId(deviceId ?? '');
    } catch (cause) {
      throw new WorkbenchError('sdk/invalid-options', { message: 'There is no such speaker.', cause });
    }
  }
}
