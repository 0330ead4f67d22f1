import { expect, waitUntil } from '@open-wc/testing';
import { watchAudio } from '../internal/fixtures/watched-audio.js';
import { find, openDesk } from './fixtures/open-desk.js';

describe('试听铃声', () => {
  it('B11: rings in one audio however often it is asked for, and leaves none when the desk goes', async () => {
    const audio = watchAudio();
    const { desk } = await openDesk();
    find(desk, 'tccc-presence')!.dispatchEvent(new Event('tccc-alerts-request'));
    const button = (): HTMLElement | undefined =>
      [...desk.renderRoot.querySelectorAll<HTMLElement>('.alerts button')].find(({ textContent }) =>
        textContent.includes('试听'),
      );
    await waitUntil(button, 'no ring to try');

    for (let times = 0; times < 3; times += 1) button()!.click();
    await waitUntil(() => audio.open().some(({ state }) => state === 'running'), 'it is silent');
    expect(audio.open().length).to.equal(1);
    desk.remove();

    await waitUntil(() => audio.open().length === 0, 'some audio is still open');
    audio.restore();
  });
});
