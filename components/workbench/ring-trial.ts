import type { ReactiveController, ReactiveElement } from 'lit';
import type { RingDevice } from '../../src/habits/ring-device.js';
import { RingTone } from '../internal/ring-tone.js';

/** 试听铃声: one short ring where calls ring. Its audio goes with the desk. */
export class RingTrial implements ReactiveController {
  #tone: RingTone | null = null;

  constructor(host: ReactiveElement) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#tone?.dispose();
    this.#tone = null;
  }

  async play(device: RingDevice | null): Promise<void> {
    const tone = (this.#tone ??= new RingTone());
    const deviceId = device?.isMissing ? null : (device?.chosen?.id ?? null);
    // One that went away this moment: the default device rings, as for a call.
    await tone.useDevice(deviceId).catch(() => tone.useDevice(null));
    if (tone === this.#tone) tone.announce();
  }
}
