export { isOutdated, readBrowser, type BrowserReport } from './browser-report.js';
export {
  canListSpeakers,
  listDevices,
  noDevices,
  type DeviceLists,
  type NamedDevice,
} from './device-lists.js';
export { InputLevel, type LevelReading } from './input-level.js';
export { findMediaDevices, mediaDevices, openInput, stopTracks, type InputKind } from './open-input.js';
export { playTestTone, type TestTone } from './test-tone.js';
