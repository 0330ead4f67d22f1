export { workbenchContext } from './workbench-context.js';
