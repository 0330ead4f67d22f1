export { assertNever } from './assert-never.js';
export type { Cancellation } from './cancellation.js';
export { systemClock, type Clock } from './clock.js';
export { Disposables } from './disposables.js';
export { Emitter } from './emitter.js';
export { errorCatalog, type ErrorCatalogEntry } from './error-catalog.js';
export { errorCodes, type ErrorCode } from './error-codes.js';
export { ManualClock } from './manual-clock.js';
export { isWorkbenchError, WorkbenchError, type WorkbenchErrorOptions } from './workbench-error.js';
