import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError } from '../../base/index.js';
import { Microphone } from './microphone.js';

/** A computer with a built-in microphone and, when plugged in, a headset. */
class Inputs extends EventTarget {
  readonly #audio = new AudioContext();
  isPlugged = false;
  readonly asked: string[] = [];

  async getUserMedia({ audio }: { audio: { deviceId?: { exact: string } } }): Promise<MediaStream> {
    const id = audio.deviceId?.exact ?? 'default';
    this.asked.push(id);
    if (id !== 'default' && !this.isPlugged) throw new DOMException('unplugged', 'OverconstrainedError');
    return this.#audio.createMediaStreamDestination().stream;
  }

  async enumerateDevices(): Promise<object[]> {
    const ids = ['default', ...(this.isPlugged ? ['headset'] : [])];
    return ids.map((deviceId) => ({ kind: 'audioinput', deviceId, groupId: '', label: deviceId }));
  }

  plug(): void {
    this.isPlugged = true;
    this.dispatchEvent(new Event('devicechange'));
  }

  close(): Promise<void> {
    return this.#audio.close();
  }
}

describe('Microphone', () => {
  it('B11: a chosen device that is unplugged when it is opened leaves its place to the default one until it is back', async () => {
    const inputs = new Inputs();
    const missing: (string | null)[] = [];
    const tracks: MediaStreamTrack[] = [];
    const microphone = new Microphone({
      mediaDevices: inputs as unknown as MediaDevices,
      processing: {},
      onTrack: (track) => tracks.push(track),
      onStandIn: (name) => missing.push(name),
      onError: (error) => expect.fail(error.code),
    });
    await microphone.choose('headset');

    const track = await microphone.open();
    expect([track.readyState, ...inputs.asked]).to.deep.equal(['live', 'headset', 'default']);
    expect(missing).to.deep.equal(['']);
    inputs.plug();
    await waitUntil(() => tracks.length === 1, 'it is not taken back');

    expect(missing).to.deep.equal(['', null]);
    expect(track.readyState).to.equal('ended');
    microphone.close();
    await inputs.close();
  });

  it('no microphone at all is still told as missing', async () => {
    const inputs = new Inputs();
    inputs.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
    const microphone = new Microphone({
      mediaDevices: inputs as unknown as MediaDevices,
      processing: {},
      onTrack: () => undefined,
      onError: () => undefined,
    });
    await microphone.choose('headset');

    const refusal: unknown = await microphone.open().catch((error: unknown) => error);

    expect(isWorkbenchError(refusal) && refusal.code).to.equal('device/microphone-missing');
    await inputs.close();
  });
});
