import { expect, waitUntil } from '@open-wc/testing';
import { ManualClock } from '../../src/base/index.js';
import { RingTone } from './ring-tone.js';

function open(): { readonly tone: RingTone; readonly context: AudioContext } {
  const clock = new ManualClock();
  const context = new AudioContext();
  const tone = new RingTone({ createContext: () => context, after: (ms, task) => clock.after(ms, task) });
  return { tone, context };
}

/** Firefox can't choose the device of an audio context. */
describe('RingTone', () => {
  it('B11: rings on the chosen device, and on the default one when that is not there', async () => {
    const { tone, context } = open();
    const sinks: string[] = [];
    const able = context as AudioContext & { setSinkId: (id: string) => Promise<void> };
    expect(RingTone.canChooseDevice).to.equal(true);
    const real = able.setSinkId.bind(able);
    able.setSinkId = (id) => {
      sinks.push(id);
      return real(id);
    };

    await tone.useDevice('no such device');
    tone.start();
    await waitUntil(() => context.state === 'running', 'it does not sound');
    const refusal: unknown = await tone.useDevice('nor this one').catch((error: unknown) => error);
    await tone.useDevice(null);

    expect((refusal as DOMException).name).to.equal('NotFoundError');
    expect(sinks).to.deep.equal(['no such device', 'nor this one', '']);
    tone.dispose();
  });
});
