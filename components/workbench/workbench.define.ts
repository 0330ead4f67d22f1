import '../call-panel/call-panel.define.js';
import '../call-records/call-records.define.js';
import '../connection/connection.define.js';
import '../dialpad/dialpad.define.js';
import '../device-check/device-check.define.js';
import '../directory/directory.define.js';
import '../incoming-call/incoming-call.define.js';
import '../presence/presence.define.js';
import '../profile/profile.define.js';
import '../queue-status/queue-status.define.js';
import '../recording-player/recording-player.define.js';
import '../self-service/self-service.define.js';
import '../sign-in/sign-in.define.js';
import '../task-list/task-list.define.js';
import { TcccDeskIdle } from './desk-idle.js';
import { TcccWorkbench } from './workbench.js';

export * from './workbench.js';

if (!customElements.get('tccc-desk-idle')) customElements.define('tccc-desk-idle', TcccDeskIdle);
if (!customElements.get('tccc-workbench')) customElements.define('tccc-workbench', TcccWorkbench);
