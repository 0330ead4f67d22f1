/** The habits that come in one file after the sign-in; the headset's come in their own. */
export { badgeApp } from '../../src/habits/badge-app.js';
export { flashTitle } from '../../src/habits/flash-title.js';
export { guardLeaving } from '../../src/habits/guard-leaving.js';
export { findHid } from '../../src/habits/headset/hid.js';
export { KeepDevices } from '../../src/habits/keep-devices.js';
export { keepAwake } from '../../src/habits/keep-awake.js';
export { tellMediaSession } from '../../src/habits/media-session.js';
export { askForNotifications, notificationState, notifyCalls } from '../../src/habits/notify-calls.js';
