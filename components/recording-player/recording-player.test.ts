import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import { createTestWorkbench, type TestWorkbench } from '../../src/testing/index.js';
import { twoTones } from './fixtures/two-tones.js';
import './recording-player.define.js';
import type { RecordingPlayEvent, TcccRecordingPlayer } from './recording-player.js';

interface Desk extends TestWorkbench {
  readonly player: TcccRecordingPlayer;
  /** The records whose link was asked for. */
  readonly asked: string[];
}

interface Options {
  readonly link?: (ask: number) => Promise<string>;
  readonly lang?: string;
}

const seconds = 30;

async function open({ link = async () => twoTones(seconds), lang = 'zh-CN' }: Options = {}): Promise<Desk> {
  const desk = await createTestWorkbench();
  const asked: string[] = [];
  desk.centre.recordingUrl = (id) => {
    asked.push(id);
    return link(asked.length);
  };
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-recording-player .workbench=${desk.workbench} record-id="call-1"></tccc-recording-player>
    </div>`,
  );
  const player = frame.querySelector('tccc-recording-player')!;
  await player.updateComplete;
  return { ...desk, player, asked };
}

async function openLoaded(options: Options = {}): Promise<Desk> {
  const desk = await open(options);
  await waitUntil(
    () => slider(desk.player).max === String(seconds) && !slider(desk.player).disabled,
    'never loaded',
  );
  return desk;
}

const find = <Found extends Element>(player: TcccRecordingPlayer, selector: string): Found =>
  player.renderRoot.querySelector<Found>(selector)!;
const audio = (player: TcccRecordingPlayer): HTMLAudioElement => find<HTMLAudioElement>(player, 'audio');
const slider = (player: TcccRecordingPlayer): HTMLInputElement =>
  find<HTMLInputElement>(player, '.wave input');
const playButton = (player: TcccRecordingPlayer): HTMLButtonElement =>
  find<HTMLButtonElement>(player, '[part="play"]');
const message = (player: TcccRecordingPlayer): string => find(player, '.message').textContent.trim();
const time = (player: TcccRecordingPlayer): string => find(player, '[part="time"]').textContent.trim();

describe('<tccc-recording-player>', () => {
  describe('plays', () => {
    it('S27: the recording of the record, and pauses it', async () => {
      const { player, asked } = await openLoaded();
      const told = oneEvent(player, 'tccc-recording-play') as unknown as Promise<RecordingPlayEvent>;

      playButton(player).click();
      expect((await told).detail.recordId).to.equal('call-1');
      await oneEvent(audio(player), 'timeupdate');
      await player.updateComplete;

      expect(asked).to.deep.equal(['call-1']);
      expect(playButton(player).getAttribute('aria-label')).to.equal('暂停');

      playButton(player).click();
      await oneEvent(audio(player), 'pause');
      await player.updateComplete;
      expect(playButton(player).getAttribute('aria-label')).to.equal('播放');
    });

    it('S27: from where the slider is put, with its time', async () => {
      const { player } = await openLoaded();

      slider(player).value = '12';
      slider(player).dispatchEvent(new Event('input'));
      await oneEvent(audio(player), 'seeked');
      await player.updateComplete;

      expect(audio(player).currentTime).to.equal(12);
      expect(time(player)).to.equal('00:12 / 00:30');
      expect(slider(player).getAttribute('aria-valuetext')).to.equal('00:12 / 00:30');
      expect(find<HTMLElement>(player, '.wave').style.getPropertyValue('--played')).to.equal('40%');
    });

    it('from one second on by the arrow key', async () => {
      const { player } = await openLoaded();
      slider(player).focus();

      await sendKeys({ press: 'ArrowRight' });
      await waitUntil(() => audio(player).currentTime === 1);
    });

    it('ten seconds back, and never before the start', async () => {
      const { player } = await openLoaded();
      audio(player).currentTime = 14;
      await oneEvent(audio(player), 'seeked');

      find<HTMLButtonElement>(player, '[part="back"]').click();
      expect(audio(player).currentTime).to.equal(4);
      find<HTMLButtonElement>(player, '[part="back"]').click();
      expect(audio(player).currentTime).to.equal(0);
    });

    it('S27: at another speed and another volume', async () => {
      const { player } = await openLoaded();
      const speed = find<HTMLSelectElement>(player, '[part="speed"]');
      const volume = find<HTMLInputElement>(player, '.volume input');

      speed.value = '1.5';
      speed.dispatchEvent(new Event('change'));
      volume.value = '0.4';
      volume.dispatchEvent(new Event('input'));

      expect(audio(player).playbackRate).to.equal(1.5);
      expect(audio(player).volume).to.equal(0.4);
      expect([...speed.options].map(({ value }) => value)).to.deep.equal([
        '0.5',
        '0.75',
        '1',
        '1.25',
        '1.5',
        '2',
      ]);
    });

    it('another record when it is given one', async () => {
      const { player, asked } = await openLoaded();

      player.recordId = 'call-2';
      await player.updateComplete;

      expect(asked).to.deep.equal(['call-1', 'call-2']);
      expect(time(player)).to.equal('00:00 / 00:00');
    });

    it('nothing once it has left the page', async () => {
      const { player } = await openLoaded();
      playButton(player).click();
      await oneEvent(audio(player), 'timeupdate');

      player.remove();

      expect(audio(player).paused).to.be.true;
    });
  });

  describe('shows', () => {
    it('S27: one lane for each speaker', async () => {
      const { player } = await openLoaded();
      await waitUntil(() => find<HTMLElement>(player, '.wave').dataset.drawn === 'true', 'never drawn');

      const [customer, agent] = [...player.renderRoot.querySelectorAll('.lane')].map((lane) =>
        lane.querySelector('path')!.getAttribute('d')!,
      );
      expect(customer).to.not.equal(agent);
      await expect(player).to.be.accessible();
    });

    it('that it loads, and what is not there yet as disabled', async () => {
      const { player } = await open({ link: () => new Promise(() => undefined) });

      expect(message(player)).to.equal('正在加载录音…');
      expect(playButton(player).disabled).to.be.true;
      await expect(player).to.be.accessible();
    });

    it('why there is nothing to play', async () => {
      const { player } = await open({
        link: () => Promise.reject(new WorkbenchError('record/recording-missing')),
      });
      await waitUntil(() => message(player).includes('此通话没有录音'));

      await expect(player).to.be.accessible();
    });

    it('English where the page is English', async () => {
      const { player } = await openLoaded({ lang: 'en' });

      expect(playButton(player).getAttribute('aria-label')).to.equal('Play');
    });
  });

  describe('with a link that expired', () => {
    const dead = (): string => URL.createObjectURL(new Blob(['gone']));

    it('S27: asks for a new one, and plays that', async () => {
      const { player, asked } = await open({ link: async (ask) => (ask === 1 ? dead() : twoTones(seconds)) });

      await waitUntil(() => !slider(player).disabled, 'never loaded');
      expect(asked).to.have.lengthOf(2);
      expect(message(player)).to.equal('');
    });

    it('S27: goes on at the same place and speed with a new one, each time one dies', async () => {
      const { player, asked } = await openLoaded();
      const speed = find<HTMLSelectElement>(player, '[part="speed"]');
      speed.value = '2';
      speed.dispatchEvent(new Event('change'));
      slider(player).value = '12';
      slider(player).dispatchEvent(new Event('input'));
      await oneEvent(audio(player), 'seeked');
      playButton(player).click();
      await waitUntil(() => audio(player).currentTime > 12.1);

      for (const links of [2, 3]) {
        const stoppedAt = audio(player).currentTime;
        audio(player).setAttribute('src', dead());
        await waitUntil(() => asked.length === links, 'no new link');
        await waitUntil(() => audio(player).currentTime > stoppedAt + 0.2, 'did not go on', {
          timeout: 4_000,
        });

        expect(audio(player).currentTime).to.be.within(stoppedAt, stoppedAt + 4);
        expect(audio(player).paused).to.be.false;
        expect(audio(player).playbackRate).to.equal(2);
      }
    });

    it('says so when the new one is dead too, and does not ask for ever', async () => {
      const { player, asked } = await open({ link: async () => dead() });

      await waitUntil(() => message(player) !== '' && !message(player).includes('正在加载'));
      expect(asked).to.have.lengthOf(2);
    });
  });

  it('S27: downloads with a link of its own', async () => {
    const { player, asked } = await openLoaded();
    const saved: string[] = [];
    const catcher = (event: Event): void => {
      const link = event.composedPath()[0];
      if (link instanceof HTMLAnchorElement) saved.push(link.href, link.download);
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', (event) => event.preventDefault());
      this.addEventListener('click', catcher);
      this.dispatchEvent(new MouseEvent('click', { cancelable: true }));
    };

    find<HTMLButtonElement>(player, '[part="download"]').click();
    await waitUntil(() => saved.length > 0).finally(() => (HTMLAnchorElement.prototype.click = click));

    expect(asked).to.have.lengthOf(2);
    expect(new URL(saved[0]!).searchParams.get('download')).to.equal('1');
    expect(saved[1]).to.equal('call-1.mp3');
  });
});
