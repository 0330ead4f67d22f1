import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  canListSpeakers,
  findMediaDevices,
  isOutdated,
  listDevices,
  noDevices,
  playTestTone,
  readBrowser,
  type BrowserReport,
  type DeviceLists,
  type LevelReading,
  type NamedDevice,
  type TestTone,
} from '../adapters/devices/index.js';
import type { TrtcSupport } from '../adapters/trtc/index.js';
import { isWorkbenchError, WorkbenchError, type Clock, type ErrorCode } from '../base/index.js';
import {
  advanceDeviceCheck,
  deviceChecks,
  startDeviceCheckChart,
  type DeviceCheckChart,
  type DeviceCheckEvent,
  type DeviceCheckName,
} from '../machines/index.js';
import { gradeOf, oldestChromium } from '../model/index.js';
import type { NetworkReport } from '../ports/index.js';
import type { Workbench } from '../workbench/workbench.js';
import { CameraPreview } from './camera-preview.js';
import { MicrophoneWatch } from './microphone-watch.js';

export type { DeviceLists, NamedDevice } from '../adapters/devices/index.js';

/** What a device check works with. */
export interface DeviceCheckOptions {
  readonly clock: Clock;
  /** The workbench whose line uses the devices; none before there is one. */
  readonly workbench: () => Workbench | undefined;
  /** @defaultValue asks TRTC, in a file of its own */
  readonly checkTrtc?: () => Promise<TrtcSupport>;
  /** Keeps the chosen microphone and speaker for the next visit. @defaultValue they are forgotten */
  readonly memory?: DeviceMemory;
}

/** The devices of earlier visits. */
export interface DeviceMemory {
  /** The kept one among those present. */
  find(use: 'microphone' | 'speaker', present: readonly NamedDevice[]): NamedDevice | null;
  /** Keeps a choice; `null` is the browser's default. */
  keep(use: 'microphone' | 'speaker', device: NamedDevice | null): void;
}

/** A device that a person chose; `null` is the browser's default. */
export interface ChosenDevices {
  readonly camera: string | null;
  readonly microphone: string | null;
  readonly speaker: string | null;
}

/** Everything that was measured, for the page and for support. */
export interface DeviceCheckFindings {
  readonly browser: BrowserReport | null;
  readonly trtc: TrtcSupport | null;
  readonly network: NetworkReport | null;
  /** When the last check came to its end, milliseconds since the epoch. */
  readonly checkedAt: number | null;
}

const lists = { microphone: 'microphones', speaker: 'speakers' } as const;

const noFindings: DeviceCheckFindings = { browser: null, trtc: null, network: null, checkedAt: null };

/**
 * Runs the device check (小助手, row S28) for its host: real devices, the chart that says where each check stands, and the
 * chosen devices handed to the line. Everything it opened is closed with `stop` and when the host leaves the page.
 */
export class DeviceCheckController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DeviceCheckOptions;
  readonly #camera: CameraPreview;
  readonly #microphone: MicrophoneWatch;
  #chart: DeviceCheckChart = startDeviceCheckChart();
  #devices: DeviceLists = noDevices;
  #chosen: ChosenDevices = { camera: null, microphone: null, speaker: null };
  #findings: DeviceCheckFindings = noFindings;
  #choiceError: WorkbenchError | null = null;
  #tone: TestTone | null = null;
  #isToneBlocked = false;
  #network: AbortController | null = null;
  /** Grows with each start of a check, so that an answer that comes late tells nothing. */
  readonly #rounds: Record<DeviceCheckName, number> = {
    camera: 0,
    microphone: 0,
    speaker: 0,
    browser: 0,
    network: 0,
  };

  constructor(host: ReactiveControllerHost, options: DeviceCheckOptions) {
    this.#host = host;
    this.#options = options;
    this.#camera = new CameraPreview({ clock: options.clock, onChange: () => host.requestUpdate() });
    this.#microphone = new MicrophoneWatch({
      clock: options.clock,
      onLevel: () => host.requestUpdate(),
      onSilence: (isSilent) => this.#handleSilence(isSilent),
      onLost: () => this.#fail('microphone', 'device/microphone-missing'),
    });
    host.addController(this);
  }

  get chart(): DeviceCheckChart {
    return this.#chart;
  }

  get devices(): DeviceLists {
    return this.#devices;
  }

  get chosen(): ChosenDevices {
    return this.#chosen;
  }

  get findings(): DeviceCheckFindings {
    return this.#findings;
  }

  /** The picture of the camera while the preview is on. */
  get preview(): MediaStream | null {
    return this.#camera.stream;
  }

  /** How loud the microphone is; `null` while it is closed or the browser does not let the page listen. */
  get level(): LevelReading | null {
    return this.#microphone.level;
  }

  /** Whether the microphone is open. */
  get isListening(): boolean {
    return this.#microphone.stream !== null;
  }

  get isTonePlaying(): boolean {
    return this.#tone !== null;
  }

  /** The browser wants a click before it plays anything. */
  get isToneBlocked(): boolean {
    return this.#isToneBlocked;
  }

  /** Why the line did not take the last chosen device. */
  get choiceError(): WorkbenchError | null {
    return this.#choiceError;
  }

  hostConnected(): void {
    findMediaDevices()?.addEventListener('devicechange', this.#handleDeviceChange);
  }

  hostDisconnected(): void {
    findMediaDevices()?.removeEventListener('devicechange', this.#handleDeviceChange);
    this.stop();
  }

  /** Runs all checks, or one, from the beginning (重新检测). */
  run(checks: readonly DeviceCheckName[] = deviceChecks): void {
    for (const check of checks) {
      const round = ++this.#rounds[check];
      this.#advance({ type: 'check.started', check });
      void this.#settle(check, round);
    }
  }

  /** Lets go of every device, tone and test; what runs waits again. */
  stop(): void {
    this.#camera.close();
    this.#microphone.close();
    this.#tone?.stop();
    this.#network?.abort();
    for (const check of deviceChecks) {
      this.#rounds[check] += 1;
      this.#advance({ type: 'check.stopped', check });
    }
  }

  /** Plays the test tone on the chosen speaker. */
  async playTone(): Promise<void> {
    this.#tone?.stop();
    const round = this.#rounds.speaker;
    try {
      const tone = await playTestTone(this.#chosen.speaker);
      if (round !== this.#rounds.speaker) return tone.stop();
      this.#tone?.stop();
      this.#tone = tone;
      this.#isToneBlocked = false;
      void tone.ended.then(() => this.#endTone(tone));
    } catch (error) {
      this.#isToneBlocked = error instanceof DOMException && error.name === 'NotAllowedError';
      if (!this.#isToneBlocked) this.#fail('speaker', 'device/speaker-missing');
    }
    this.#host.requestUpdate();
  }

  /** 听到了吗? What only a person can tell. */
  confirmTone(isHeard: boolean): void {
    this.#tone?.stop();
    if (isHeard) this.#advance({ type: 'check.passed', check: 'speaker' });
    else this.#fail('speaker', 'device/speaker-silent');
  }

  /** Uses another device, here and on the line, and checks it. */
  async choose(kind: keyof ChosenDevices, deviceId: string | null): Promise<void> {
    this.#chosen = { ...this.#chosen, [kind]: deviceId };
    this.run([kind]);
    if (kind === 'camera') return;
    const device = this.#devices[lists[kind]].find(({ id }) => id === deviceId) ?? null;
    this.#options.memory?.keep(kind, device);
    await this.#tellLine();
  }

  showPreview(): void {
    this.run(['camera']);
  }

  hidePreview(): void {
    this.#camera.close();
  }

  async #tellLine(): Promise<void> {
    const workbench = this.#options.workbench();
    if (!workbench?.capabilities.line.devices) return;
    this.#choiceError = null;
    const { microphone, speaker } = this.#chosen;
    try {
      await workbench.setDevices({ microphoneId: microphone, speakerId: speaker });
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      this.#choiceError = error;
    }
    this.#host.requestUpdate();
  }

  async #settle(check: DeviceCheckName, round: number): Promise<void> {
    const isWanted = (): boolean => round === this.#rounds[check];
    const steps: Readonly<Record<DeviceCheckName, () => Promise<void>>> = {
      camera: () => this.#camera.open(this.#chosen.camera, isWanted),
      microphone: () => this.#microphone.open(this.#chosen.microphone, isWanted),
      speaker: () => this.#checkSpeaker(),
      browser: () => this.#checkBrowser(isWanted),
      network: () => this.#checkNetwork(isWanted),
    };
    try {
      await steps[check]();
      if (check === 'camera' || check === 'microphone') await this.#refreshDevices();
      if (!isWanted()) return;
      const type = check === 'speaker' ? 'check.asked' : 'check.passed';
      this.#advance({ type, check });
      if (check === 'speaker') await this.playTone();
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      if (isWanted()) this.#fail(check, error.code);
    }
  }

  /** Only a person knows whether it sounds; that there is one can be seen. @throws `device/speaker-missing` */
  async #checkSpeaker(): Promise<void> {
    await this.#refreshDevices();
    if (canListSpeakers() && this.#devices.speakers.length === 0 && this.#isNamed()) {
      throw new WorkbenchError('device/speaker-missing');
    }
  }

  /** Browsers list speakers only to pages that may use a microphone; before that, none listed means nothing. */
  #isNamed(): boolean {
    return this.#devices.microphones.some(({ name }) => name !== '');
  }

  /** @throws `line/not-supported`, `browser/outdated`, `browser/trtc-unsupported`, `network/unreachable` */
  async #checkBrowser(isWanted: () => boolean): Promise<void> {
    const browser = readBrowser(navigator.userAgent);
    this.#findings = { ...this.#findings, browser, trtc: null };
    if (!browser.hasWebRtc) throw new WorkbenchError('line/not-supported');
    if (isOutdated(browser, oldestChromium)) throw new WorkbenchError('browser/outdated');
    const trtc = await (this.#options.checkTrtc ?? checkTrtc)();
    if (!isWanted()) return;
    this.#findings = { ...this.#findings, trtc };
    if (!trtc.isSupported) throw new WorkbenchError('browser/trtc-unsupported');
  }

  /** @throws `network/*`, and what the line throws */
  async #checkNetwork(isWanted: () => boolean): Promise<void> {
    this.#network?.abort();
    this.#findings = { ...this.#findings, network: null };
    const workbench = this.#options.workbench();
    if (workbench?.snapshot.phase !== 'signedIn') throw new WorkbenchError('network/sign-in-required');
    if (!workbench.capabilities.line.networkTest) throw new WorkbenchError('network/untestable');
    const test = (this.#network = new AbortController());
    const network = await workbench.testNetwork({ signal: test.signal });
    if (!isWanted()) return;
    this.#findings = { ...this.#findings, network };
    if (gradeOf(network) === 'poor') throw new WorkbenchError('network/poor');
  }

  async #refreshDevices(): Promise<void> {
    this.#devices = await listDevices();
    this.#recall('microphone');
    this.#recall('speaker');
    this.#host.requestUpdate();
  }

  /** The device of an earlier visit, where it is plugged in and the browser says so. */
  #recall(kind: 'microphone' | 'speaker'): void {
    const found = this.#options.memory?.find(kind, this.#devices[lists[kind]]);
    if (!found || this.#chosen[kind] !== null) return;
    this.#chosen = { ...this.#chosen, [kind]: found.id };
    if (kind === 'microphone' && this.#microphone.stream) this.run(['microphone']);
  }

  readonly #handleDeviceChange = (): void => void this.#refreshDevices();

  #handleSilence(isSilent: boolean): void {
    if (isSilent) this.#fail('microphone', 'device/microphone-silent');
    else this.#advance({ type: 'check.passed', check: 'microphone' });
  }

  #endTone(tone: TestTone): void {
    if (this.#tone !== tone) return;
    this.#tone = null;
    this.#host.requestUpdate();
  }

  #fail(check: DeviceCheckName, code: ErrorCode): void {
    this.#advance({ type: 'check.failed', check, code });
  }

  #advance(event: DeviceCheckEvent): void {
    const before = this.#chart;
    this.#chart = advanceDeviceCheck(before, event);
    if (event.type !== 'check.started') {
      this.#findings = { ...this.#findings, checkedAt: this.#options.clock.now() };
    }
    this.#host.requestUpdate();
  }
}

/** The SDK of TRTC is ten times the desk: it loads when a browser is checked, and not before. */
async function checkTrtc(): Promise<TrtcSupport> {
  try {
    const { checkTrtcSupport } = await import('../adapters/trtc/index.js');
    return await checkTrtcSupport();
  } catch (cause) {
    throw new WorkbenchError('network/unreachable', { message: 'TRTC could not be loaded.', cause });
  }
}
