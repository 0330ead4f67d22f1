import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aCall,
  anEndedCall,
  aPresence,
  aRingingCall,
  createTestWorkbench,
  testTime,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './workbench.define.js';
import type { TcccWorkbench } from './workbench.js';

interface Desk extends TestWorkbench {
  readonly desk: TcccWorkbench;
  /** A field of the page around. */
  readonly outside: HTMLInputElement;
}

async function open(options: TestWorkbenchOptions = {}): Promise<Desk> {
  const made = await createTestWorkbench(options);
  const box = await fixture<HTMLElement>(
    html`<div lang="zh-CN">
      <input aria-label="outside" />
      <tccc-workbench .workbench=${made.workbench} .clock=${made.clock}
        ><p slot="third-party">CRM</p></tccc-workbench
      >
    </div>`,
  );
  box.style.width = '1280px';
  const desk = box.querySelector('tccc-workbench')!;
  await new Promise(requestAnimationFrame);
  await desk.updateComplete;
  return { ...made, desk, outside: box.querySelector('input')! };
}

async function inCall(): Promise<Desk> {
  const made = await open({
    snapshot: {
      calls: [aCall(), anEndedCall({ context: { id: 'earlier' } })],
      presence: aPresence({ state: 'busy' }),
    },
  });
  made.line.ring('call-1', true);
  await made.desk.updateComplete;
  return made;
}

function find<Found extends HTMLElement>(desk: TcccWorkbench, selector: string): Found | null {
  return desk.renderRoot.querySelector<Found>(selector);
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ down: key });
  for (const key of [...keys].reverse()) await sendKeys({ up: key });
}

const commands = ({ centre }: Desk): string[] => centre.commands.map(({ type }) => type);

describe('shortcuts of <tccc-workbench>', () => {
  it('B11: Alt A answers while the agent types in the page around, and takes no focus', async () => {
    const { desk, line, outside } = await open({
      snapshot: { calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) },
    });
    line.ring('call-1');
    outside.focus();

    await press('Alt', 'KeyA');

    await waitUntil(() => line.answered.includes('call-1'));
    expect(document.activeElement === outside).to.equal(true);
    expect(desk.isConnected).to.equal(true);
  });

  it('B11: Alt M mutes, Alt H holds and Alt Shift X hangs up the conversation', async () => {
    const made = await inCall();

    await press('Alt', 'KeyM');
    await waitUntil(() => made.workbench.snapshot.calls[0]?.value.microphone === 'muted');
    await press('Alt', 'KeyH');
    await waitUntil(() => commands(made).includes('call.hold'));
    await press('Alt', 'Shift', 'KeyX');

    await waitUntil(() => commands(made).includes('call.hang-up'));
  });

  it('B2: a tile that the page took out has no shortcut either, and gets it back', async () => {
    const made = await inCall();
    made.desk.style.setProperty('--tccc-call-tile-hold', 'none');

    await press('Alt', 'KeyH');
    await press('Alt', 'KeyM');
    await waitUntil(() => made.workbench.snapshot.calls[0]?.value.microphone === 'muted');
    const without = commands(made).includes('call.hold');
    made.desk.style.removeProperty('--tccc-call-tile-hold');
    await press('Alt', 'KeyH');

    await waitUntil(() => commands(made).includes('call.hold'));
    expect(without).to.equal(false);
  });

  it('S21, S18: Alt T and Alt G open the transfer, Alt S the self-service', async () => {
    const { desk } = await inCall();
    const panel = find<HTMLElementTagNameMap['tccc-call-panel']>(desk, 'tccc-call-panel')!;
    const dialog = panel.renderRoot.querySelector('dialog')!;
    const tab = (): string | undefined =>
      dialog.querySelector('[role="tab"][aria-selected="true"]')?.textContent.trim();

    await press('Alt', 'KeyT');
    await waitUntil(() => dialog.open && tab() === '转座席', 'no agents');
    await press('Alt', 'KeyG');
    await waitUntil(() => tab() === '转技能组', 'no groups');
    await press('Alt', 'KeyS');

    await waitUntil(() => !dialog.open && panel.renderRoot.querySelector('tccc-self-service'), 'no flows');
  });

  it('S20: 内部呼叫 is a tab beside the dial pad, and closes once the colleague is called', async () => {
    const { desk, centre } = await open();
    await press('Alt', 'KeyP');
    await waitUntil(() => find(desk, '#dial-internal'), 'no tabs');

    find(desk, '#dial-external')!.focus();
    await press('ArrowRight');
    await waitUntil(() => find(desk, '.pop tccc-directory'), 'no directory');
    const list = find<HTMLElementTagNameMap['tccc-directory']>(desk, '.pop tccc-directory')!;
    await waitUntil(() => list.renderRoot.querySelector('[data-id="agent-2"]'), 'nobody is shown');
    await expect(desk).to.be.accessible();
    list.renderRoot.querySelector<HTMLElement>('.targets [data-id="agent-2"]')!.click();
    await list.updateComplete;
    list.renderRoot.querySelector<HTMLElement>('[part="call-online"]')!.click();

    await waitUntil(() => !find(desk, '.dial-pop')!.matches(':popover-open'), 'it is still open');
    expect(centre.commands.some(({ type }) => type === 'call.internal')).to.equal(true);
  });

  it('B11: keys reach the conversation also while another task is open', async () => {
    const made = await inCall();
    find(made.desk, 'tccc-task-list')!
      .shadowRoot!.querySelector<HTMLElement>('[data-call="earlier"]')!
      .click();
    await made.desk.updateComplete;

    await press('Alt', 'KeyM');

    await waitUntil(() => made.workbench.snapshot.calls[0]?.value.microphone === 'muted');
    expect(find<HTMLElementTagNameMap['tccc-call-panel']>(made.desk, 'tccc-call-panel')?.callId).to.equal(
      'call-1',
    );
  });

  it('B11: Alt R returns to service; a refusal is shown in the status line and can be dismissed', async () => {
    const presence = aPresence({ state: 'wrapUp', wrapUpEndsAt: testTime + 20_000, wrapUpMs: 30_000 });
    const { desk, centre } = await open({ snapshot: { calls: [anEndedCall()], presence } });
    const height = find(desk, '.footer')!.offsetHeight;
    centre.refuseNext(new WorkbenchError('network/timeout'));

    await press('Alt', 'KeyR');
    await waitUntil(() => find(desk, '.failure')?.textContent.includes('联络中心没有及时响应'));
    expect(find(desk, '.footer')!.offsetHeight).to.equal(height);
    await expect(desk).to.be.accessible();
    find(desk, '.failure button')!.click();
    await desk.updateComplete;

    expect(find(desk, '.failure')).to.equal(null);
  });

  it('B1: the page keeps Alt R from returning to service, as it can keep the button', async () => {
    const presence = aPresence({ state: 'wrapUp', wrapUpEndsAt: testTime + 20_000, wrapUpMs: 30_000 });
    const { desk, centre } = await open({ snapshot: { calls: [anEndedCall()], presence } });
    const asked: unknown[] = [];
    desk.addEventListener('tccc-wrap-up-request', (event) => {
      asked.push(event.detail);
      if (asked.length === 1) event.preventDefault();
    });

    await press('Alt', 'KeyR');
    await press('Alt', 'KeyR');

    await waitUntil(() => centre.commands.length > 0);
    expect(asked).to.deep.equal([{ choice: 'return' }, { choice: 'return' }]);
    expect(centre.commands).to.deep.equal([{ type: 'wrap-up.return' }]);
  });

  it('B11: Alt P opens the dial pad and Alt I the presence menu', async () => {
    const { desk } = await open();

    await press('Alt', 'KeyP');
    await waitUntil(() => find(desk, '.dial-pop')!.matches(':popover-open'));
    await press('Escape');
    await press('Alt', 'KeyI');

    await waitUntil(() => find(desk, 'tccc-presence')!.shadowRoot!.querySelector(':popover-open'));
  });

  it('B11: F6 goes from area to area', async () => {
    const { desk } = await open();

    find(desk, '[part="top-bar"]')!.focus();
    const reached: (string | null)[] = [];
    for (let step = 0; step < 5; step += 1) {
      await press('F6');
      reached.push(desk.shadowRoot!.activeElement!.getAttribute('part'));
    }

    expect(reached).to.deep.equal(['tasks', 'current', 'third-party', null, 'top-bar']);
  });

  it('B11: ? lists the shortcuts while the focus is in the desk, and the button in the status line does', async () => {
    const { desk } = await open();
    const dialog = () => find<HTMLDialogElement>(desk, 'dialog.shortcuts');
    find(desk, '[part="top-bar"]')!.focus();
    await press('Shift', 'Slash');
    await waitUntil(() => dialog()?.open);
    expect(dialog()!.textContent).to.contain('挂断').and.contain('Shift');
    await expect(desk).to.be.accessible();

    await press('Escape');
    await waitUntil(() => !dialog());
    find(desk, 'tccc-connection')!.dispatchEvent(new Event('tccc-shortcuts-request', { bubbles: true }));

    await waitUntil(() => dialog()?.open);
  });

  it('B11: a host changes a key or switches it off', async () => {
    const made = await inCall();
    made.desk.shortcuts = { mute: { code: 'KeyQ' }, hold: null };

    await press('Alt', 'KeyM');
    await press('Alt', 'KeyH');
    expect(made.workbench.snapshot.calls[0]?.value.microphone).to.equal('live');
    await press('Alt', 'KeyQ');

    await waitUntil(() => made.workbench.snapshot.calls[0]?.value.microphone === 'muted');
    expect(commands(made)).to.deep.equal([]);
  });
});
