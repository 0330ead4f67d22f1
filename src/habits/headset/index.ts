export { canConnectHeadset, connectHeadset, type ConnectHeadsetOptions } from './connect-headset.js';
export type { Hid, HidCollection, HidDevice, HidReport, HidReportItem } from './hid.js';
