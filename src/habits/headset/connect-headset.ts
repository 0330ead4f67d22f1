import { WorkbenchError } from '../../base/index.js';
import { isHeld, isMuted } from '../../machines/index.js';
import type { Workbench } from '../../workbench/workbench.js';
import type { CallActs } from '../call-acts.js';
import { isElsewhere, ownCall, waitingCall } from '../call-choice.js';
import { HeadsetDevice, isHeadset, type HeadsetAction } from './headset-device.js';
import { findHid, type Hid, type HidDevice } from './hid.js';
import { headsetUsagePage, type HeadsetLight } from './telephony-usages.js';

/** What {@link connectHeadset} may be given. */
export interface ConnectHeadsetOptions {
  /** Asks the agent to choose a headset; only from a click or a key. Without it only headsets allowed before are used. @defaultValue true */
  readonly isAsking?: boolean;
  /** Told of the connected headsets' names, whenever they change. */
  readonly onChange?: (names: readonly string[]) => void;
  /** How the buttons act on a call. @defaultValue the workbench itself */
  readonly acts?: CallActs;
  /** Where a command or a headset goes that failed. @defaultValue the page's own error handling */
  readonly onError?: (error: unknown) => void;
  /** @defaultValue `navigator.hid` */
  readonly hid?: Hid | undefined;
}

/** Whether the browser can talk to headsets at all. */
export function canConnectHeadset(): boolean {
  return findHid() !== undefined;
}

/**
 * Uses the buttons and lights of headsets over WebHID, by the standard usages of USB headsets (HID Usage Tables 1.5,
 * Telephony Device Page 0x0B and LED Page 0x08), so that no vendor's program is needed: the hook answers and hangs up,
 * mute mutes, flash and hold hold; the lights show ringing, in a call, muted and held. Headsets that come and go are
 * followed.
 *
 * @returns the undo; it switches the lights off. Where the browser has no WebHID and the agent isn't asked, it does nothing.
 * @throws `device/headset-unsupported`; a chooser that the agent closes is no error
 */
export async function connectHeadset(
  workbench: Workbench,
  options: ConnectHeadsetOptions = {},
): Promise<() => void> {
  const hid = 'hid' in options ? options.hid : findHid();
  const isAsking = options.isAsking ?? true;
  if (!hid) {
    if (isAsking) throw new WorkbenchError('device/headset-unsupported');
    return () => undefined;
  }
  if (isAsking) await hid.requestDevice({ filters: [{ usagePage: headsetUsagePage }] });
  const desk = new HeadsetDesk(workbench, options);
  const handleConnect = (event: Event): void => desk.add(deviceOf(event));
  const handleDisconnect = (event: Event): void => desk.remove(deviceOf(event));
  hid.addEventListener('connect', handleConnect);
  hid.addEventListener('disconnect', handleDisconnect);
  const unsubscribe = workbench.subscribe(() => desk.showLights());
  for (const device of await hid.getDevices()) desk.add(device);
  return () => {
    hid.removeEventListener('connect', handleConnect);
    hid.removeEventListener('disconnect', handleDisconnect);
    unsubscribe();
    desk.dispose();
  };
}

const deviceOf = (event: Event): HidDevice => (event as Event & { readonly device: HidDevice }).device;

/** The headsets of a desk, all alike: each can act, each shows the same. */
class HeadsetDesk {
  readonly #workbench: Workbench;
  readonly #options: ConnectHeadsetOptions;
  #headsets: readonly HeadsetDevice[] = [];
  /** Plugged in, whether open already or not: the browser may tell of one twice, and take it away while it opens. */
  readonly #plugged = new Set<HidDevice>();
  #isOver = false;

  constructor(workbench: Workbench, options: ConnectHeadsetOptions) {
    this.#workbench = workbench;
    this.#options = options;
  }

  /** A headset that shows several interfaces has one with a telephone's buttons. */
  add(device: HidDevice): void {
    if (!isHeadset(device) || this.#plugged.has(device)) return;
    this.#plugged.add(device);
    const headset = new HeadsetDevice(device, (action) => this.#act(action));
    headset.open().then(
      () => this.#use(headset),
      (cause: unknown) => this.#handleRefused(device, cause),
    );
  }

  remove(device: HidDevice): void {
    this.#plugged.delete(device);
    const gone = this.#headsets.find((headset) => headset.device === device);
    if (!gone) return;
    this.#headsets = this.#headsets.filter((headset) => headset !== gone);
    void gone.close(true);
    this.#tell();
  }

  showLights(): void {
    const on = this.#lights();
    for (const headset of this.#headsets)
      headset
        .show(on)
        .catch((cause: unknown) => this.#report(new WorkbenchError('device/headset-busy', { cause })));
  }

  dispose(): void {
    this.#isOver = true;
    for (const headset of this.#headsets) this.#letGo(headset);
    this.#headsets = [];
  }

  #use(headset: HeadsetDevice): void {
    if (this.#isOver || !this.#plugged.has(headset.device)) return this.#letGo(headset);
    this.#headsets = [...this.#headsets, headset];
    this.showLights();
    this.#tell();
  }

  /** One that was pulled out while it opened is nobody's failure. */
  #handleRefused(device: HidDevice, cause: unknown): void {
    if (this.#plugged.delete(device)) this.#report(new WorkbenchError('device/headset-busy', { cause }));
  }

  /** A headset that was pulled meanwhile has no lights to switch off. */
  #letGo(headset: HeadsetDevice): void {
    headset.close().catch(() => undefined);
  }

  #tell(): void {
    this.#options.onChange?.(this.#headsets.map(({ name }) => name));
  }

  #lights(): readonly HeadsetLight[] {
    const { snapshot } = this.#workbench;
    if (isElsewhere(snapshot)) return [];
    const call = ownCall(snapshot);
    if (call?.context.agentLine === 'page') {
      const on: HeadsetLight[] = ['offHook'];
      if (isMuted(call)) on.push('mute');
      return isHeld(call) ? [...on, 'hold'] : on;
    }
    return waitingCall(snapshot)?.agentLine === 'page' ? ['ring'] : [];
  }

  /** A state that the desk is in already is the headset's echo of a light, and no wish. */
  #act({ button, isOn }: HeadsetAction): void {
    const { snapshot } = this.#workbench;
    if (isElsewhere(snapshot)) return;
    const call = ownCall(snapshot);
    const isInCall = call?.context.agentLine === 'page';
    if (button === 'hookSwitch') {
      if (!isInCall && isOn !== false) this.#answer();
      else if (isInCall && isOn !== true) this.#hangUp(call.context.id);
      return;
    }
    if (!isInCall) return;
    const { id } = call.context;
    if (button === 'drop') this.#hangUp(id);
    else if (button === 'phoneMute')
      this.#mute(id, { isWanted: isOn ?? !isMuted(call), isNow: isMuted(call) });
    else this.#hold(id, isHeld(call));
  }

  get #acts(): CallActs {
    return this.#options.acts ?? this.#workbench;
  }

  #answer(): void {
    const call = waitingCall(this.#workbench.snapshot);
    if (call?.agentLine !== 'page' || !this.#workbench.can.answer(call.id).isAllowed) return;
    this.#watch(this.#acts.answer(call.id));
  }

  #hangUp(callId: string): void {
    if (this.#workbench.can.hangUp(callId).isAllowed) this.#watch(this.#acts.hangUp(callId));
  }

  #mute(callId: string, { isWanted, isNow }: { readonly isWanted: boolean; readonly isNow: boolean }): void {
    if (isWanted === isNow || !this.#workbench.can.mute(callId).isAllowed) return;
    this.#watch(this.#acts.setMuted(callId, isWanted));
  }

  #hold(callId: string, isNow: boolean): void {
    const { can } = this.#workbench;
    if (!(isNow ? can.resume(callId) : can.hold(callId)).isAllowed) return;
    this.#watch(isNow ? this.#acts.resume(callId) : this.#acts.hold(callId));
  }

  #watch(work: Promise<void>): void {
    work.catch((error: unknown) => this.#report(error));
  }

  #report(error: unknown): void {
    (this.#options.onError ?? reportError)(error);
  }
}
