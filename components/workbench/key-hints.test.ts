import { expect, waitUntil } from '@open-wc/testing';
import { aCall, anEndedCall, aPresence, aRingingCall, testTime } from '../../src/testing/index.js';
import { find, openDesk, type OpenDesk } from './fixtures/open-desk.js';

const inCall = () =>
  openDesk({ snapshot: { calls: [aCall()], presence: aPresence({ state: 'busy' }) } }, 1280);

/** What a control of the call says of its key: to read, and to assistive technology. */
function hintOf({ desk }: OpenDesk, part: string): (string | null)[] {
  const button = find(desk, `button[part="${part}"]`, 'tccc-call-panel')!;
  return [button.getAttribute('title'), button.getAttribute('aria-keyshortcuts')];
}

/** The key caps of an element of the desk. */
const caps = ({ desk }: OpenDesk, tag: string): string[] => {
  const root = desk.renderRoot.querySelector(tag)?.shadowRoot;
  return [...(root?.querySelectorAll('kbd') ?? [])].map(({ textContent }) => textContent.trim());
};

const tiles = ['mute', 'hold', 'extension', 'transfer-group', 'transfer-agent', 'self-service', 'hang-up'];

describe('key hints of <tccc-workbench>', () => {
  afterEach(() => localStorage.clear());

  it('B11: say the keys of the host, the default ones for the others, and none where one is switched off', async () => {
    const made = await inCall();
    await waitUntil(() => hintOf(made, 'mute')[0] === 'Alt M', 'no default');

    made.desk.shortcuts = {
      mute: { code: 'KeyQ' },
      hold: null,
      'hang-up': { code: 'F9', alt: false, shift: true },
    };

    await waitUntil(() => hintOf(made, 'mute')[0] === 'Alt Q', 'still the default');
    expect(hintOf(made, 'mute')).to.deep.equal(['Alt Q', 'Alt+Q']);
    expect(hintOf(made, 'hold')).to.deep.equal([null, null]);
    expect(hintOf(made, 'hang-up')).to.deep.equal(['Shift F9', 'Shift+F9']);
    expect(hintOf(made, 'extension')[1]).to.equal('Alt+K');
  });

  it('B11: say the agent’s own keys as soon as they change', async () => {
    localStorage.setItem('tccc-workbench.shortcuts', JSON.stringify({ mute: { code: 'KeyJ' } }));
    const made = await inCall();
    await waitUntil(() => hintOf(made, 'mute')[0] === 'Alt J', 'not the own key');

    find(made.desk, 'tccc-connection')!.dispatchEvent(new Event('tccc-shortcuts-request'));
    await waitUntil(() => find(made.desk, '.shortcuts .reset'), 'no list');
    find(made.desk, '.shortcuts .reset')!.click();

    await waitUntil(() => hintOf(made, 'mute')[0] === 'Alt M', 'still the own key');
  });

  it('B11: are gone with the keys, in the call and in the status line', async () => {
    const made = await inCall();
    await waitUntil(() => hintOf(made, 'mute')[0] === 'Alt M', 'no default');
    expect(caps(made, 'tccc-connection')).to.deep.equal(['?']);

    made.desk.noShortcuts = true;

    await waitUntil(() => hintOf(made, 'mute')[0] === null, 'still a hint');
    expect(tiles.flatMap((part) => hintOf(made, part)).filter((hint) => hint !== null)).to.deep.equal([]);
    expect(caps(made, 'tccc-connection')).to.deep.equal([]);
  });

  it('B11: are the same while the desk waits, while it rings, and in the wrap-up', async () => {
    localStorage.setItem(
      'tccc-workbench.shortcuts',
      JSON.stringify({ answer: { code: 'KeyY' }, return: { code: 'KeyU' } }),
    );
    const ringing = await openDesk({
      snapshot: { calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) },
    });
    await waitUntil(() => caps(ringing, 'tccc-incoming-call')[0] === 'Alt Y', 'the bar says another key');
    const answer = find(ringing.desk, '[part="answer"]', 'tccc-incoming-call')!;
    expect(answer.getAttribute('aria-keyshortcuts')).to.equal('Alt+Y');

    const idle = await openDesk({ snapshot: { calls: [], presence: aPresence({ state: 'idle' }) } });
    await waitUntil(() => caps(idle, 'tccc-desk-idle').join(' ') === 'Alt Y', 'the idle desk says another');
    idle.desk.noShortcuts = true;
    await waitUntil(() => caps(idle, 'tccc-desk-idle').length === 0, 'still a hint');
    const hints = idle.desk.renderRoot.querySelector('tccc-desk-idle')!.shadowRoot!.querySelectorAll('.hint');
    expect(hints.length, 'the words of the key stay alone').to.equal(1);

    const presence = aPresence({ state: 'wrapUp', wrapUpEndsAt: testTime + 20_000, wrapUpMs: 30_000 });
    const after = await openDesk({ snapshot: { calls: [anEndedCall()], presence } });
    await waitUntil(() => hintOf(after, 'return')[0] === 'Alt U', 'the wrap-up says another key');
    expect(hintOf(after, 'return')).to.deep.equal(['Alt U', 'Alt+U']);
  });
});
