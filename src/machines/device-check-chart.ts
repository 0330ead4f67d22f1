import { initialTransition, transition } from 'xstate';
import {
  deviceCheckMachine,
  deviceChecks,
  type DeviceCheckContext,
  type DeviceCheckEvent,
  type DeviceCheckName,
  type DeviceCheckState,
} from './device-check-machine.js';

/** Where the device check stands, as plain data. */
export interface DeviceCheckChart {
  readonly value: Readonly<Record<DeviceCheckName, DeviceCheckState>>;
  readonly context: DeviceCheckContext;
}

export function startDeviceCheckChart(): DeviceCheckChart {
  return toChart(initialTransition(deviceCheckMachine)[0]);
}

/** Whether the chart would take `event` now. */
export function canDeviceCheck(chart: DeviceCheckChart, event: DeviceCheckEvent): boolean {
  return deviceCheckMachine.resolveState(chart).can(event);
}

/** The chart after `event`; an event it does not take changes nothing. */
export function advanceDeviceCheck(chart: DeviceCheckChart, event: DeviceCheckEvent): DeviceCheckChart {
  return toChart(transition(deviceCheckMachine, deviceCheckMachine.resolveState(chart), event)[0]);
}

/** How many checks stand where. */
export function countDeviceChecks(chart: DeviceCheckChart): Readonly<Record<DeviceCheckState, number>> {
  const counts = { waiting: 0, running: 0, confirm: 0, ok: 0, problem: 0 };
  for (const check of deviceChecks) counts[chart.value[check]] += 1;
  return counts;
}

/** Whether every check has come to an end that a person can read. */
export function isDeviceCheckOver(chart: DeviceCheckChart): boolean {
  return deviceChecks.every((check) => ['ok', 'problem', 'confirm'].includes(chart.value[check]));
}

function toChart(snapshot: {
  readonly value: unknown;
  readonly context: DeviceCheckContext;
}): DeviceCheckChart {
  return { value: snapshot.value as DeviceCheckChart['value'], context: snapshot.context };
}
