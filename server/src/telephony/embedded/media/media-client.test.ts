import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EngineFixture, centreNumber, customer, queueTone } from '../testing/engine-fixture.js';
import { MediaClient } from './media-client.js';

describe('MediaClient', () => {
  it('says which music file is missing instead of starting without it', async () => {
    const media = new MediaClient({
      addresses: ['127.0.0.1'],
      portRange: [40_000, 49_000],
      music: { queue: '/nowhere/queue.wav', hold: '/nowhere/hold.wav' },
      silenceLimitMs: 20_000,
      recordingsDir: '/tmp',
    });

    await assert.rejects(media.start(), /nowhere\/(queue|hold)\.wav/);
  });

  it('starts again after a stop', { timeout: 30_000 }, async () => {
    const fixture = await EngineFixture.start();
    await fixture.engine.stop();
    await fixture.engine.start();
    const phone = await fixture.registered(customer);

    const call = phone.call(centreNumber);
    const { legId } = await fixture.signal('leg.arrived');
    fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'music', music: 'queue' } });
    fixture.engine.execute({ type: 'leg.answer', legId });
    await call.answered;

    await call.audio.hears(queueTone);
    await fixture.stop();
  });
});
