import { mediaDevices } from './open-input.js';

/** A device a person can choose. */
export interface NamedDevice {
  readonly id: string;
  /** As the system names it; empty until the browser was allowed to use one of its kind. */
  readonly name: string;
}

/** Everything the page may use. */
export interface DeviceLists {
  readonly cameras: readonly NamedDevice[];
  readonly microphones: readonly NamedDevice[];
  readonly speakers: readonly NamedDevice[];
}

export const noDevices: DeviceLists = { cameras: [], microphones: [], speakers: [] };

/** Lists the devices. @throws `device/insecure-page` */
export async function listDevices(): Promise<DeviceLists> {
  const devices = await mediaDevices().enumerateDevices();
  const named = (wanted: MediaDeviceKind): NamedDevice[] =>
    devices
      .filter(({ kind, deviceId }) => kind === wanted && deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  return { cameras: named('videoinput'), microphones: named('audioinput'), speakers: named('audiooutput') };
}

/** Whether the browser lists speakers at all; where it doesn't, the system chooses. */
export function canListSpeakers(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}
