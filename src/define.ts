/** Registers every element. Import it for its effect; the classes and events come along as types. */
import '../components/bandwidth-calculator/bandwidth-calculator.define.js';
import '../components/call-button/call-button.define.js';
import '../components/call-panel/call-panel.define.js';
import '../components/call-records/call-records.define.js';
import '../components/connection/connection.define.js';
import '../components/dialpad/dialpad.define.js';
import '../components/directory/directory.define.js';
import '../components/incoming-call/incoming-call.define.js';
import '../components/presence/presence.define.js';
import '../components/profile/profile.define.js';
import '../components/provider/provider.define.js';
import '../components/queue-status/queue-status.define.js';
import '../components/recording-player/recording-player.define.js';
import '../components/self-service/self-service.define.js';
import '../components/sign-in/sign-in.define.js';
import '../components/task-list/task-list.define.js';
import '../components/workbench/workbench.define.js';

// The device check brings the charts' engine along: it comes beside the desk, not before it.
void import('../components/device-check/device-check.define.js');
// Most pages give the desk a place of its own.
void import('../components/floating-desk/floating-desk.define.js');

export type * from '../components/bandwidth-calculator/bandwidth-calculator.js';
export type * from '../components/call-button/call-button.js';
export type * from '../components/call-panel/call-panel.js';
export type * from '../components/call-panel/call-panel.events.js';
export type * from '../components/call-records/call-records.js';
export type * from '../components/call-records/call-records.events.js';
export type * from '../components/connection/connection.js';
export type * from '../components/connection/connection.events.js';
export type * from '../components/device-check/device-check.js';
export type * from '../components/device-check/device-check.events.js';
export type * from '../components/dialpad/dialpad.js';
export type * from '../components/dialpad/dialpad.events.js';
export type * from '../components/directory/directory.js';
export type * from '../components/directory/directory.events.js';
export type * from '../components/incoming-call/incoming-call.js';
export type * from '../components/incoming-call/incoming-call.events.js';
export type * from '../components/floating-desk/floating-desk.js';
export type * from '../components/internal/shortcut-controller.js';
export type * from '../components/presence/presence.js';
export type * from '../components/presence/presence.events.js';
export type * from '../components/profile/profile.js';
export type * from '../components/provider/provider.js';
export type * from '../components/queue-status/queue-status.js';
export type * from '../components/recording-player/recording-player.js';
export type * from '../components/recording-player/recording-player.events.js';
export type * from '../components/self-service/self-service.js';
export type * from '../components/self-service/self-service.events.js';
export type * from '../components/sign-in/sign-in.js';
export type * from '../components/sign-in/sign-in.events.js';
export type * from '../components/task-list/task-list.js';
export type * from '../components/task-list/task-list.events.js';
export type * from '../components/workbench/workbench.js';
export type * from '../components/workbench/workbench.events.js';
