import { expect, waitUntil } from '@open-wc/testing';
import { find, openDesk, type OpenDesk } from './fixtures/open-desk.js';

const keep = (use: string, id: string, name: string): void =>
  localStorage.setItem(`tccc-workbench.${use}-device`, JSON.stringify({ id, name }));

const status = ({ desk }: OpenDesk): string =>
  find(desk, '.line', 'tccc-connection')!.textContent.replace(/\s+/g, ' ');

describe('devices of the last visit', () => {
  afterEach(() => localStorage.clear());

  it('B11: go to the line with the sign-in; one that is unplugged is told in the status line', async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const speaker = devices.filter(({ kind }) => kind === 'audiooutput').at(-1)!;
    keep('speaker', speaker.deviceId, speaker.label);
    keep('microphone', 'gone', 'Jabra Evolve');

    const made = await openDesk();

    await waitUntil(() => made.line.devices.speakerId === speaker.deviceId, 'the speaker is not given');
    await waitUntil(() => status(made).includes('Jabra Evolve'), 'not told');
    expect(made.line.devices.microphoneId).to.equal(null);
    await expect(made.desk).to.be.accessible();
  });

  it('B11: are left to the page that takes the habit out', async () => {
    keep('microphone', 'gone', 'Jabra Evolve');
    const made = await openDesk();
    await waitUntil(() => status(made).includes('Jabra Evolve'), 'not told');

    made.desk.habits = ['title'];

    await waitUntil(() => !status(made).includes('Jabra Evolve'), 'still told');
  });
});
