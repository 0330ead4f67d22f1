import { Preferences } from './preferences.js';

/** A device as an agent chose it: browsers may give it another id the next time, its name stays. */
export interface KeptDevice {
  readonly id: string;
  readonly name: string;
}

/** What an agent chooses a device for. */
export type DeviceUse = 'microphone' | 'speaker' | 'ring';

/** The device that was chosen on this computer; `null` for the system's default. */
export function keptDevice(preferences: Preferences, use: DeviceUse): KeptDevice | null {
  return readDevice(preferences.get(`${use}-device`));
}

/** Keeps a choice for the next visit; `null` forgets it. */
export function keepDevice(preferences: Preferences, use: DeviceUse, device: KeptDevice | null): void {
  preferences.set(`${use}-device`, device && JSON.stringify(device));
}

/** The kept device among those present: by its id, else the only one of its name. */
export function findKept(kept: KeptDevice, present: readonly KeptDevice[]): KeptDevice | null {
  const same = present.find(({ id }) => id === kept.id);
  const [namesake, ...others] = present.filter(({ name }) => name !== '' && name === kept.name);
  return same ?? (others.length === 0 ? (namesake ?? null) : null);
}

/** What a device check keeps its choices with. */
export function deviceMemory(preferences = new Preferences()): {
  find(use: DeviceUse, present: readonly KeptDevice[]): KeptDevice | null;
  keep(use: DeviceUse, device: KeptDevice | null): void;
} {
  return {
    find: (use, present) => {
      const kept = keptDevice(preferences, use);
      return kept && findKept(kept, present);
    },
    keep: (use, device) => keepDevice(preferences, use, device),
  };
}

/** What was kept may be of another time or another hand: anything else counts as no choice. */
function readDevice(text: string | null): KeptDevice | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return null;
    const { id, name } = kept as Partial<KeptDevice>;
    return typeof id === 'string' && id !== '' ? { id, name: typeof name === 'string' ? name : '' } : null;
  } catch {
    return null;
  }
}
