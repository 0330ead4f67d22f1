/** What a desk does beside its elements: each habit is one function over a workbench that answers its undo. */
export { badgeApp, type BadgeNavigator } from './badge-app.js';
export type { CallActs } from './call-acts.js';
export { flashTitle, type FlashTitleOptions } from './flash-title.js';
export { guardLeaving } from './guard-leaving.js';
export { keepAwake, type KeepAwakeOptions } from './keep-awake.js';
export { tellMediaSession, type CallMediaSession, type MediaSessionOptions } from './media-session.js';
export {
  askForNotifications,
  notificationState,
  notifyCalls,
  type NotificationClass,
  type NotificationState,
  type NotifyCallsOptions,
} from './notify-calls.js';
export {
  canConnectHeadset,
  connectHeadset,
  type ConnectHeadsetOptions,
  type Hid,
  type HidCollection,
  type HidDevice,
  type HidReport,
  type HidReportItem,
} from './headset/index.js';
export { KeepDevices, type AbsentDevices, type KeepDevicesOptions } from './keep-devices.js';
export { Preferences } from './preferences.js';
export { RingDevice, type RingDeviceOptions, type RingOutput } from './ring-device.js';
