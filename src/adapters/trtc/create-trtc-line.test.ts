import { expect, waitUntil } from '@open-wc/testing';
import TRTC from 'trtc-sdk-v5/trtc.esm.js';
import { isWorkbenchError } from '../../base/index.js';
import type { LineEvents, LinePort } from '../../ports/index.js';
import { runLinePortSuite } from '../../testing/index.js';
import { createTrtcLine, type TrtcRing } from './create-trtc-line.js';
import { PaperRtcError, PaperTrtc } from './fixtures/paper-trtc.js';
import { realTrtc } from './load-trtc.js';
import { checkTrtcSupport } from './support-check.js';
import type { TrtcEvents } from './trtc-client.js';

const pass = { sdkAppId: 1400000000, userId: 'agent-1', userSig: 'signed' };
const lineDetails = { url: 'wss://x', uri: 'sip:x', username: 'x', password: 'x' };

interface Bench {
  readonly line: LinePort;
  readonly cloud: PaperTrtc;
  readonly digits: string[];
  ring(ring: TrtcRing): void;
}

function put(): Bench {
  const cloud = new PaperTrtc();
  const digits: string[] = [];
  let listener: ((ring: TrtcRing) => void) | null = null;
  const line = createTrtcLine({
    credentials: () => Promise.resolve(pass),
    roomOf: (callId) => ({ strRoomId: callId }),
    onRing: (listen) => {
      listener = listen;
      return () => (listener = null);
    },
    sendDigits: async (_, keys) => void digits.push(keys),
    createTrtc: () => cloud,
  });
  return { line, cloud, digits, ring: (ring) => listener?.(ring) };
}

async function talk({ line, ring, cloud }: Bench): Promise<PaperTrtc['clients'][number]> {
  await line.openMicrophone();
  await line.open(() => Promise.resolve(lineDetails));
  const connected = heard(line, 'connected');
  ring({ type: 'ring', callId: 'call-1', isAutomatic: true });
  await waitUntil(() => connected.length === 1, 'audio is up', { timeout: 5_000 });
  const client = cloud.clients.at(-1);
  if (!client) throw new Error('no client was made');
  return client;
}

function heard<Type extends keyof LineEvents>(line: LinePort, type: Type): LineEvents[Type][] {
  const all: LineEvents[Type][] = [];
  line.on(type, (payload) => all.push(payload));
  return all;
}

runLinePortSuite(
  'createTrtcLine',
  () => {
    const { line, ring } = put();
    return Promise.resolve({
      line,
      credentials: () => Promise.resolve(lineDetails),
      ring: (callId: string, isAutomatic: boolean) => ring({ type: 'ring', callId, isAutomatic }),
      hangUp: (callId: string) => ring({ type: 'end', callId }),
      close: () => line.dispose(),
    });
  },
  { describe, it },
);

describe('createTrtcLine', () => {
  let bench: Bench;
  beforeEach(() => (bench = put()));
  afterEach(() => bench.line.dispose());

  it('B2: enters the room of the call as the centre signed it, speaks with the microphone, and leaves it', async () => {
    const client = await talk(bench);

    expect(client.entry).to.deep.equal({ ...pass, strRoomId: 'call-1', scene: 'rtc' });
    expect([client.track?.kind, client.track?.readyState]).to.deep.equal(['audio', 'live']);
    bench.line.setMuted('call-1', true);
    await waitUntil(() => client.isMuted, 'the microphone is muted', { timeout: 5_000 });
    await bench.line.sendDigits('call-1', '12#');
    expect(bench.digits).to.deep.equal(['12#']);

    bench.ring({ type: 'end', callId: 'call-1' });
    await waitUntil(() => client.isDestroyed, 'the room was left and the client let go', { timeout: 5_000 });
    expect(client.track === null && client.entry === null).to.equal(true);
  });

  it('S17: a microphone muted while the room is entered sends silence from its start', async () => {
    await bench.line.openMicrophone();
    await bench.line.open(() => Promise.resolve(lineDetails));
    bench.ring({ type: 'ring', callId: 'call-1', isAutomatic: false });
    const answered = bench.line.answer('call-1');
    bench.line.setMuted('call-1', true);
    await answered;

    expect(bench.cloud.clients[0]?.isMuted).to.equal(true);
  });

  it('B2: goes where the answer of the centre says, and shows TRTC nothing else of it', async () => {
    const cloud = new PaperTrtc();
    const rings = new Set<(ring: TrtcRing) => void>();
    const line = createTrtcLine({
      credentials: (callId) => Promise.resolve({ ...pass, roomId: `room-of-${callId}`, expiresAt: 1 }),
      roomOf: (_callId, { roomId }) => ({ strRoomId: roomId }),
      onRing: (listener) => {
        rings.add(listener);
        return () => rings.delete(listener);
      },
      createTrtc: () => cloud,
    });

    await talk({ line, cloud, digits: [], ring: (ring) => rings.forEach((listener) => listener(ring)) });

    const [client] = cloud.clients;
    expect(client?.entry).to.deep.equal({ ...pass, strRoomId: 'room-of-call-1', scene: 'rtc' });
    line.dispose();
  });

  it('B2: plays on the chosen speaker', async () => {
    await bench.line.setDevices({ microphoneId: null, speakerId: 'headset' });

    expect(bench.cloud.speaker).to.equal('headset');
  });

  it('B2: tells quality, statistics and a connection that is repaired', async () => {
    const client = await talk(bench);
    const qualities = heard(bench.line, 'quality');
    const states = heard(bench.line, 'state');

    client.events.emit('network-quality', { uplinkRTT: 40, downlinkRTT: 42, downlinkLoss: 5 });
    client.events.emit('statistics', { rtt: 40 });
    client.events.emit('connection-state-changed', { state: 'CONNECTING', isReconnecting: true });
    client.events.emit('connection-state-changed', { state: 'CONNECTED' });

    expect(qualities).to.deep.equal([{ roundTripMs: 40, jitterMs: null, lossRatio: 0.05 }]);
    expect(await bench.line.statistics?.()).to.deep.equal([
      { callId: 'call-1', entries: [{ type: 'trtc-statistics', rtt: 40 }] },
    ]);
    expect(states).to.deep.equal(['reconnecting', 'ready']);
  });

  it('B2: kicked out by the same agent elsewhere: the call is over here, and so is the line', async () => {
    const client = await talk(bench);
    const ended = heard(bench.line, 'ended');

    client.events.emit('kicked-out', { reason: 'kick' });

    expect(ended).to.deep.equal([{ callId: 'call-1' }]);
    expect(bench.line.state).to.equal('elsewhere');
  });

  for (const [cause, code] of [
    [new PaperRtcError(5300, 5302), 'device/microphone-denied'],
    [new PaperRtcError(5200), 'line/not-supported'],
    [new PaperRtcError(5400), 'line/answer-failed'],
  ] as const) {
    it(`B2: translates ${cause.message} (${cause.extraCode}) to ${code}; the call rings on`, async () => {
      await bench.line.openMicrophone();
      await bench.line.open(() => Promise.resolve(lineDetails));
      bench.ring({ type: 'ring', callId: 'call-1', isAutomatic: false });
      bench.cloud.refusal = cause;

      const error: unknown = await bench.line.answer('call-1').catch((refused: unknown) => refused);

      expect(isWorkbenchError(error, code), String(error)).to.equal(true);
      bench.cloud.refusal = null;
      await bench.line.answer('call-1');
    });
  }

  it('B2: the real SDK is version 5, and says of this browser that it will do, or what it misses', async () => {
    const { VERSION } = TRTC as unknown as { readonly VERSION: string };
    const { isSupported, missing } = await checkTrtcSupport();

    expect(VERSION).to.match(/^5\.\d+\.\d+$/);
    for (const need of ['isWebRTCSupported', 'isMediaDevicesSupported']) expect(missing).not.to.include(need);
    expect(isSupported || missing.length > 0, missing.join()).to.equal(true);
  });

  it('B2: the real SDK tells every event a line listens to', () => {
    const names: Readonly<Record<keyof TrtcEvents, keyof typeof TRTC.EVENT>> = {
      'kicked-out': 'KICKED_OUT',
      'connection-state-changed': 'CONNECTION_STATE_CHANGED',
      'remote-audio-available': 'REMOTE_AUDIO_AVAILABLE',
      'network-quality': 'NETWORK_QUALITY',
      statistics: 'STATISTICS',
      'autoplay-failed': 'AUTOPLAY_FAILED',
      error: 'ERROR',
    };

    for (const [event, name] of Object.entries(names)) expect(TRTC.EVENT[name], name).to.equal(event);
  });

  it('B2: the real SDK makes a client that has everything a line uses', async () => {
    const client = realTrtc().create();

    for (const name of [
      'enterRoom',
      'exitRoom',
      'startLocalAudio',
      'updateLocalAudio',
      'stopLocalAudio',
      'destroy',
      'on',
    ] as const)
      expect(client[name], name).to.be.a('function');
    const error: unknown = await client
      .enterRoom({ sdkAppId: 0, userId: '', userSig: '', strRoomId: 'x', scene: 'rtc' })
      .catch((cause: unknown) => cause);
    expect((error as { code?: number }).code, 'INVALID_PARAMETER').to.equal(5000);
    client.destroy();
  });
});
