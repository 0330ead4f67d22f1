import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ManualClock } from 'tccc-workbench/base';
import { agent, centreNumber, customer, EngineFixture } from './testing/engine-fixture.js';

describe('EmbeddedEngine: registration', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;

  before(async () => {
    fixture = await EngineFixture.start();
  });
  after(() => fixture.stop());

  it('S11: takes a line with the right password, and tells when it comes and goes', async () => {
    const phone = await fixture.phone(agent);

    assert.equal(await phone.register(), 200);
    assert.equal((await fixture.signal('line.ready')).agentId, agent.agentId);
    await phone.unregister();
    assert.equal((await fixture.signal('line.lost')).agentId, agent.agentId);
  });

  it('refuses a wrong password and an unknown user with 401', async () => {
    for (const account of [
      { ...agent, password: 'guess' },
      { username: 'nobody', password: 'x' },
    ]) {
      const phone = await fixture.phone(account);
      assert.equal(await phone.register(), 401);
    }
  });

  it('closes the socket of somebody who goes on guessing', async () => {
    const phone = await fixture.phone({ ...agent, password: 'guess' });
    const closed = phone.closed();

    for (let attempt = 0; attempt < 10; attempt += 1) await Promise.race([phone.register(), closed]);

    assert.equal(await closed, 1008);
  });

  it('B6: lets the newest registration of an agent replace the one before, whose legs are lost', async () => {
    const first = await fixture.registered(agent);
    await fixture.signal('line.ready');
    fixture.engine.execute({
      type: 'leg.ring-agent',
      legId: 'b6',
      callId: 'c',
      agentId: agent.agentId,
      isAutomatic: true,
      displayNumber: '1',
    });
    const call = await first.nextCall();
    await call.answer();
    await fixture.signal('leg.answered');

    const second = await fixture.registered(agent);

    await fixture.signal('line.lost');
    assert.equal((await fixture.signal('leg.ended', ({ legId }) => legId === 'b6')).isConnectionLost, true);
    await fixture.signal('line.ready');
    await call.ended;
    fixture.engine.execute({
      type: 'leg.ring-agent',
      legId: 'b6-2',
      callId: 'c',
      agentId: agent.agentId,
      isAutomatic: true,
      displayNumber: '1',
    });
    const moved = await second.nextCall();
    await first.close();
    await moved.answer();
    await fixture.signal('leg.answered', ({ legId }) => legId === 'b6-2');
    assert.equal(
      fixture.signals.some(({ type }) => type === 'line.lost'),
      false,
    );
    await second.close();
    await fixture.signal('line.lost');
  });

  it('B6: a window that waits takes no line by registering again, and gets it back when the newer one closes', async () => {
    const first = await fixture.registered(agent);
    await fixture.signal('line.ready');
    const second = await fixture.registered(agent);
    await fixture.signal('line.ready');
    const ring = (legId: string): void =>
      fixture.engine.execute({
        type: 'leg.ring-agent',
        legId,
        callId: 'c',
        agentId: agent.agentId,
        isAutomatic: true,
        displayNumber: '1',
      });

    assert.equal(await first.register(), 200);
    ring('b6-newest');
    const call = await second.nextCall();
    await call.answer();
    await fixture.signal('leg.answered', ({ legId }) => legId === 'b6-newest');
    await second.close();

    await fixture.signal('line.ready');
    await fixture.signal('leg.ended', ({ legId }) => legId === 'b6-newest');
    ring('b6-back');
    const moved = await first.nextCall();
    await moved.answer();
    await fixture.signal('leg.answered', ({ legId }) => legId === 'b6-back');
    await first.close();
    await fixture.signal('line.lost');
  });

  it('forgets a dismissed line: it can neither be rung nor register again', async () => {
    const phone = await fixture.registered(agent);
    await fixture.signal('line.ready');

    fixture.engine.dismissLine(agent.agentId);

    await fixture.signal('line.lost');
    assert.equal(await phone.register(), 401);
    fixture.engine.admitLine(agent);
    assert.equal(await phone.register(), 200);
    await fixture.signal('line.ready');
  });

  it('loses a line whose registration runs out', async () => {
    const clock = new ManualClock(1_000_000);
    const other = await EngineFixture.start({ clock, pingMs: 10_000_000 });
    await other.registered(agent);
    await other.signal('line.ready');

    clock.advance(301_000);

    await other.signal('line.lost');
    await other.stop();
  });

  it('drops a socket that answers no ping', async () => {
    const clock = new ManualClock(1_000_000);
    const other = await EngineFixture.start({ clock, pingMs: 15_000 });
    const phone = await other.registered(agent);
    await other.signal('line.ready');
    phone.mute();

    clock.advance(15_000);
    clock.advance(15_000);

    await other.signal('line.lost');
    phone.pull();
    await other.stop();
  });

  it('lets a telephone call with its password alone, without a registration', async () => {
    const phone = await fixture.phone(customer);

    const call = phone.call(centreNumber);
    const { callerNumber, legId } = await fixture.signal('leg.arrived');

    assert.equal(callerNumber, customer.number);
    fixture.engine.execute({ type: 'leg.end', legId, reason: 'busy' });
    assert.equal((await call.refused).statusCode, 486);
  });
});
