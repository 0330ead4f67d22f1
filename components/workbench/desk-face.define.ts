/** Registers what the desk shows from its first moment on. */
import '../call-panel/call-panel.define.js';
import '../connection/connection.define.js';
import '../incoming-call/incoming-call.define.js';
import '../presence/presence.define.js';
import '../queue-status/queue-status.define.js';
import '../task-list/task-list.define.js';
import { TcccDeskIdle } from './desk-idle.js';

export { DeskFace } from './desk-face.js';

if (!customElements.get('tccc-desk-idle')) customElements.define('tccc-desk-idle', TcccDeskIdle);
