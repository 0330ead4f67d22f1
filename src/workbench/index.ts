export { createWorkbench, type WorkbenchOptions } from './create-workbench.js';
export type * from './workbench.js';
export type * from './workbench-trace.js';
