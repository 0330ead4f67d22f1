/** What identifies a device: browsers give the parts of one headset the same group. */
export interface DeviceIdentity {
  readonly deviceId: string;
  readonly groupId: string;
}

/** Names a browser gives to «whichever the system uses»: no device of their own. */
const pseudoIds: readonly string[] = ['', 'default', 'communications'];

/**
 * Whether a device that went away is there again. One that was in use as the system's default is known by its group, for
 * its id says only `default`.
 */
export function isDeviceBack(lost: DeviceIdentity, present: readonly DeviceIdentity[]): boolean {
  const isPseudo = pseudoIds.includes(lost.deviceId);
  return present.some(({ deviceId, groupId }) => {
    if (pseudoIds.includes(deviceId)) return false;
    return isPseudo ? lost.groupId !== '' && groupId === lost.groupId : deviceId === lost.deviceId;
  });
}

/**
 * Whether a chosen device is missing. A browser that lists none of a kind hides them, which means nothing.
 */
export function isDeviceMissing(chosenId: string | null, present: readonly DeviceIdentity[]): boolean {
  if (chosenId === null || present.every(({ deviceId }) => deviceId === '')) return false;
  return !present.some(({ deviceId }) => deviceId === chosenId);
}
