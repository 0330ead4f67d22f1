import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '../base/index.js';
import { until } from '../testing/index.js';
import { createWorkbench } from './index.js';
import { createSimulator, type SimulatorOptions } from '../adapters/simulator/index.js';

function open(options: SimulatorOptions = {}) {
  const clock = new ManualClock();
  const simulator = createSimulator({ clock, signedIn: true, microphone: 'none', ...options });
  const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line, clock });
  return { clock, simulator, workbench };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe('a workbench on the simulator', () => {
  it('B4: a scripted caller rings the agent, is answered, held, and leaves a record', async () => {
    const { clock, simulator, workbench } = open();
    await settle();
    clock.advance(0);
    await until(workbench, ({ connection }) => connection === 'connected');
    await workbench.goOnline();

    const caller = simulator.call({ from: '13800138000' });
    const [ringing] = workbench.snapshot.calls;
    assert.equal(ringing?.value.progress, 'ringing');
    assert.equal(ringing.context.customerNumber, '138****8000');
    assert.equal(caller.hears, 'music');

    await workbench.answer(ringing.context.id);
    assert.equal(workbench.snapshot.calls[0]?.value.progress, 'talking');
    assert.equal(caller.hears, 'talk');

    await workbench.hold(ringing.context.id);
    assert.equal(caller.hears, 'music');
    await workbench.resume(ringing.context.id);
    assert.equal(caller.hears, 'talk');

    caller.hangUp();
    assert.equal(workbench.snapshot.presence?.state, 'wrapUp');
    const { records } = await workbench.records({});
    assert.equal(records[0]?.endStatus, 'normal');
    assert.equal(records[0].hungUpBy, 'customer');
    simulator.dispose();
    assert.equal(clock.pending, 0);
  });
});
