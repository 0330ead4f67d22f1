import { expect, waitUntil } from '@open-wc/testing';
import { Preferences } from './preferences.js';
import { RingDevice } from './ring-device.js';

class Outputs extends EventTarget {
  plugged = ['headset', 'loudspeaker'];
  listeners = 0;

  get mediaDevices(): MediaDevices {
    return this as unknown as MediaDevices;
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...args);
  }

  async enumerateDevices(): Promise<{ kind: string; deviceId: string; groupId: string; label: string }[]> {
    return ['default', ...this.plugged].map((deviceId) => ({
      kind: 'audiooutput',
      deviceId,
      groupId: '',
      label: `The ${deviceId}`,
    }));
  }

  change(...plugged: string[]): void {
    this.plugged = plugged;
    this.dispatchEvent(new Event('devicechange'));
  }
}

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
}

interface Stage {
  readonly outputs: Outputs;
  readonly ring: RingDevice;
  readonly used: (string | null)[];
  readonly storage: Storage;
}

async function open(
  storage = memory(),
  outputs = new Outputs(),
  refuse: string | null = null,
): Promise<Stage> {
  const used: (string | null)[] = [];
  let changes = 0;
  const ring = new RingDevice({
    mediaDevices: outputs.mediaDevices,
    preferences: new Preferences(storage),
    onChange: () => (changes += 1),
    use: async (deviceId) => {
      used.push(deviceId);
      if (deviceId !== null && deviceId === refuse) throw new DOMException('gone', 'NotFoundError');
    },
  });
  await waitUntil(() => changes > 0);
  return { outputs, ring, used, storage };
}

describe('RingDevice', () => {
  it('B11: rings on the chosen device, and remembers it', async () => {
    const { ring, used, storage } = await open();

    ring.choose(ring.outputs[1]!);
    await waitUntil(() => used.length === 1);
    const later = await open(storage);

    expect(used).to.deep.equal(['loudspeaker']);
    expect(later.used).to.deep.equal(['loudspeaker']);
    expect(later.ring.chosen).to.deep.equal({ id: 'loudspeaker', name: 'The loudspeaker' });
  });

  it('B11: knows the chosen device by its name when the browser gave it another id', async () => {
    const first = await open();
    first.ring.choose({ id: 'older-id', name: 'The loudspeaker' });
    const later = await open(first.storage);

    await waitUntil(() => later.used.includes('loudspeaker'), 'not known');
    expect(later.ring.isMissing).to.equal(false);
  });

  it('B11: rings on the default device while the chosen one is unplugged, says so, and goes back', async () => {
    const { ring, used, outputs } = await open();
    ring.choose(ring.outputs[1]!);
    await waitUntil(() => used.length === 1);

    outputs.change('headset');
    await waitUntil(() => ring.isMissing);
    outputs.change('headset', 'loudspeaker');
    await waitUntil(() => !ring.isMissing);

    expect(used).to.deep.equal(['loudspeaker', null, 'loudspeaker']);
  });

  it('B11: a device that goes away just then is missing too', async () => {
    const { ring, used } = await open(memory(), new Outputs(), 'loudspeaker');

    ring.choose(ring.outputs[1]!);
    await waitUntil(() => used.length === 2);

    expect(used).to.deep.equal(['loudspeaker', null]);
    expect(ring.isMissing).to.equal(true);
  });

  it('takes what was kept by another hand for no choice', async () => {
    const storage = memory();
    storage.setItem('tccc-workbench.ring-device', '{"id": 7');

    const { ring } = await open(storage);

    expect(ring.chosen).to.equal(null);
  });

  it('leaves no listener behind', async () => {
    const { ring, outputs } = await open();

    ring.dispose();

    expect(outputs.listeners).to.equal(0);
  });
});

describe('Preferences', () => {
  it('hold as long as the page lives where the browser keeps nothing', () => {
    const full = memory();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    for (const preferences of [new Preferences(null), new Preferences(full)]) {
      preferences.set('notifications', 'on');
      expect(preferences.get('notifications')).to.equal('on');
      preferences.set('notifications', null);
      expect(preferences.get('notifications')).to.equal(null);
    }
  });
});
