import { expect, waitUntil } from '@open-wc/testing';
import { SessionState } from 'sip.js';
import { isWorkbenchError, ManualClock, type ErrorCode } from '../../base/index.js';
import type { LineEvents, LinePort } from '../../ports/index.js';
import { runLinePortSuite } from '../../testing/index.js';
import { createSipLine } from './create-sip-line.js';
import { energyWithin, heardBy, PaperSwitchboard } from './fixtures/paper-switchboard.js';
import { readQuality } from './line-quality.js';

/** The fake microphone beeps once a second. */
const beepsS = 2.5;

interface Bench {
  readonly line: LinePort;
  readonly switchboard: PaperSwitchboard;
}

function put(options: Parameters<typeof createSipLine>[0] = {}): Bench {
  const switchboard = new PaperSwitchboard();
  switchboard.install();
  return { switchboard, line: createSipLine({ random: () => 0, ...options }) };
}

function takeDown({ line, switchboard }: Bench): void {
  line.dispose();
  switchboard.uninstall();
}

async function goOnline({ line, switchboard }: Bench): Promise<void> {
  await line.openMicrophone();
  await line.open(() => switchboard.credentials());
}

function heard<Type extends keyof LineEvents>(line: LinePort, type: Type): LineEvents[Type][] {
  const all: LineEvents[Type][] = [];
  line.on(type, (payload) => all.push(payload));
  return all;
}

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`).to.equal(true);
}

/** A microphone that rejects as a browser would. */
function brokenDevices(name: string): MediaDevices {
  const devices = new EventTarget() as MediaDevices;
  devices.getUserMedia = () => Promise.reject(new DOMException('no', name));
  return devices;
}

runLinePortSuite(
  'createSipLine',
  () => {
    const bench = put();
    return Promise.resolve({
      line: bench.line,
      credentials: () => bench.switchboard.credentials(),
      ring: (callId: string, isAutomatic: boolean) => bench.switchboard.ring(callId, isAutomatic),
      hangUp: (callId: string) => bench.switchboard.hangUp(callId),
      close: () => takeDown(bench),
    });
  },
  { describe, it },
);

describe('createSipLine', () => {
  let bench: Bench;
  beforeEach(() => (bench = put()));
  afterEach(() => takeDown(bench));

  async function talk(callId: string): Promise<void> {
    const connected = heard(bench.line, 'connected');
    bench.switchboard.ring(callId, true);
    await waitUntil(() => connected.length > 0, 'audio is up', { timeout: 8_000 });
  }

  for (const [name, code] of [
    ['NotAllowedError', 'device/microphone-denied'],
    ['NotFoundError', 'device/microphone-missing'],
    ['NotReadableError', 'device/microphone-busy'],
  ] as const) {
    it(`S3: translates ${name} to ${code}`, async () => {
      const line = createSipLine({ mediaDevices: brokenDevices(name) });

      await refusal(line.openMicrophone(), code);

      line.dispose();
    });
  }

  it('S3: a registration that is refused fails the opening', async () => {
    bench.switchboard.refusal = 403;
    await bench.line.openMicrophone();

    await refusal(
      bench.line.open(() => bench.switchboard.credentials()),
      'line/registration-failed',
    );

    expect(bench.line.state).to.equal('failed');
  });

  it('S17: a muted microphone sends silence, an open one the voice', async () => {
    await goOnline(bench);
    await talk('call-1');
    const farEnd = bench.switchboard.farEnd('call-1');
    await waitUntil(async () => (await heardBy(farEnd)).energy > 0, 'the voice arrives', { timeout: 10_000 });
    const voice = await energyWithin(farEnd, beepsS);

    bench.line.setMuted('call-1', true);
    await waitUntil(async () => (await energyWithin(farEnd, beepsS)) < voice / 100, 'silence arrives', {
      timeout: 10_000,
    });
  }).timeout(45_000);

  it('S17: a microphone muted before the audio is up sends silence from its start', async () => {
    await goOnline(bench);
    bench.line.on('offered', ({ callId }) => bench.line.setMuted(callId, true));
    await talk('call-1');
    const farEnd = bench.switchboard.farEnd('call-1');

    await waitUntil(async () => (await heardBy(farEnd)).seconds > beepsS, 'silence arrives', {
      timeout: 10_000,
    });
    const muted = await heardBy(farEnd);
    bench.line.setMuted('call-1', false);
    const voice = await energyWithin(farEnd, muted.seconds);

    expect(muted.energy).to.be.lessThan(voice / 100);
  }).timeout(45_000);

  it('S19: keys are sent as telephone events of RFC 4733', async () => {
    await goOnline(bench);
    await talk('call-1');
    const sdp = bench.switchboard.farEnd('call-1').remoteDescription?.sdp ?? '';

    await bench.line.sendDigits('call-1', '1');
    await bench.line.sendDigits('call-1', '23#');

    expect(sdp).to.match(/telephone-event\/8000/);
    await refusal(bench.line.sendDigits('call-1', 'hello'), 'request/invalid');
  });

  it('B7: registers again by itself with fresh credentials after the connection broke', async () => {
    await goOnline(bench);
    const states = heard(bench.line, 'state');

    bench.switchboard.breakConnections();
    await waitUntil(() => bench.line.state === 'ready', 'it is back', { timeout: 5_000 });

    expect(states).to.deep.equal(['reconnecting', 'ready']);
    expect(bench.switchboard.registrations).to.equal(2);
  });

  it('B7: tells an outage once, and keeps trying', async () => {
    await goOnline(bench);
    const errors = heard(bench.line, 'error');
    bench.switchboard.refusal = 503;

    bench.switchboard.breakConnections();
    await waitUntil(() => errors.length === 1, 'the failure is told', { timeout: 5_000 });
    bench.switchboard.refusal = 0;
    await waitUntil(() => bench.line.state === 'ready', 'it is back', { timeout: 5_000 });

    expect(errors.map(({ error }) => error.code)).to.deep.equal(['line/registration-failed']);
  });

  it('B7: the call of a broken connection ends here; the centre rings again', async () => {
    await goOnline(bench);
    await talk('call-1');
    const ended = heard(bench.line, 'ended');

    bench.switchboard.breakConnections();

    expect(ended).to.deep.equal([{ callId: 'call-1' }]);
    await waitUntil(() => bench.line.state === 'ready', 'it is back', { timeout: 5_000 });
    await talk('call-1');
  });

  it('answers 404 to an INVITE that names no call', async () => {
    await goOnline(bench);
    const offered = heard(bench.line, 'offered');

    const inviter = bench.switchboard.invite([], 'stray');
    await waitUntil(() => inviter.state === SessionState.Terminated, 'it was refused');

    expect(offered).to.deep.equal([]);
  });

  it('lives on after messages that are no SIP', async () => {
    await goOnline(bench);

    bench.switchboard.say('no sip at all');
    bench.switchboard.say('INVITE sip:agent-1@x SIP/2.0\r\nCSeq: dance\r\n\r\n');

    await talk('call-1');
  });

  it('measures the quality of a call every two seconds', async () => {
    takeDown(bench);
    const clock = new ManualClock();
    bench = put({ clock });
    await goOnline(bench);
    await talk('call-1');
    const readings = heard(bench.line, 'quality');

    clock.advance(2_000);
    await waitUntil(() => readings.length === 1, 'it was measured');

    expect(readings[0]).to.have.keys('roundTripMs', 'jitterMs', 'lossRatio', 'sentLossRatio');
  });

  it('lets go of the microphone when it closes', async () => {
    const tracks: MediaStreamTrack[] = [];
    const devices = new EventTarget() as MediaDevices;
    devices.getUserMedia = async (constraints) => {
      const stream = await navigator.mediaDevices.getUserMedia(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
    takeDown(bench);
    bench = put({ mediaDevices: devices });
    await goOnline(bench);

    await bench.line.close();

    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
  });
});

describe('what a SIP line tells for diagnostics', () => {
  let bench: Bench;
  beforeEach(() => (bench = put()));
  afterEach(() => takeDown(bench));

  it('B14: traces every message both ways, and no secret', async () => {
    bench.switchboard.isChallenging = true;
    const traces = heard(bench.line, 'trace');
    await goOnline(bench);
    const connected = heard(bench.line, 'connected');
    bench.switchboard.ring('call-1', true);
    await waitUntil(() => connected.length > 0, 'audio is up', { timeout: 8_000 });
    await waitUntil(() => traces.some(({ text }) => text.startsWith('ACK')), 'the answer is confirmed');

    const ladder = traces.map(({ direction, text }) => `${direction} ${text.split('\r\n', 1)[0]}`);
    expect(ladder.slice(0, 4)).to.deep.equal([
      'sent REGISTER sip:switchboard.example SIP/2.0',
      'received SIP/2.0 401 Unauthorized',
      'sent REGISTER sip:switchboard.example SIP/2.0',
      'received SIP/2.0 200 OK',
    ]);
    expect(ladder.some((line) => line.startsWith('received INVITE'))).to.equal(true);
    const all = traces.map(({ text }) => text).join('\n');
    const [, password] =
      /a=ice-pwd:(.*)/.exec(bench.switchboard.farEnd('call-1').localDescription?.sdp ?? '') ?? [];
    expect(password, 'the far end has an ICE password').to.have.length.above(10);
    expect(all).to.include('Digest algorithm=MD5, username="agent-1", realm="switchboard.example"');
    expect(all).to.match(/response=\(struck out\)/);
    expect(all).to.match(/a=ice-pwd:\(struck out\)/);
    expect(all).not.to.match(/response="|a=ice-pwd:[^(]|line-1/);
    expect(all).not.to.include(password?.trim());
    expect(all).to.match(/a=fingerprint:sha-256 ..:../);
  });

  it('B14: a listener that fails costs no call, and its error surfaces', async () => {
    const surfaced: string[] = [];
    const report = globalThis.reportError;
    globalThis.reportError = (error: unknown) => void surfaced.push(String(error));
    bench.line.on('trace', () => {
      throw new Error('deaf');
    });

    await goOnline(bench);
    globalThis.reportError = report;

    expect(bench.line.state).to.equal('ready');
    expect(surfaced[0]).to.equal('Error: deaf');
  });

  it('B14: answers what WebRTC measured on a live call', async () => {
    await goOnline(bench);
    expect(await bench.line.statistics?.()).to.deep.equal([]);
    const connected = heard(bench.line, 'connected');
    bench.switchboard.ring('call-1', true);
    await waitUntil(() => connected.length > 0, 'audio is up', { timeout: 8_000 });

    // what came in is counted from the first packet on
    const typesOf = async (): Promise<unknown[]> => {
      const [measured] = (await bench.line.statistics?.()) ?? [];
      expect(measured?.callId).to.equal('call-1');
      return measured?.entries.map(({ type }) => type) ?? [];
    };
    await waitUntil(async () => (await typesOf()).includes('inbound-rtp'), 'nothing came in', {
      timeout: 8_000,
    });

    expect(await typesOf()).to.include.members(['inbound-rtp', 'outbound-rtp', 'candidate-pair']);
  });
});

describe('readQuality', () => {
  it('tells the loss of the last interval, not of the whole call', () => {
    const report = new Map([
      ['a', { type: 'inbound-rtp', kind: 'audio', jitter: 0.004, packetsReceived: 190, packetsLost: 12 }],
      ['b', { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.03, fractionLost: 0.25 }],
    ]) as unknown as RTCStatsReport;

    const { quality, count } = readQuality(report, { received: 100, lost: 2 });

    expect(quality).to.deep.equal({ roundTripMs: 30, jitterMs: 4, lossRatio: 0.1, sentLossRatio: 0.25 });
    expect(count).to.deep.equal({ received: 190, lost: 12 });
  });
});
