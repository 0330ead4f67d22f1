import { expect, waitUntil } from '@open-wc/testing';
import { createTestWorkbench, type TestWorkbench } from '../testing/index.js';
import { KeepDevices } from './keep-devices.js';
import { keepDevice, keptDevice } from './kept-device.js';
import { Preferences } from './preferences.js';

/** The sockets of a computer; `named` is whether the browser tells what is in them. */
class Sockets extends EventTarget {
  plugged: readonly (readonly [kind: string, id: string, name: string])[] = [];
  isNamed = true;
  looks = 0;

  async enumerateDevices(): Promise<object[]> {
    this.looks += 1;
    return this.plugged.map(([kind, id, label]) => ({
      kind,
      deviceId: this.isNamed ? id : '',
      label: this.isNamed ? label : '',
      groupId: '',
    }));
  }

  plug(...plugged: readonly (readonly [string, string, string])[]): void {
    this.plugged = plugged;
    this.dispatchEvent(new Event('devicechange'));
  }
}

const headset = ['audioinput', 'mic-1', 'Jabra'] as const;
const earpiece = ['audiooutput', 'ear-1', 'Jabra'] as const;
const builtIn = ['audioinput', 'default', 'Built-in'] as const;
const loudspeaker = ['audiooutput', 'default', 'Built-in'] as const;

interface Stage extends TestWorkbench {
  readonly sockets: Sockets;
  readonly keep: KeepDevices;
  readonly preferences: Preferences;
  readonly errors: unknown[];
}

async function open(sockets: Sockets, preferences = new Preferences(null)): Promise<Stage> {
  const made = await createTestWorkbench();
  const errors: unknown[] = [];
  const keep = new KeepDevices(made.workbench, {
    mediaDevices: sockets as unknown as MediaDevices,
    preferences,
    onChange: () => undefined,
    onError: (error) => errors.push(error),
  });
  return { ...made, sockets, keep, preferences, errors };
}

function chosen(): Preferences {
  const preferences = new Preferences(null);
  keepDevice(preferences, 'microphone', { id: 'mic-1', name: 'Jabra' });
  keepDevice(preferences, 'speaker', { id: 'ear-1', name: 'Jabra' });
  return preferences;
}

describe('KeepDevices', () => {
  it('B11: gives the line the microphone and the speaker of the last visit', async () => {
    const sockets = new Sockets();
    sockets.plugged = [builtIn, headset, loudspeaker, earpiece];

    const { line, keep } = await open(sockets, chosen());

    await waitUntil(() => line.devices.microphoneId === 'mic-1', 'not given');
    expect(line.devices).to.deep.equal({ microphoneId: 'mic-1', speakerId: 'ear-1' });
    expect(keep.absent).to.deep.equal({ microphone: null, speaker: null });
    keep.dispose();
  });

  it('B11: knows one by its name when the browser gave it another id, and keeps the new id', async () => {
    const sockets = new Sockets();
    sockets.plugged = [builtIn, ['audioinput', 'mic-9', 'Jabra'], loudspeaker, earpiece];

    const { line, keep, preferences } = await open(sockets, chosen());

    await waitUntil(() => line.devices.microphoneId === 'mic-9', 'not known');
    expect(keptDevice(preferences, 'microphone')).to.deep.equal({ id: 'mic-9', name: 'Jabra' });
    keep.dispose();
  });

  it('B11: tells of one that is unplugged, leaves the default one, and takes it once it is there', async () => {
    const sockets = new Sockets();
    sockets.plugged = [builtIn, loudspeaker, earpiece];
    const { line, keep } = await open(sockets, chosen());
    await waitUntil(() => keep.absent.microphone === 'Jabra', 'not told');
    expect(line.devices).to.deep.equal({ microphoneId: null, speakerId: 'ear-1' });

    sockets.plug(builtIn, headset, loudspeaker, earpiece);

    await waitUntil(() => line.devices.microphoneId === 'mic-1', 'not taken');
    await waitUntil(() => keep.absent.microphone === null, 'still told');
    keep.dispose();
  });

  it('B11: waits until the browser names devices, and says nothing of them before', async () => {
    const sockets = new Sockets();
    sockets.isNamed = false;
    sockets.plugged = [headset, earpiece];
    const { line, keep, workbench } = await open(sockets, chosen());
    await waitUntil(() => sockets.looks === 1);
    expect(keep.absent).to.deep.equal({ microphone: null, speaker: null });

    sockets.isNamed = true;
    await workbench.goOnline();

    await waitUntil(() => line.devices.microphoneId === 'mic-1', 'not given');
    keep.dispose();
  });

  it('B11: leaves a device that the line already has to the line, and hears nothing once it is over', async () => {
    const sockets = new Sockets();
    sockets.plugged = [headset, earpiece];
    const { line, keep, errors } = await open(sockets, chosen());
    await waitUntil(() => line.devices.speakerId === 'ear-1');

    sockets.plug(builtIn, loudspeaker);
    await waitUntil(() => sockets.looks === 2);
    expect(line.devices).to.deep.equal({ microphoneId: 'mic-1', speakerId: 'ear-1' });
    keep.dispose();
    sockets.plug(headset);

    expect([sockets.looks, errors.length]).to.deep.equal([2, 0]);
  });
});
