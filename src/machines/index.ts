export { advanceAgent, startAgentChart } from './agent-chart.js';
export { agentMachine } from './agent-machine.js';
export * from './agent-selectors.js';
export {
  canAgent,
  fromPresence,
  toPresence,
  type AgentChart,
  type AgentChartContext,
  type AgentChartEvent,
} from './agent-table.js';
export { advanceCall, completeCallChart, startCallChart } from './call-chart.js';
export { callMachine } from './call-machine.js';
export * from './call-selectors.js';
export * from './call-state.js';
export { canCall, type CallChartEvent } from './call-table.js';
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
