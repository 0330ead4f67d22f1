import type { ReactiveController, ReactiveElement } from 'lit';
import { loadPart } from '../../src/base/load-part.js';
import type { CallActs } from '../../src/habits/call-acts.js';
import type { NotificationState } from '../../src/habits/notify-calls.js';
import type { AbsentDevices, KeepDevices } from '../../src/habits/keep-devices.js';
import { Preferences } from '../../src/habits/preferences.js';
import { RingDevice } from '../../src/habits/ring-device.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import type * as HabitParts from './habit-parts.js';
import { RingTone } from '../internal/ring-tone.js';

type Parts = typeof HabitParts;

/**
 * What a desk does beside its elements. `notifications` and `headset` wait until the agent asks for them; the others are
 * on from the sign-in.
 */
export const habitNames = [
  'title',
  'badge',
  'ring',
  'devices',
  'wake-lock',
  'media-session',
  'leaving',
  'notifications',
  'headset',
] as const;
export type HabitName = (typeof habitNames)[number];

/** What the habits of a desk need of it. */
export interface DeskHabitsOptions {
  /** Which may be on. */
  readonly names: () => readonly string[];
  /** Asks the page before each act, as the buttons do. */
  readonly acts: CallActs;
  readonly onError: (error: unknown) => void;
  readonly preferences?: Preferences;
}

/** Switches the habits of a desk on while its agent is signed in, and off without a trace. They come in a file of their own. */
export class DeskHabits implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: DeskHabitsOptions;
  readonly #preferences: Preferences;
  readonly #undo = new Map<HabitName, () => void>();
  #parts: Parts | null = null;
  #workbench: Workbench | null = null;
  #told = '';
  #ring: RingDevice | null = null;
  #devices: KeepDevices | null = null;
  #headsets: readonly string[] = [];
  #hasRefusedHeadset = false;

  constructor(host: ReactiveElement, options: DeskHabitsOptions) {
    this.#host = host;
    this.#options = options;
    this.#preferences = options.preferences ?? new Preferences();
    host.addController(this);
  }

  /** Follows this workbench while its agent is signed in; `null` switches everything off. For `willUpdate`. */
  follow(workbench: Workbench | null): void {
    const names = this.#options.names().join(' ');
    if (workbench === this.#workbench && names === this.#told) return;
    this.#told = names;
    if (workbench !== this.#workbench) this.#stop();
    this.#workbench = workbench;
    if (workbench) void this.#start(workbench);
  }

  /** What was put away begins again when the host updates. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#workbench = null;
  }

  isAllowed(name: HabitName): boolean {
    return this.#options.names().includes(name);
  }

  /** Where calls ring; `null` before the habits are loaded or when they ring nowhere. */
  get ring(): RingDevice | null {
    return RingTone.canChooseDevice ? this.#ring : null;
  }

  /** Microphone and speaker that the agent chose and that are not plugged in. */
  get absent(): AbsentDevices | null {
    return this.#devices?.absent ?? null;
  }

  get notifications(): NotificationState {
    return this.#parts?.notificationState() ?? 'unsupported';
  }

  get isNotifying(): boolean {
    return this.notifications === 'granted' && this.#preferences.get('notifications') === 'on';
  }

  /** Names of the connected headsets. */
  get headsets(): readonly string[] {
    return this.#headsets;
  }

  get canConnectHeadset(): boolean {
    return this.#parts?.findHid() !== undefined;
  }

  /** The agent closed the browser's chooser. */
  get hasRefusedHeadset(): boolean {
    return this.#hasRefusedHeadset;
  }

  /** Switches desktop notifications; asks the browser's question when it is still open. Only from a click or a key. */
  readonly setNotifying = async (isOn: boolean): Promise<void> => {
    const state = isOn && this.#parts ? await this.#parts.askForNotifications() : this.notifications;
    this.#preferences.set('notifications', isOn && state === 'granted' ? 'on' : null);
    if (this.#workbench) this.#turn('notifications', this.#workbench);
    this.#host.requestUpdate();
  };

  /** Has the agent choose a headset. Only from a click or a key. */
  readonly chooseHeadset = async (): Promise<void> => {
    const workbench = this.#workbench;
    if (!workbench) return;
    this.#switchOff('headset');
    try {
      await this.#connectHeadset(workbench, true);
      this.#hasRefusedHeadset = this.#headsets.length === 0;
    } catch (error) {
      this.#options.onError(error);
    }
    this.#host.requestUpdate();
  };

  async #start(workbench: Workbench): Promise<void> {
    try {
      this.#parts ??= await loadPart(() => import('./habit-parts.js'));
    } catch (error) {
      return this.#options.onError(error);
    }
    if (workbench !== this.#workbench) return;
    for (const name of habitNames) this.#turn(name, workbench);
    this.#host.requestUpdate();
  }

  #stop(): void {
    for (const name of habitNames) this.#switchOff(name);
  }

  #switchOff(name: HabitName): void {
    this.#undo.get(name)?.();
    this.#undo.delete(name);
  }

  /** On or off, as the host allows and the agent wants. */
  #turn(name: HabitName, workbench: Workbench): void {
    const isWanted = this.isAllowed(name) && (name !== 'notifications' || this.isNotifying);
    if (!isWanted) return this.#switchOff(name);
    if (!this.#parts || this.#undo.has(name)) return;
    if (name === 'headset') return void this.#connectHeadset(workbench, false).catch(this.#options.onError);
    this.#undo.set(name, this.#switchOn(name, workbench, this.#parts));
  }

  #switchOn(name: Exclude<HabitName, 'headset'>, workbench: Workbench, parts: Parts): () => void {
    const { acts, onError } = this.#options;
    const start: Readonly<Record<typeof name, () => () => void>> = {
      title: () => parts.flashTitle(workbench),
      badge: () => parts.badgeApp(workbench),
      ring: () => this.#startRing(),
      devices: () => this.#keepDevices(workbench, parts),
      'wake-lock': () => parts.keepAwake(workbench),
      'media-session': () => parts.tellMediaSession(workbench, { acts, onError }),
      leaving: () => parts.guardLeaving(workbench),
      notifications: () => parts.notifyCalls(workbench, { acts, onError }),
    };
    return start[name]();
  }

  #startRing(): () => void {
    const ring = new RingDevice({
      preferences: this.#preferences,
      onChange: () => this.#host.requestUpdate(),
      use: async (deviceId) => {
        await this.#host.updateComplete;
        await this.#host.shadowRoot?.querySelector('tccc-incoming-call')?.tone.useDevice?.(deviceId);
      },
    });
    this.#ring = ring;
    return () => {
      ring.dispose();
      this.#ring = null;
    };
  }

  #keepDevices(workbench: Workbench, parts: Parts): () => void {
    const devices = new parts.KeepDevices(workbench, {
      preferences: this.#preferences,
      onChange: () => this.#host.requestUpdate(),
      onError: this.#options.onError,
    });
    this.#devices = devices;
    return () => {
      devices.dispose();
      this.#devices = null;
    };
  }

  /** What was chosen in the device check counts from now on. */
  readonly lookAtDevices = (): void => {
    this.#devices?.refresh();
    this.#ring?.refresh();
  };

  async #connectHeadset(workbench: Workbench, isAsking: boolean): Promise<void> {
    const { acts, onError } = this.#options;
    const { connectHeadset } = await loadPart(() => import('../../src/habits/headset/index.js'));
    const undo = await connectHeadset(workbench, {
      isAsking,
      acts,
      onError,
      onChange: (names) => {
        this.#headsets = names;
        this.#hasRefusedHeadset = false;
        this.#host.requestUpdate();
      },
    });
    if (workbench !== this.#workbench || this.#undo.has('headset')) return undo();
    this.#undo.set('headset', () => {
      undo();
      this.#headsets = [];
    });
  }
}
