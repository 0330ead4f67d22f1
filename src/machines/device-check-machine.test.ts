import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  advanceDeviceCheck,
  canDeviceCheck,
  countDeviceChecks,
  isDeviceCheckOver,
  startDeviceCheckChart,
  type DeviceCheckChart,
} from './device-check-chart.js';
import { deviceChecks, type DeviceCheckEvent } from './device-check-machine.js';

const after = (...events: DeviceCheckEvent[]): DeviceCheckChart =>
  events.reduce(advanceDeviceCheck, startDeviceCheckChart());

const started: DeviceCheckEvent[] = deviceChecks.map((check) => ({ type: 'check.started', check }));

describe('deviceCheckMachine', () => {
  it('S28: five checks wait until somebody asks for them', () => {
    assert.deepEqual(startDeviceCheckChart().value, {
      camera: 'waiting',
      microphone: 'waiting',
      speaker: 'waiting',
      browser: 'waiting',
      network: 'waiting',
    });
  });

  it('S28: each check comes to its own end, whatever the others do', () => {
    const chart = after(
      ...started,
      { type: 'check.passed', check: 'microphone' },
      { type: 'check.failed', check: 'camera', code: 'device/camera-denied' },
      { type: 'check.asked', check: 'speaker' },
    );

    assert.deepEqual(chart.value, {
      camera: 'problem',
      microphone: 'ok',
      speaker: 'confirm',
      browser: 'running',
      network: 'running',
    });
    assert.equal(chart.context.codes.camera, 'device/camera-denied');
    assert.equal(chart.context.codes.microphone, null);
    assert.deepEqual(countDeviceChecks(chart), { waiting: 0, running: 2, confirm: 1, ok: 1, problem: 1 });
    assert.equal(isDeviceCheckOver(chart), false);
  });

  it('S28: a person says whether the tone was heard, and may change their mind', () => {
    const asked = after(
      { type: 'check.started', check: 'speaker' },
      { type: 'check.asked', check: 'speaker' },
    );
    const unheard = advanceDeviceCheck(asked, {
      type: 'check.failed',
      check: 'speaker',
      code: 'device/speaker-silent',
    });
    const heard = advanceDeviceCheck(unheard, { type: 'check.passed', check: 'speaker' });

    assert.equal(unheard.context.codes.speaker, 'device/speaker-silent');
    assert.equal(heard.value.speaker, 'ok');
    assert.equal(heard.context.codes.speaker, null);
  });

  it('S28: 重新检测 runs a check again from every state, and forgets what was wrong', () => {
    const problem = after(
      { type: 'check.started', check: 'network' },
      { type: 'check.failed', check: 'network', code: 'network/poor' },
    );
    const again = advanceDeviceCheck(problem, { type: 'check.started', check: 'network' });

    assert.equal(again.value.network, 'running');
    assert.equal(again.context.codes.network, null);
  });

  it('a device that is lost afterwards is a problem', () => {
    const chart = after(
      { type: 'check.started', check: 'microphone' },
      { type: 'check.passed', check: 'microphone' },
      { type: 'check.failed', check: 'microphone', code: 'device/microphone-missing' },
    );

    assert.equal(chart.value.microphone, 'problem');
  });

  it('a result that nobody asked for changes nothing', () => {
    const chart = startDeviceCheckChart();

    assert.equal(canDeviceCheck(chart, { type: 'check.passed', check: 'camera' }), false);
    assert.deepEqual(advanceDeviceCheck(chart, { type: 'check.passed', check: 'camera' }), chart);
  });

  it('a check that was let go waits again', () => {
    const chart = after(
      { type: 'check.started', check: 'network' },
      { type: 'check.stopped', check: 'network' },
    );

    assert.equal(chart.value.network, 'waiting');
  });
});
