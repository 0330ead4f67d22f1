import { openInput, stopTracks } from '../adapters/devices/index.js';
import type { Clock } from '../base/index.js';

/** A camera that stays on longer than anybody looks is a fright. */
const previewMs = 10_000;

/** What a {@link CameraPreview} tells. */
export interface CameraPreviewOptions {
  readonly clock: Clock;
  /** The picture began or ended. */
  readonly onChange: () => void;
}

/** Shows what the camera sees for ten seconds, then lets go of it. */
export class CameraPreview {
  readonly #options: CameraPreviewOptions;
  #stream: MediaStream | null = null;
  #cancel: (() => void) | undefined;

  constructor(options: CameraPreviewOptions) {
    this.#options = options;
  }

  /** The live picture; `null` while the camera is off. */
  get stream(): MediaStream | null {
    return this.#stream;
  }

  /** Switches the camera on. `isWanted` is asked after the wait for the person. @throws `device/*` */
  async open(deviceId: string | null, isWanted: () => boolean): Promise<void> {
    this.close();
    const stream = await openInput('camera', deviceId);
    if (!isWanted()) return stopTracks(stream);
    this.#stream = stream;
    this.#cancel = this.#options.clock.after(previewMs, () => this.close());
    this.#options.onChange();
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (!this.#stream) return;
    stopTracks(this.#stream);
    this.#stream = null;
    this.#options.onChange();
  }
}
