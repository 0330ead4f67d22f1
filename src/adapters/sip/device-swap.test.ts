import { expect, waitUntil } from '@open-wc/testing';
import type { LineEvents, LinePort } from '../../ports/index.js';
import { createSipLine } from './create-sip-line.js';
import { DeviceBay, type BayDevice } from '../devices/fixtures/device-bay.js';
import { PaperSwitchboard } from './fixtures/paper-switchboard.js';
import { PitchEar } from './fixtures/pitch-ear.js';

const laptop: BayDevice = {
  kind: 'audioinput',
  deviceId: 'laptop-in',
  groupId: 'laptop',
  label: 'Laptop microphone',
  hertz: 440,
};
const headset: BayDevice = {
  kind: 'audioinput',
  deviceId: 'headset-in',
  groupId: 'headset',
  label: 'USB headset',
  hertz: 1_320,
};
const loudspeaker: BayDevice = {
  kind: 'audiooutput',
  deviceId: 'desk-out',
  groupId: 'desk',
  label: 'Loudspeaker',
};
const earphones: BayDevice = {
  kind: 'audiooutput',
  deviceId: 'headset-out',
  groupId: 'headset',
  label: 'USB headset',
};

interface Bench {
  readonly bay: DeviceBay;
  readonly line: LinePort;
  readonly switchboard: PaperSwitchboard;
  readonly audio: HTMLAudioElement;
  readonly sinks: string[];
  readonly told: LineEvents['device'][];
  readonly errors: string[];
}

function put(...devices: BayDevice[]): Bench {
  const bay = new DeviceBay(...devices);
  const switchboard = new PaperSwitchboard();
  switchboard.install();
  const audio = new Audio();
  const sinks: string[] = [];
  audio.setSinkId = async (id) => void sinks.push(id);
  const line = createSipLine({ random: () => 0, mediaDevices: bay.mediaDevices, audioElement: audio });
  const told: LineEvents['device'][] = [];
  const errors: string[] = [];
  line.on('device', (change) => told.push(change));
  line.on('error', ({ error }) => errors.push(error.code));
  return { bay, line, switchboard, audio, sinks, told, errors };
}

describe('devices of a SIP line that come and go in a call', () => {
  let bench: Bench;
  let ear: PitchEar | undefined;

  async function talk(): Promise<PitchEar> {
    const { line, switchboard } = bench;
    await line.openMicrophone();
    await line.open(() => switchboard.credentials());
    const connected = new Promise((resolve) => line.on('connected', resolve));
    switchboard.ring('call-1', true);
    await connected;
    const [receiver] = switchboard.farEnd('call-1').getReceivers();
    return (ear = new PitchEar(receiver!.track));
  }

  const heard = (hertz: number): Promise<void> =>
    waitUntil(() => ear!.hears(hertz), `the customer does not hear ${hertz} Hz`, { timeout: 5_000 });

  afterEach(() => {
    bench.line.dispose();
    bench.switchboard.uninstall();
    bench.bay.close();
    ear?.close();
    ear = undefined;
  });

  it('B11: the customer hears the default microphone when the chosen one is unplugged, and the chosen one when it is back', async () => {
    bench = put(laptop, headset);
    const { line, bay, switchboard, told } = bench;
    await line.setDevices({ microphoneId: 'headset-in', speakerId: null });
    await talk();
    await heard(1_320);
    const farEnd = switchboard.farEnd('call-1');
    let negotiations = 0;
    farEnd.addEventListener('signalingstatechange', () => (negotiations += 1));

    bay.unplug(headset);
    await heard(440);
    expect(told).to.deep.equal([{ kind: 'microphone', missing: 'USB headset' }]);
    bay.plugIn(headset);
    await heard(1_320);

    expect(told.at(-1)).to.deep.equal({ kind: 'microphone', missing: null });
    expect(negotiations).to.equal(0);
    expect(bay.open).to.equal(1);
  });

  it('B11: a microphone that was only the default comes back too', async () => {
    bench = put(headset, laptop);
    await talk();
    await heard(1_320);

    bench.bay.unplug(headset);
    await heard(440);
    expect(bench.told).to.deep.equal([{ kind: 'microphone', missing: 'USB headset' }]);
    bench.bay.unplug(laptop);
    bench.bay.plugIn(headset);

    await heard(1_320);
    expect(bench.told.at(-1)).to.deep.equal({ kind: 'microphone', missing: null });
  });

  it('B11: an agent who is muted stays muted on the other microphone', async () => {
    bench = put(headset, laptop);
    await talk();
    await heard(1_320);
    bench.line.setMuted('call-1', true);
    await waitUntil(() => ear!.hertz === 0, 'it is not silent', { timeout: 5_000 });

    bench.bay.unplug(headset);
    await waitUntil(() => bench.told.length === 1, 'nothing was told', { timeout: 5_000 });
    expect(ear!.hertz).to.equal(0);
    bench.line.setMuted('call-1', false);

    await heard(440);
  });

  it('B11: with no microphone left it says so, and takes the next one that is plugged in', async () => {
    bench = put(headset);
    await talk();
    await heard(1_320);

    bench.bay.unplug(headset);
    await waitUntil(() => bench.errors.length === 1, 'nothing was told', { timeout: 5_000 });
    expect(bench.errors).to.deep.equal(['device/microphone-missing']);
    bench.bay.plugIn(laptop);

    await heard(440);
    expect(bench.told.at(-1)).to.deep.equal({ kind: 'microphone', missing: 'USB headset' });
  });

  it('B11: the voice moves to the default speaker when the chosen one is unplugged, and back', async () => {
    bench = put(laptop, loudspeaker, earphones);
    const { line, bay, sinks, told } = bench;
    await line.setDevices({ microphoneId: null, speakerId: 'headset-out' });

    bay.unplug(earphones);
    await waitUntil(() => told.length === 1, 'nothing was told', { timeout: 5_000 });
    expect(told[0]).to.deep.equal({ kind: 'speaker', missing: 'USB headset' });
    bay.plugIn(earphones);
    await waitUntil(() => told.length === 2, 'it did not come back', { timeout: 5_000 });

    expect(sinks).to.deep.equal(['headset-out', '', 'headset-out']);
    expect(told[1]).to.deep.equal({ kind: 'speaker', missing: null });
  });

  it('leaves no listener and no track behind', async () => {
    bench = put(laptop, earphones);
    await bench.line.setDevices({ microphoneId: null, speakerId: 'headset-out' });
    await talk();

    bench.line.dispose();

    expect(bench.bay.listeners).to.equal(0);
    expect(bench.bay.open).to.equal(0);
  });
});
