import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ManualClock } from 'tccc-workbench/base';
import { agent, customer, EngineFixture } from './testing/engine-fixture.js';

describe('EchoCalls', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;
  let clock: ManualClock;
  beforeEach(async () => {
    clock = new ManualClock();
    fixture = await EngineFixture.start({ clock, pingMs: 3_600_000 });
  });
  afterEach(() => fixture.stop());

  it('S28: an agent hears what it says, and the centre hears of nothing', async () => {
    const phone = await fixture.registered(agent);
    await fixture.signal('line.ready');
    const call = phone.call('echo');
    await call.answered;
    call.audio.speak(1200);

    await call.audio.hears(1200);

    await call.hangUp();
    await call.ended;
    assert.deepEqual(fixture.signals, []);
  });

  it('S28: ends a test that goes on for a minute', async () => {
    const phone = await fixture.registered(agent);
    const call = phone.call('echo');
    await call.answered;

    clock.advance(60_000);

    await call.ended;
  });

  it("S28: is the agents' alone", async () => {
    const phone = await fixture.registered(customer);

    assert.equal((await phone.call('echo').refused).statusCode, 404);
  });
});
