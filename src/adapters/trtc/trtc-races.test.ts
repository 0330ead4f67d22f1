import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, WorkbenchError, type ErrorCode } from '../../base/index.js';
import type { LineCredentials, LinePort } from '../../ports/index.js';
import { createTrtcLine, type TrtcLineOptions, type TrtcRing } from './create-trtc-line.js';
import { DeviceBay } from '../devices/fixtures/device-bay.js';
import { PaperRtcError, PaperTrtc } from './fixtures/paper-trtc.js';
import type { TrtcCredentials } from './trtc-client.js';

const pass = { sdkAppId: 1400000000, userId: 'agent-1', userSig: 'signed' };
const lineDetails = { url: 'wss://x', uri: 'sip:x', username: 'x', password: 'x' };

interface Bench {
  readonly line: LinePort;
  readonly cloud: PaperTrtc;
  /** What the line told, in order. */
  readonly told: string[];
  ring(ring: TrtcRing): void;
}

function put(given: Partial<TrtcLineOptions> = {}): Bench {
  const cloud = new PaperTrtc();
  const told: string[] = [];
  let listener: ((ring: TrtcRing) => void) | null = null;
  const line = createTrtcLine({
    credentials: () => Promise.resolve(pass),
    roomOf: (callId) => ({ strRoomId: callId }),
    onRing: (listen) => {
      listener = listen;
      return () => (listener = null);
    },
    createTrtc: () => cloud,
    ...given,
  });
  line.on('state', (state) => told.push(state));
  line.on('connected', () => told.push('connected'));
  line.on('ended', () => told.push('ended'));
  line.on('error', ({ error }) => told.push(error.code));
  return { line, cloud, told, ring: (ring) => listener?.(ring) };
}

const ring = { type: 'ring', callId: 'call-1', isAutomatic: false } as const;
const end = { type: 'end', callId: 'call-1' } as const;

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`).to.equal(true);
}

async function openRinging(bench: Bench): Promise<void> {
  await bench.line.open(() => Promise.resolve(lineDetails));
  bench.ring(ring);
}

describe('createTrtcLine, when one thing crosses another', () => {
  let bench: Bench;
  afterEach(() => bench.line.dispose());

  it('B2: a call that ends while its signature is fetched is not entered any more', async () => {
    let sign = (_pass: TrtcCredentials): void => undefined;
    bench = put({ credentials: () => new Promise((resolve) => (sign = resolve)) });
    await openRinging(bench);
    const answering = refusal(bench.line.answer('call-1'), 'line/answer-failed');
    await waitUntil(() => bench.cloud.clients.length === 1, 'it is being answered', { timeout: 5_000 });

    bench.ring(end);
    sign(pass);
    await answering;

    const [client] = bench.cloud.clients;
    expect([client?.entry, client?.track, client?.entries]).to.deep.equal([null, null, 0]);
    expect(bench.told).to.deep.equal(['connecting', 'ready', 'ended']);
  });

  for (const step of ['enterRoom', 'startLocalAudio'] as const) {
    it(`B2: a call that ends during ${step} leaves nobody in the room, and is not told as connected`, async () => {
      bench = put();
      await openRinging(bench);
      bench.cloud.onStep = (name) => name === step && bench.ring(end);

      await refusal(bench.line.answer('call-1'), 'line/answer-failed');

      const [client] = bench.cloud.clients;
      await waitUntil(() => client?.isDestroyed, 'the client is let go', { timeout: 5_000 });
      expect([client?.entry, client?.track]).to.deep.equal([null, null]);
      expect(bench.told).to.deep.equal(['connecting', 'ready', 'ended']);
    });
  }

  it('B2: a caller who hangs up while the call is answered by itself is no failure', async () => {
    bench = put();
    await bench.line.open(() => Promise.resolve(lineDetails));
    const failed: (string | null)[] = [];
    bench.line.on('error', ({ callId }) => failed.push(callId));
    bench.cloud.onStep = (name) => name === 'startLocalAudio' && bench.ring(end);

    bench.ring({ ...ring, isAutomatic: true });
    await waitUntil(() => bench.cloud.clients[0]?.isDestroyed, 'the client is let go');
    bench.cloud.refusal = new PaperRtcError(5100);
    bench.ring({ ...ring, callId: 'call-2', isAutomatic: true });
    await waitUntil(() => failed.includes('call-2'), 'a real failure is told');

    expect(failed).to.deep.equal(['call-2']);
  });

  for (const step of ['enterRoom', 'startLocalAudio'] as const) {
    it(`B11: the microphone that is chosen during ${step} is the one that is heard`, async () => {
      const headset = { kind: 'audioinput', deviceId: 'headset', groupId: '', label: 'Headset' } as const;
      const devices = new DeviceBay({ ...headset, deviceId: 'desk', label: 'Desk' }, headset);
      bench = put({ mediaDevices: devices.mediaDevices });
      await bench.line.openMicrophone();
      await openRinging(bench);
      let choosing = Promise.resolve();
      bench.cloud.onStep = (name) => {
        if (name === step)
          choosing = bench.line.setDevices({ microphoneId: headset.deviceId, speakerId: null });
        return choosing;
      };

      await bench.line.answer('call-1');
      await choosing;

      const [client] = bench.cloud.clients;
      await waitUntil(() => client?.track?.label === 'Headset', 'the chosen one is heard');
      expect([client?.track?.readyState, devices.open]).to.deep.equal(['live', 1]);
      devices.close();
    });
  }

  it('B2: lets go of the client also when the room can not be left, and says what failed', async () => {
    bench = put();
    await openRinging(bench);
    await bench.line.answer('call-1');
    const [client] = bench.cloud.clients;
    if (!client) throw new Error('no client was made');
    client.exitRoom = () => {
      client.entry = null;
      return Promise.reject(new PaperRtcError(5100));
    };

    bench.ring(end);

    await waitUntil(() => client.isDestroyed, 'the client was let go');
    await waitUntil(() => bench.told.includes('line/media-failed'), 'the failure was told');
  });

  it('B2: a call is answered once, however often it is asked to be', async () => {
    bench = put();
    await openRinging(bench);

    await Promise.all([
      bench.line.answer('call-1'),
      refusal(bench.line.answer('call-1'), 'line/answer-failed'),
    ]);

    expect(bench.cloud.clients.length).to.equal(1);
  });

  it('B2: leaves the room also when the microphone can not be stopped, and says what failed', async () => {
    bench = put();
    await openRinging(bench);
    await bench.line.answer('call-1');
    const [client] = bench.cloud.clients;
    if (!client) throw new Error('no client was made');
    client.stopLocalAudio = () => Promise.reject(new PaperRtcError(5100));

    bench.ring(end);

    await waitUntil(() => client.isDestroyed, 'the room was left', { timeout: 5_000 });
    await waitUntil(() => bench.told.includes('line/media-failed'), 'the failure was told', {
      timeout: 5_000,
    });
  });

  it('B2: opened again while the first opening is under way, it is open', async () => {
    const asked: ((details: LineCredentials) => void)[] = [];
    const renew = (): Promise<LineCredentials> => new Promise((resolve) => asked.push(resolve));
    bench = put();
    const first = refusal(bench.line.open(renew), 'line/registration-failed');
    await bench.line.close();
    const second = bench.line.open(renew);
    await waitUntil(() => asked.length === 2, 'both have asked', { timeout: 5_000 });

    for (const answer of asked) answer(lineDetails);
    await Promise.all([first, second]);

    expect(bench.told).to.deep.equal(['connecting', 'closed', 'connecting', 'ready']);
  });

  it('B2: two who open it at once both wait until it is open', async () => {
    bench = put();
    const states: string[] = [];
    const open = async (): Promise<void> => {
      await bench.line.open(() => Promise.resolve(lineDetails));
      states.push(bench.line.state);
    };

    await Promise.all([open(), open()]);

    expect(states).to.deep.equal(['ready', 'ready']);
  });

  it('B2: sends keys only, and says so in its own words when the centre refuses them', async () => {
    const sent: string[] = [];
    bench = put({
      sendDigits: async (_callId, keys) => {
        sent.push(keys);
        throw new TypeError('Failed to fetch');
      },
    });
    const connected = new Promise<void>((resolve) => bench.line.on('connected', () => resolve()));
    await openRinging(bench);
    await bench.line.answer('call-1');
    await connected;

    await refusal(bench.line.sendDigits('call-1', '12a'), 'request/invalid');
    await refusal(bench.line.sendDigits('call-1', '12#'), 'call/refused');

    expect(sent).to.deep.equal(['12#']);
  });

  it('B2: an opening that the host breaks is told in words of ours', async () => {
    bench = put();

    await refusal(
      bench.line.open(() => Promise.reject(new TypeError('Failed to fetch'))),
      'line/registration-failed',
    );
    await refusal(
      bench.line.open(() => Promise.reject(new WorkbenchError('auth/forbidden'))),
      'auth/forbidden',
    );
    expect(bench.line.state).to.equal('failed');
  });
});
