import '../call-records/call-records.define.js';
import '../device-check/device-check.define.js';
import '../dialpad/dialpad.define.js';
import '../directory/directory.define.js';
import '../profile/profile.define.js';
import '../recording-player/recording-player.define.js';
import '../self-service/self-service.define.js';
import '../sign-in/sign-in.define.js';
import { DeskFace } from './desk-face.define.js';
import { provideDesk } from './desk-parts.js';
import { TcccWorkbench } from './workbench.js';

export * from './workbench.js';

provideDesk(DeskFace);
if (!customElements.get('tccc-workbench')) customElements.define('tccc-workbench', TcccWorkbench);
