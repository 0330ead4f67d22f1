import { expect, waitUntil } from '@open-wc/testing';
import { SessionState } from 'sip.js';
import { isWorkbenchError, ManualClock, type ErrorCode } from '../../base/index.js';
import type { LineCredentials, LineEvents, LinePort } from '../../ports/index.js';
import { createSipLine } from './create-sip-line.js';
import { DeviceBay } from '../devices/fixtures/device-bay.js';
import { PaperSwitchboard } from './fixtures/paper-switchboard.js';

const desk = { kind: 'audioinput', deviceId: 'desk', groupId: '1', label: 'Desk' } as const;

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

describe('createSipLine, when one thing crosses another', () => {
  let line: LinePort;
  let switchboard: PaperSwitchboard;
  let clock: ManualClock;
  let devices: DeviceBay;
  let audioElement: HTMLAudioElement;
  const known = (): Promise<LineCredentials> => switchboard.credentials();

  beforeEach(() => {
    switchboard = new PaperSwitchboard();
    switchboard.install();
    clock = new ManualClock();
    devices = new DeviceBay(desk);
    audioElement = new Audio();
    line = createSipLine({ random: () => 0, clock, audioElement, mediaDevices: devices.mediaDevices });
  });

  afterEach(() => {
    line.dispose();
    switchboard.uninstall();
    devices.close();
  });

  async function talk(callId: string): Promise<void> {
    const connected = heard(line, 'connected');
    switchboard.ring(callId, true);
    await waitUntil(() => connected.length > 0, 'audio is up', { timeout: 8_000 });
  }

  it('S3: closed and opened again while its details are fetched, it registers once and is open', async () => {
    const states = heard(line, 'state');
    let tell = (_details: LineCredentials): void => undefined;
    const first = refusal(
      line.open(() => new Promise((resolve) => (tell = resolve))),
      'line/registration-failed',
    );
    await line.close();

    await line.open(known);
    tell(await known());
    await first;

    expect(states).to.deep.equal(['connecting', 'closed', 'connecting', 'ready']);
    expect(switchboard.registrations).to.equal(1);
  });

  it('S3: the microphone too is opened anew after it was closed while it was asked for', async () => {
    const native = devices.getUserMedia.bind(devices);
    const prompts: (() => void)[] = [];
    devices.getUserMedia = async (wish) => {
      await new Promise<void>((resolve) => prompts.push(resolve));
      return native(wish);
    };
    const first = refusal(line.openMicrophone(), 'sdk/disposed');
    await line.close();
    const second = line.openMicrophone();

    for (const allow of prompts) allow();
    await Promise.all([first, second]);

    expect(devices.open).to.equal(1);
  });

  it('S14: a caller who gives up while the microphone is asked for leaves no copy of it behind', async () => {
    await line.open(known);
    let allow = (): void => undefined;
    const copies: MediaStreamTrack[] = [];
    const native = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wish) => {
      await new Promise<void>((resolve) => (allow = resolve));
      const stream = await native(wish);
      for (const track of stream.getTracks())
        track.clone = () => {
          const copy = MediaStreamTrack.prototype.clone.call(track);
          copies.push(copy);
          return copy;
        };
      return stream;
    };
    const [offered, ended] = [heard(line, 'offered'), heard(line, 'ended')];
    switchboard.ring('call-1', false);
    await waitUntil(() => offered.length === 1, 'it rings', { timeout: 5_000 });
    const answering = refusal(line.answer('call-1'), 'line/answer-failed');

    switchboard.hangUp('call-1');
    await waitUntil(() => ended.length === 1, 'the caller gave up', { timeout: 5_000 });
    allow();
    await answering;

    expect(copies.filter(({ readyState }) => readyState === 'live').length).to.equal(0);
  });

  it('S22: the call that is left is heard and measured once another one has ended', async () => {
    await line.openMicrophone();
    await line.open(known);
    await talk('call-1');
    const voice = audioElement.srcObject;
    await talk('call-2');
    const [ended, readings] = [heard(line, 'ended'), heard(line, 'quality')];

    switchboard.hangUp('call-2');
    await waitUntil(() => ended.length === 1, 'it is over', { timeout: 4_000 });
    clock.advance(2_000);
    await waitUntil(() => readings.length === 1, 'it is measured', { timeout: 4_000 });

    expect(voice !== null && audioElement.srcObject === voice, 'it is heard').to.equal(true);
    expect(switchboard.call('call-1').state).to.equal(SessionState.Established);
  });
});
