export {
  advanceAgent,
  canAgent,
  fromPresence,
  startAgentChart,
  toPresence,
  type AgentChart,
} from './agent-chart.js';
export { agentMachine, type AgentChartContext, type AgentChartEvent } from './agent-machine.js';
export * from './agent-selectors.js';
export { advanceCall, canCall, startCallChart } from './call-chart.js';
export { callMachine, type CallChartEvent } from './call-machine.js';
export * from './call-selectors.js';
export * from './call-state.js';
export {
  advanceDeviceCheck,
  canDeviceCheck,
  countDeviceChecks,
  isDeviceCheckOver,
  startDeviceCheckChart,
  type DeviceCheckChart,
} from './device-check-chart.js';
export {
  deviceCheckMachine,
  deviceChecks,
  type DeviceCheckContext,
  type DeviceCheckEvent,
  type DeviceCheckName,
  type DeviceCheckState,
} from './device-check-machine.js';
export { allOf, allowed, denied, type DisabledReason, type Permission } from '../model/index.js';
