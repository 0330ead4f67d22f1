/** The `tccc` global of the cloud's Web SDK over a workbench. */
export type * from '../adapters/tencent/tccc.js';
export type * from '../adapters/tencent/tccc-events.js';
export type * from '../adapters/tencent/tccc-words.js';
export { createTcccGlobal, type TcccOptions, type WorkbenchTccc } from './create-tccc-global.js';
export { TcccInviteError } from './create-call.js';
export { installTccc, type InstalledTccc, type InstallOptions } from './install-tccc.js';
export { ownCallButtons, type TcccUiPort } from './ui-port.js';
