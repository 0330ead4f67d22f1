import { expect, waitUntil } from '@open-wc/testing';
import { aCall, aPresence, aRingingCall } from '../../src/testing/index.js';
import { find, focused, openDesk, press, type OpenDesk } from './fixtures/open-desk.js';
import { still } from '../internal/fixtures/still.js';

const dialog = ({ desk }: OpenDesk): HTMLDialogElement | null => find(desk, 'dialog.over');
const inBar = ({ desk }: OpenDesk, selector: string): HTMLElement | null =>
  find(desk, selector, '.ring-over tccc-incoming-call');

/** A desk with the list of keys open, where a call begins to ring. */
async function ringUnderDialog(): Promise<OpenDesk> {
  const made = await openDesk();
  find(made.desk, '[part="shortcuts"]', 'tccc-connection')!.click();
  await waitUntil(() => dialog(made)?.open, 'no dialog');
  made.line.ring('call-1');
  made.centre.tell({ type: 'call.changed', data: aRingingCall() });
  made.centre.tell({ type: 'presence.changed', data: aPresence({ state: 'ringing' }) });
  await waitUntil(() => inBar(made, '[part="answer"]'), 'nothing rings over the dialog');
  return made;
}

describe('a call that rings while a dialog of <tccc-workbench> is open', () => {
  it('B10: is read out in the dialog, and takes neither the focus nor the dialog away', async () => {
    const made = await ringUnderDialog();

    expect(inBar(made, '[role="alert"]')!.textContent).to.contain('新来电 189****8352');
    expect(dialog(made)!.open).to.equal(true);
    expect(dialog(made)!.contains(focused()), 'the focus left the dialog').to.equal(true);
    await still();
    // axe counts the bar behind the dialog too, which the browser leaves out of its tree
    await expect(dialog(made)).to.be.accessible();
  });

  it('B10: can be clicked over the dialog', async () => {
    const made = await ringUnderDialog();
    const answer = inBar(made, '[part="answer"]')!;
    await still();
    const { left, top, width, height } = answer.getBoundingClientRect();

    const hit = (made.desk.renderRoot as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);

    expect(hit?.closest('.ring-over') !== null, 'the dialog covers it').to.equal(true);
  });

  it('B10: is answered by its key, and the conversation closes the dialog', async () => {
    const made = await ringUnderDialog();

    await press('Alt', 'KeyA');
    await waitUntil(() => made.line.answered.includes('call-1'), 'it is not answered');
    made.centre.tell({ type: 'call.changed', data: aCall() });
    made.centre.tell({ type: 'presence.changed', data: aPresence({ state: 'busy' }) });

    await waitUntil(() => !dialog(made), 'the dialog stays over the conversation');
    await waitUntil(() => focused().localName !== 'body', 'the focus is lost');
  });
});
