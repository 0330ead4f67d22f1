import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../../src/base/clock.js';
import type { Catalogue } from '../../src/i18n/index.js';
import type { WorkbenchSnapshot } from '../../src/workbench/workbench.js';

/** What the line speaks up for. */
export interface Notice {
  readonly tone: 'amber' | 'red' | 'brand' | 'green';
  readonly title: string;
  readonly detail: string;
}

/** What {@link StatusNews} compares from one look to the next. */
export type Watched = Pick<WorkbenchSnapshot, 'voice' | 'missingDevices'> & { readonly hasCall: boolean };

const warningMs = 8_000;
const relief = 5_000;

/** Tells a change for some seconds, in place of the quiet line: a device that went or came back, a voice that is fine again. */
export class StatusNews implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;
  #before: Watched | undefined;
  #notice: Notice | null = null;
  #cancel: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** What is told now. */
  get notice(): Notice | null {
    return this.#notice;
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#notice = null;
    this.#before = undefined;
  }

  /** Takes in what is true now. */
  follow(now: Watched, texts: Catalogue): void {
    const before = this.#before;
    this.#before = now;
    if (!before) return;
    for (const kind of ['microphone', 'speaker'] as const) {
      const was = before.missingDevices[kind];
      const is = now.missingDevices[kind];
      if (was === is) continue;
      if (is !== null) this.#tell('amber', standInWord(texts, kind, is));
      else if (now.hasCall) this.#tell('green', texts['connection.deviceBack'](nameOf(texts, kind, was)));
    }
    const isBetter = before.voice.grade === 'poor' && now.voice.grade !== 'poor';
    if (isBetter && now.hasCall && now.voice.grade !== 'unknown')
      this.#tell('green', texts['connection.recovered']);
  }

  #tell(tone: 'amber' | 'green', title: string): void {
    this.#cancel?.();
    this.#notice = { tone, title, detail: '' };
    this.#cancel = this.#clock.after(tone === 'amber' ? warningMs : relief, () => {
      this.#notice = null;
      this.#host.requestUpdate();
    });
  }
}

/** Which device took over for the missing one. */
export function standInWord(texts: Catalogue, kind: 'microphone' | 'speaker', missing: string): string {
  return texts[`connection.${kind}StandIn`](nameOf(texts, kind, missing));
}

function nameOf(texts: Catalogue, kind: 'microphone' | 'speaker', name: string | null): string {
  if (name) return name;
  return texts[kind === 'microphone' ? 'connection.thatMicrophone' : 'connection.thatSpeaker'];
}
