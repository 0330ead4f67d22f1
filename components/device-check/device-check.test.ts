import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import { ManualClock } from '../../src/base/manual-clock.js';
import {
  createTestWorkbench,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import { watchAudio } from '../internal/fixtures/watched-audio.js';
import './device-check.define.js';
import type { DeviceCheckDoneEvent, TcccDeviceCheck } from './device-check.js';

type Check = 'camera' | 'microphone' | 'speaker' | 'browser' | 'network';

interface Options {
  readonly lang?: string;
  readonly manual?: boolean;
  readonly workbench?: TestWorkbenchOptions | null;
  readonly prepare?: (desk: TestWorkbench) => void;
}

/** What Chromium and Firefox call the microphone that they feign. */
const microphoneName = /Fake Default Audio Input|Fake Audio Input|Default Audio Device/;

interface Page {
  readonly check: TcccDeviceCheck;
  readonly clock: ManualClock;
  readonly desk: TestWorkbench | null;
  readonly frame: HTMLElement;
}

async function open({ lang = 'zh-CN', manual = false, workbench, prepare }: Options = {}): Promise<Page> {
  const desk = workbench === null ? null : await createTestWorkbench(workbench);
  if (desk) prepare?.(desk);
  const clock = desk?.clock ?? new ManualClock();
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-device-check .workbench=${desk?.workbench} .clock=${clock} ?manual=${manual}></tccc-device-check>
    </div>`,
  );
  const check = frame.querySelector('tccc-device-check')!;
  await check.updateComplete;
  return { check, clock, desk, frame };
}

const find = <Found extends Element>(element: TcccDeviceCheck, selector: string): Found =>
  element.renderRoot.querySelector<Found>(selector)!;
const row = (element: TcccDeviceCheck, check: Check): HTMLElement =>
  find<HTMLElement>(element, `[part="check"][data-check="${check}"]`);
const words = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

async function reaches(element: TcccDeviceCheck, check: Check, state: string): Promise<void> {
  await waitUntil(() => row(element, check).dataset['state'] === state, `${check} never ${state}`, {
    timeout: 8_000,
  });
}

/** Every stream the page was given while `act` ran. */
function watchStreams(): { readonly streams: MediaStream[]; restore(): void } {
  const streams: MediaStream[] = [];
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    streams.push(stream);
    return stream;
  };
  return { streams, restore: () => (mediaDevices.getUserMedia = original) };
}

/** The browser refuses one kind of input as a person or a system does. */
function refuse(kind: 'audio' | 'video', name: string): () => void {
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints) =>
    constraints?.[kind] ? Promise.reject(new DOMException('refused', name)) : original(constraints);
  return () => (mediaDevices.getUserMedia = original);
}

describe('<tccc-device-check>', () => {
  let undo: (() => void) | undefined;

  afterEach(() => {
    undo?.();
    undo = undefined;
    localStorage.clear();
  });

  describe('with working devices', () => {
    it('S28: says 正常 of camera, microphone, browser and network, and asks whether the tone was heard', async () => {
      const { check } = await open();

      for (const name of ['camera', 'microphone', 'browser', 'network'] as const)
        await reaches(check, name, 'ok');
      await reaches(check, 'speaker', 'confirm');

      expect(words(row(check, 'camera'))).to.match(/^摄像头状态 (fake_device_0|Default Video Device) 正常$/);
      expect(words(row(check, 'microphone')))
        .to.match(microphoneName)
        .and.contain('正常');
      expect(words(row(check, 'speaker'))).to.contain('待确认');
      expect(words(row(check, 'browser'))).to.match(/(Chrome|Firefox) \d+ · WebRTC、TRTC 均支持/);
      expect(words(row(check, 'network'))).to.contain('网络良好 · 往返 24 ms · 丢包 0.0% · 抖动 2 ms');
      expect(words(find(check, '.summary'))).to.equal('4 项正常，1 项待确认');
      await expect(check).to.be.accessible();
    });

    it('S28: 是 makes the speaker 正常, and the page is told how every check ended', async () => {
      const { check } = await open();
      for (const name of ['camera', 'microphone', 'browser', 'network'] as const)
        await reaches(check, name, 'ok');
      await reaches(check, 'speaker', 'confirm');
      const told = oneEvent(check, 'tccc-device-check-done') as unknown as Promise<DeviceCheckDoneEvent>;

      find<HTMLElement>(check, '[data-answer="yes"]').focus();
      await sendKeys({ press: 'Enter' });

      const { results } = (await told).detail;
      expect(results.map(({ state, code }) => [state, code])).to.deep.equal(Array(5).fill(['ok', null]));
      expect(words(find(check, '.summary'))).to.equal('5 项正常');
    });

    it('S28: 否 says what to do, with a code', async () => {
      const { check } = await open();
      await reaches(check, 'speaker', 'confirm');

      find<HTMLElement>(check, '[data-answer="no"]').click();
      await reaches(check, 'speaker', 'problem');

      const notice = words(find(check, '[part="notice"][data-check="speaker"]'));
      expect(notice)
        .to.contain('没有听到提示音')
        .and.contain('请更换扬声器')
        .and.contain('device/speaker-silent');
      await expect(check).to.be.accessible();
    });

    it('S28: the level follows the microphone', async () => {
      const { check, clock } = await open();
      await reaches(check, 'microphone', 'ok');

      // Chromium's fake microphone beeps once a second.
      const level = find<HTMLElement>(check, '[part="level"]');
      const seen = new Set<string>();
      await waitUntil(
        () => {
          clock.advance(80);
          seen.add(level.getAttribute('aria-valuenow') ?? '');
          return seen.size > 2 && level.querySelectorAll('.lit').length > 0;
        },
        'the level stood still',
        { timeout: 8_000, interval: 40 },
      );
      expect(words(find(check, '.decibels'))).to.match(/^-?\d+ dB$/);
    });

    it('S28: shows what the camera sees, for ten seconds', async () => {
      const watched = watchStreams();
      undo = watched.restore;
      const { check, clock } = await open();
      await reaches(check, 'camera', 'ok');
      const video = find<HTMLVideoElement>(check, 'video');
      await waitUntil(() => video.videoWidth > 0, 'no picture', { timeout: 5_000 });
      const track = watched.streams.flatMap((stream) => stream.getVideoTracks())[0]!;
      expect(track.readyState).to.equal('live');

      clock.advance(10_000);
      await check.updateComplete;

      expect(track.readyState).to.equal('ended');
      expect(video.srcObject).to.equal(null);
      expect(words(find(check, '[part="preview"]'))).to.contain('画面已关闭');

      find<HTMLElement>(check, '[part="preview"] button').click();
      await waitUntil(() => video.srcObject !== null, 'no second picture');
    });

    it('S28: lets go of every device when it leaves the page', async () => {
      const watched = watchStreams();
      undo = watched.restore;
      const { check, clock } = await open();
      await reaches(check, 'camera', 'ok');
      await reaches(check, 'microphone', 'ok');

      check.remove();

      const states = watched.streams
        .flatMap((stream) => stream.getTracks())
        .map(({ readyState }) => readyState);
      expect(states).to.have.lengthOf(2);
      expect(new Set(states)).to.deep.equal(new Set(['ended']));
      expect(clock.pending).to.equal(0);
    });

    it('S28: no audio stays open when it leaves the page, however often and lately the tone was asked for', async () => {
      const audio = watchAudio();
      undo = () => audio.restore();
      const { check } = await open();
      await reaches(check, 'speaker', 'confirm');
      await reaches(check, 'microphone', 'ok');
      const tone = (): void => find<HTMLButtonElement>(check, '[aria-label="播放测试音"]').click();
      tone();
      tone();
      await waitUntil(() => audio.open().length > 1, 'nothing sounds');

      tone();
      check.remove();

      await waitUntil(() => audio.open().length === 0, 'some audio is still open');
    });

    it('lets go of a device that was allowed after it left', async () => {
      const watched = watchStreams();
      undo = watched.restore;
      const { check } = await open();
      check.remove();

      await waitUntil(() => watched.streams.length === 2);
      await waitUntil(() =>
        watched.streams.every((stream) =>
          stream.getTracks().every(({ readyState }) => readyState === 'ended'),
        ),
      );
    });

    it('S28: a chosen microphone and speaker go to the line', async () => {
      const { check, desk } = await open();
      await reaches(check, 'microphone', 'ok');
      const chooser = find<HTMLSelectElement>(check, 'select[data-kind="microphone"]');
      const choice = [...chooser.options].at(-1)!;
      expect(choice.textContent).to.match(microphoneName);

      chooser.value = choice.value;
      chooser.dispatchEvent(new Event('change'));
      await waitUntil(() => desk!.line.devices.microphoneId === choice.value);
      await reaches(check, 'microphone', 'ok');

      const speakers = find<HTMLSelectElement>(check, 'select[data-kind="speaker"]');
      speakers.value = [...speakers.options].at(-1)!.value;
      speakers.dispatchEvent(new Event('change'));
      await waitUntil(() => desk!.line.devices.speakerId === speakers.value && speakers.value !== '');
    });

    it('B11: a chosen microphone is the chosen one of the next visit too, until the default is chosen', async () => {
      const first = await open();
      await reaches(first.check, 'microphone', 'ok');
      const chooser = (check: TcccDeviceCheck): HTMLSelectElement =>
        find<HTMLSelectElement>(check, 'select[data-kind="microphone"]');
      const choose = (check: TcccDeviceCheck, value: string): void => {
        chooser(check).value = value;
        chooser(check).dispatchEvent(new Event('change'));
      };
      const wanted = [...chooser(first.check).options].at(-1)!.value;
      choose(first.check, wanted);
      first.frame.remove();

      const later = await open();
      await waitUntil(() => chooser(later.check).value === wanted, 'forgotten');
      await reaches(later.check, 'microphone', 'ok');
      choose(later.check, '');
      later.frame.remove();

      const last = await open();
      await reaches(last.check, 'microphone', 'ok');
      expect(chooser(last.check).value).to.equal('');
    });

    it('shows why the line did not take a device', async () => {
      const { check } = await open({
        prepare: ({ line }) => {
          line.setDevices = () => Promise.reject(new WorkbenchError('sdk/invalid-options'));
        },
      });
      await reaches(check, 'microphone', 'ok');
      const chooser = find<HTMLSelectElement>(check, 'select[data-kind="microphone"]');

      chooser.dispatchEvent(new Event('change'));

      await waitUntil(() => check.renderRoot.querySelector('#choice-error') !== null);
      expect(words(find(check, '#choice-error'))).to.contain('选项取值不正确');
    });

    it('S28: 重新检测 runs every check again', async () => {
      const { check } = await open();
      await reaches(check, 'network', 'ok');
      await reaches(check, 'speaker', 'confirm');
      find<HTMLElement>(check, '[data-answer="no"]').click();

      find<HTMLElement>(check, '[part="again"]').click();
      await check.updateComplete;

      expect(row(check, 'network').dataset['state']).to.equal('running');
      await reaches(check, 'speaker', 'confirm');
      await reaches(check, 'network', 'ok');
      expect(find(check, '[part="notice"]')).to.equal(null);
    });
  });

  describe('when something is wrong', () => {
    it('S28: a refused camera does not stop telephone calls, and says what to do', async () => {
      undo = refuse('video', 'NotAllowedError');
      const { check } = await open();
      await reaches(check, 'camera', 'problem');
      await reaches(check, 'microphone', 'ok');

      expect(words(row(check, 'camera')))
        .to.contain('浏览器未允许使用摄像头')
        .and.contain('未授权');
      expect(find<HTMLElement>(check, '[part="notice"]').dataset['tone']).to.equal('minor');
      expect(words(find(check, '[part="notice"]')))
        .to.contain('电话不受影响')
        .and.contain('device/camera-denied');
      await expect(check).to.be.accessible();
    });

    for (const [name, code] of [
      ['NotAllowedError', 'device/microphone-denied'],
      ['NotFoundError', 'device/microphone-missing'],
      ['NotReadableError', 'device/microphone-busy'],
    ] as const) {
      it(`S28: a microphone that answers ${name} is ${code}`, async () => {
        undo = refuse('audio', name);
        const { check } = await open();
        await reaches(check, 'microphone', 'problem');

        expect(words(find(check, '[part="notice"]'))).to.contain(code);
        expect(find<HTMLElement>(check, '[part="notice"]').dataset['tone']).to.equal('major');
      });
    }

    it('S28: three seconds without a sound is a silent microphone, and a voice repairs it', async () => {
      const context = new AudioContext();
      const output = context.createMediaStreamDestination();
      const { mediaDevices } = navigator;
      const original = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (wanted) =>
        wanted?.audio ? Promise.resolve(output.stream) : original(wanted);
      undo = () => (mediaDevices.getUserMedia = original);
      const { check, clock } = await open();
      await reaches(check, 'microphone', 'ok');
      // The level is read once the browser lets the page listen.
      await waitUntil(() => (clock.advance(80), words(find(check, '.decibels')) === '没有声音'));

      clock.advance(3_000);
      await reaches(check, 'microphone', 'problem');
      expect(words(find(check, '[part="notice"]'))).to.contain('device/microphone-silent');

      const voice = new OscillatorNode(context, { frequency: 440 });
      voice.connect(output);
      voice.start();
      await waitUntil(
        () => (clock.advance(80), row(check, 'microphone').dataset['state'] === 'ok'),
        'never heard',
      );
      await context.close();
    });

    it('S28: a poor network is told in words, numbers and what to do', async () => {
      const { check } = await open({
        prepare: ({ line }) => {
          line.networkReport = { roundTripMs: 620.4, jitterMs: 80, lossRatio: 0.124, packets: 250 };
        },
      });
      await reaches(check, 'network', 'problem');

      expect(words(row(check, 'network'))).to.contain('网络较差 · 往返 620 ms · 丢包 12.4% · 抖动 80 ms');
      expect(words(find(check, '[part="notice"][data-check="network"]'))).to.contain('请改用有线网络');
    });

    it('S28: a network test that fails says why', async () => {
      const { check } = await open({
        prepare: ({ line }) => line.refuseNext(new WorkbenchError('line/media-failed')),
      });
      await reaches(check, 'network', 'problem');

      expect(words(find(check, '[part="notice"]')))
        .to.contain('语音连接失败')
        .and.contain('line/media-failed');
    });

    it('S28: before sign-in only the network waits, and is tested once somebody signed in', async () => {
      const { check, desk } = await open({ workbench: { isSignedIn: false } });
      await reaches(check, 'microphone', 'ok');
      await reaches(check, 'network', 'problem');
      expect(words(row(check, 'network'))).to.contain('登录后才能检测到联络中心的网络');

      await desk!.workbench.signIn({ kind: 'sms-code', mobile: '13800000001', code: '123456' });

      await reaches(check, 'network', 'ok');
    });

    it('S28: works on a page without any workbench', async () => {
      const { check } = await open({ workbench: null });

      await reaches(check, 'camera', 'ok');
      await reaches(check, 'network', 'problem');
    });

    it('a line that cannot test its network says so', async () => {
      const { check } = await open({ workbench: { line: { capabilities: { networkTest: false } } } });
      await reaches(check, 'network', 'problem');

      expect(words(row(check, 'network'))).to.contain('此线路不支持网络检测');
    });
  });

  describe('复制信息', () => {
    it('S28: copies verdicts, devices, versions, codes and measures, and nothing of customers', async () => {
      undo = refuse('video', 'NotAllowedError');
      const { check } = await open();
      for (const name of ['microphone', 'browser', 'network'] as const) await reaches(check, name, 'ok');

      find<HTMLElement>(check, '[part="copy"]').focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => words(find(check, '[part="copy"]')) === '已复制');

      const text = await navigator.clipboard.readText();
      for (const part of [
        '摄像头状态: 未授权 (device/camera-denied)',
        '麦克风状态: 正常',
        'round trip 24.0 ms, jitter 2.0 ms, loss 0.00 % of 250 packets',
        'TRTC: true',
        navigator.userAgent,
      ]) {
        expect(text).to.contain(part);
      }
      expect(text).to.match(microphoneName);
      expect(text).to.not.match(/\d{3}\*{4}\d{4}|lin@example\.com|agent-1/);
    });

    it('offers the text to select where the browser refuses to copy', async () => {
      const original = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      undo = () => (navigator.clipboard.writeText = original);
      const { check } = await open();
      await reaches(check, 'network', 'ok');

      find<HTMLElement>(check, '[part="copy"]').click();
      await waitUntil(() => check.renderRoot.querySelector('textarea') !== null);

      expect(find<HTMLTextAreaElement>(check, 'textarea').value).to.contain('网络状态: 正常');
      await expect(check).to.be.accessible();
    });
  });

  it('waits for 开始检测 when it is told to', async () => {
    const { check } = await open({ manual: true });
    expect(words(find(check, '.summary'))).to.equal('5 项未检测');
    await expect(check).to.be.accessible();

    find<HTMLElement>(check, '[part="again"]').click();

    await reaches(check, 'network', 'ok');
  });

  it('speaks English where the page does', async () => {
    const { check } = await open({ lang: 'en' });
    await reaches(check, 'network', 'ok');

    expect(words(row(check, 'network'))).to.equal(
      'Network Network good · Round trip 24 ms · loss 0.0% · jitter 2 ms OK',
    );
  });

  it('fits 380 px without scrolling sideways', async () => {
    await setViewport({ width: 380, height: 800 });
    const { check } = await open();
    await reaches(check, 'network', 'ok');

    expect(document.documentElement.scrollWidth).to.be.at.most(380);
    await expect(check).to.be.accessible();
    await setViewport({ width: 1280, height: 800 });
  });
});
