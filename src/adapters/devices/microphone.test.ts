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
    await waitUntil(() => tracks.length === 1, 'it is not taken back', { timeout: 5_000 });

    expect(missing).to.deep.equal(['', null]);
    expect(track.readyState).to.equal('ended');
    microphone.close();
    await inputs.close();
  });

  it('B11: of two choices made one after the other the later one counts, whichever device comes first', async () => {
    const inputs = new Inputs();
    inputs.isPlugged = true;
    const native = inputs.getUserMedia.bind(inputs);
    const waiting = new Map<string, () => void>();
    inputs.getUserMedia = async (wish) => {
      const id = wish.audio.deviceId?.exact;
      if (id !== undefined) await new Promise<void>((resolve) => waiting.set(id, resolve));
      return native(wish);
    };
    const tracks: MediaStreamTrack[] = [];
    const microphone = new Microphone({
      mediaDevices: inputs as unknown as MediaDevices,
      processing: {},
      onTrack: (track) => tracks.push(track),
      onError: (error) => expect.fail(error.code),
    });
    await microphone.open();

    const choices = [microphone.choose('slow headset'), microphone.choose('headset')];
    waiting.get('headset')?.();
    await choices[1];
    waiting.get('slow headset')?.();
    await choices[0];

    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['live']);
    expect((await microphone.open()) === tracks[0], 'the later one is the microphone').to.equal(true);
    microphone.close();
    await inputs.close();
  });

  it('B11: a choice made while the browser asks for the microphone is the one that is opened', async () => {
    const inputs = new Inputs();
    inputs.isPlugged = true;
    const native = inputs.getUserMedia.bind(inputs);
    let allow = (): void => undefined;
    inputs.getUserMedia = async (wish) => {
      if (!wish.audio.deviceId) await new Promise<void>((resolve) => (allow = resolve));
      return native(wish);
    };
    const microphone = new Microphone({
      mediaDevices: inputs as unknown as MediaDevices,
      processing: {},
      onTrack: () => undefined,
      onError: (error) => expect.fail(error.code),
    });
    const opening = microphone.open();

    await microphone.choose('headset');
    allow();

    expect((await opening).readyState).to.equal('live');
    expect(inputs.asked).to.deep.equal(['default', 'headset']);
    microphone.close();
    await inputs.close();
  });

  it('B11: no stand-in is opened for a chosen device that turns out to be unplugged once the line was closed', async () => {
    const inputs = new Inputs();
    const native = inputs.getUserMedia.bind(inputs);
    let tell = (): void => undefined;
    inputs.getUserMedia = async (wish) => {
      if (wish.audio.deviceId) await new Promise<void>((resolve) => (tell = resolve));
      return native(wish);
    };
    const microphone = new Microphone({
      mediaDevices: inputs as unknown as MediaDevices,
      processing: {},
      onTrack: () => expect.fail('nobody speaks any more'),
      onError: (error) => expect.fail(error.code),
    });
    await microphone.choose('headset');
    const opening = microphone.open().catch((error: unknown) => error);

    microphone.close();
    tell();

    const refusal = await opening;
    expect(isWorkbenchError(refusal) && refusal.code).to.equal('sdk/disposed');
    expect(inputs.asked).to.deep.equal(['headset']);
    await inputs.close();
  });

  it('S28: says of a page without HTTPS that it has no devices, and can be closed there', async () => {
    const microphone = new Microphone({
      mediaDevices: undefined,
      processing: {},
      onTrack: () => undefined,
      onError: () => undefined,
    });

    const refusal: unknown = await microphone.open().catch((error: unknown) => error);
    microphone.close();

    expect(isWorkbenchError(refusal) && refusal.code).to.equal('device/insecure-page');
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
