export { ClockController, type ClockControllerOptions } from './clock-controller.js';
export { shallowEqual } from './shallow-equal.js';
export { WorkbenchController, type WorkbenchHost, type WorkbenchSelector } from './workbench-controller.js';
