import { expect, waitUntil } from '@open-wc/testing';
import { aCall, anEndedCall, aPresence, aRingingCall, testTime } from '../../src/testing/index.js';
import type { CallContext } from '../../src/model/index.js';
import { find, focused, openDesk, press, type OpenDesk } from './fixtures/open-desk.js';
import type { TcccWorkbench } from './workbench.js';

const wrapUp = aPresence({ state: 'wrapUp', wrapUpEndsAt: testTime + 20_000, wrapUpMs: 30_000 });
const busy = aPresence({ state: 'busy' });

async function inCall(context: Partial<CallContext> = {}): Promise<OpenDesk> {
  const made = await openDesk({ snapshot: { calls: [aCall({ context })], presence: busy } });
  made.line.ring('call-1', true);
  await waitUntil(() => find(made.desk, '.tile', 'tccc-call-panel'), 'no deck');
  return made;
}

const player = (desk: TcccWorkbench): HTMLElement | null =>
  find(desk, 'tccc-recording-player', 'tccc-call-records');
const isCurrent = (): boolean => focused().id === 'current';

describe('the focus in <tccc-workbench>', () => {
  for (const tile of ['mute', 'hang-up', 'transfer-agent']) {
    it(`B10: a call that ends under the focus on ${tile} leaves the keyboard in its area`, async () => {
      const { desk, centre } = await inCall();
      find(desk, `[part="${tile}"]`, 'tccc-call-panel')!.focus();

      centre.tell({ type: 'call.changed', data: anEndedCall() });
      centre.tell({ type: 'presence.changed', data: wrapUp });
      await waitUntil(() => find(desk, '[part="return"]', 'tccc-call-panel'), 'no wrap-up');

      await waitUntil(isCurrent, `the focus is on ${focused().localName}`);
    });
  }

  it('B10: an answered or lost call takes its bar away, not the focus that was on 接听', async () => {
    const { desk, centre } = await openDesk({
      snapshot: { calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) },
    });
    find(desk, '[part="answer"]', 'tccc-incoming-call')!.focus();

    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'missed' } });

    await waitUntil(isCurrent, `the focus is on ${focused().localName}`);
  });

  it('B10: the end of the wrap-up keeps the focus that was on 返回接待', async () => {
    const { desk, centre } = await openDesk({ snapshot: { calls: [anEndedCall()], presence: wrapUp } });
    find(desk, '[part="return"]', 'tccc-call-panel')!.focus();

    centre.tell({ type: 'presence.changed', data: aPresence() });
    await waitUntil(() => !find(desk, '[part="return"]', 'tccc-call-panel'));

    await waitUntil(isCurrent, `the focus is on ${focused().localName}`);
  });

  it('B10: a completed task leaves the focus in the list of tasks', async () => {
    const { desk, centre } = await openDesk({ snapshot: { calls: [anEndedCall()] } });
    find(desk, '[data-call="call-1"]', 'tccc-task-list')!.focus();
    expect(focused().localName, 'the task can be reached').not.to.equal('body');

    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'completed' } });
    await waitUntil(() => !find(desk, '[data-call="call-1"]', 'tccc-task-list'));

    await waitUntil(
      () => focused().id === 'tasks' || focused().closest('[role]') !== null,
      `the focus is on ${focused().localName}`,
    );
  });

  it('B10: the remark that is being written keeps the focus when its call ends, and hands it on with the task', async () => {
    const { desk, centre } = await inCall();
    find(desk, 'textarea', 'tccc-call-panel')!.focus();

    centre.tell({ type: 'call.changed', data: anEndedCall() });
    centre.tell({ type: 'presence.changed', data: wrapUp });
    await waitUntil(() => find(desk, '[part="return"]', 'tccc-call-panel'), 'no wrap-up');
    expect(focused().localName).to.equal('textarea');
    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'completed' } });
    centre.tell({ type: 'presence.changed', data: aPresence() });

    await waitUntil(isCurrent, `the focus is on ${focused().localName}`);
  });

  it('B10: the keys of an extension hand the focus on with their call', async () => {
    const { desk, centre } = await inCall({ direction: 'outbound' });
    find(desk, '[part="extension"]', 'tccc-call-panel')!.click();
    await waitUntil(() => focused().matches('.extension'), 'the keys have no focus');

    centre.tell({ type: 'call.changed', data: anEndedCall() });
    centre.tell({ type: 'presence.changed', data: wrapUp });

    await waitUntil(isCurrent, `the focus is on ${focused().localName}`);
  });

  it('B10: the dial pad keeps the focus while a call comes and goes', async () => {
    const { desk, centre } = await openDesk();
    await press('Alt', 'KeyP');
    await waitUntil(() => focused().localName === 'input', 'the number has no focus');

    centre.tell({ type: 'call.changed', data: aRingingCall() });
    centre.tell({ type: 'presence.changed', data: aPresence({ state: 'ringing' }) });
    await waitUntil(() => find(desk, '[part="answer"]', 'tccc-incoming-call'), 'nothing rings');
    expect(focused().localName, 'a ring takes the focus').to.equal('input');
    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'missed' } });
    await waitUntil(() => !find(desk, '[part="answer"]', 'tccc-incoming-call'));

    expect(focused().localName).to.equal('input');
  });

  it('B10: the player of a recording keeps the focus when the call ends', async () => {
    const { desk, centre } = await inCall();
    find(desk, '.nav:nth-of-type(2)')!.click();
    await waitUntil(() => find(desk, '.play', 'tccc-call-records'), 'no recording');
    find(desk, '.play', 'tccc-call-records')!.click();
    await waitUntil(() => player(desk)?.shadowRoot?.querySelector('[part="play"]'), 'no player');
    player(desk)!.shadowRoot!.querySelector<HTMLElement>('[part="play"]')!.focus();

    centre.tell({ type: 'call.changed', data: anEndedCall() });
    centre.tell({ type: 'presence.changed', data: wrapUp });
    await waitUntil(() => find(desk, '[part="return"]', 'tccc-call-panel'), 'no wrap-up');
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);

    expect(focused().getAttribute('part')).to.equal('play');
  });

  it('B10: the sign-out leads to the first field of the entrance', async () => {
    const { workbench } = await openDesk();
    await press('Alt', 'KeyI');
    await waitUntil(() => focused().role?.startsWith('menuitem'), 'no presence menu');

    await workbench.signOut();

    await waitUntil(() => focused().matches('input[name=email]'), `the focus is on ${focused().localName}`);
  });

  it('B10: the transfer dialog that closes with its call hands the focus to the call’s area', async () => {
    const { desk, centre } = await inCall();
    find(desk, '[part="transfer-agent"]', 'tccc-call-panel')!.focus();
    await press('Alt', 'KeyT');
    await waitUntil(() => find<HTMLDialogElement>(desk, 'dialog.transfer', 'tccc-call-panel')?.open);

    centre.tell({ type: 'call.changed', data: anEndedCall() });
    centre.tell({ type: 'presence.changed', data: wrapUp });
    await waitUntil(() => !find<HTMLDialogElement>(desk, 'dialog.transfer', 'tccc-call-panel')?.open);

    await waitUntil(isCurrent, `the focus is on ${focused().localName}`);
  });

  it('B10: a focus that is outside of the desk stays there', async () => {
    const { desk, centre } = await inCall();
    const outside = document.createElement('input');
    desk.before(outside);
    find(desk, '[part="mute"]', 'tccc-call-panel')!.focus();
    outside.focus();

    centre.tell({ type: 'call.changed', data: anEndedCall() });
    centre.tell({ type: 'presence.changed', data: wrapUp });
    await waitUntil(() => find(desk, '[part="return"]', 'tccc-call-panel'), 'no wrap-up');
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);

    expect(focused() === outside).to.equal(true);
  });
});
