import { expect, waitUntil } from '@open-wc/testing';
import { ManualClock } from '../../base/index.js';
import { createSimulator } from './index.js';

describe('createSimulator, when one thing crosses another', () => {
  for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
    it(`B4: refuses to move the time on by ${ms} ms`, () => {
      const simulator = createSimulator({ sound: false, microphone: 'none', signedIn: true });

      expect(() => simulator.advance(ms))
        .to.throw()
        .with.property('code', 'sdk/invalid-options');

      simulator.dispose();
    });
  }

  it('B4: tells nothing more to a page that disconnects as soon as it knows the truth', async () => {
    const clock = new ManualClock();
    const simulator = createSimulator({ clock, sound: false, microphone: 'none', signedIn: true });
    const { centre } = simulator;
    const heard: string[] = [];
    centre.on('snapshot', () => {
      heard.push('snapshot');
      centre.disconnect();
    });
    centre.on('fact', ({ type }) => heard.push(type));
    centre.connect();
    clock.advance(1);
    await waitUntil(() => heard.length > 0, 'the truth was told');

    await centre.send({ type: 'presence.set', state: 'notReady' });

    expect(heard).to.deep.equal(['snapshot']);
    simulator.dispose();
  });
});
