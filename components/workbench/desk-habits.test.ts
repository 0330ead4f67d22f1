import { expect, fixture, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { aPresence, aRingingCall, createTestWorkbench, type TestWorkbench } from '../../src/testing/index.js';
import type { HabitName } from './desk-habits.js';
import './workbench.define.js';
import type { TcccWorkbench } from './workbench.js';

interface Desk extends TestWorkbench {
  readonly desk: TcccWorkbench;
}

async function open(habits?: HabitName[]): Promise<Desk> {
  const made = await createTestWorkbench();
  const box = await fixture<HTMLElement>(
    html`<div lang="zh-CN"><tccc-workbench .workbench=${made.workbench}></tccc-workbench></div>`,
  );
  const desk = box.querySelector('tccc-workbench')!;
  if (habits) desk.habits = habits;
  await waitUntil(() => desk.renderRoot.querySelector('tccc-presence'));
  return { ...made, desk };
}

function ring({ centre, line }: Desk): void {
  centre.tellSnapshot({ calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) });
  line.ring('call-1');
}

const find = <Found extends HTMLElement>({ desk }: Desk, selector: string): Found | null =>
  desk.renderRoot.querySelector<Found>(selector);

async function openDialog(made: Desk, event: string): Promise<HTMLDialogElement> {
  const type = event === 'tccc-alerts-request' ? 'tccc-presence' : 'tccc-connection';
  find(made, type)!.dispatchEvent(new Event(event));
  await waitUntil(() => find<HTMLDialogElement>(made, 'dialog.over')?.open, 'no dialog');
  return find<HTMLDialogElement>(made, 'dialog.over')!;
}

function key(on: Element, init: KeyboardEventInit): void {
  on.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  );
}

describe('habits of <tccc-workbench>', () => {
  const clear = (): void => {
    for (const name of ['notifications', 'ring-device', 'shortcuts', 'shortcuts-off'])
      localStorage.removeItem(`tccc-workbench.${name}`);
  };
  beforeEach(clear);
  afterEach(clear);

  it('B11: a ringing call shows in the title of the page, until the desk is gone', async () => {
    const before = document.title;
    const made = await open();

    ring(made);
    await waitUntil(() => document.title.includes('189****8352'), 'the title is silent');
    made.desk.remove();

    expect(document.title).to.equal(before);
  });

  it('B11: a desk that the page moves keeps its habits', async () => {
    const before = document.title;
    const made = await open();
    const elsewhere = await fixture<HTMLElement>(html`<section lang="zh-CN"></section>`);

    elsewhere.append(made.desk);
    ring(made);

    await waitUntil(() => document.title.includes('189****8352'), 'the title is silent');
    made.desk.remove();
    expect(document.title).to.equal(before);
  });

  it('B11: what the host does not name stays off', async () => {
    const before = document.title;
    const made = await open(['wake-lock']);

    ring(made);
    await made.desk.updateComplete;

    expect(document.title).to.equal(before);
    expect(find<HTMLElementTagNameMap['tccc-incoming-call']>(made, 'tccc-incoming-call')!.muted).to.equal(
      true,
    );
  });

  it('B11: 提醒与耳机 switches desktop notifications on, once the browser allows them', async () => {
    const made = await open();
    const dialog = await openDialog(made, 'tccc-alerts-request');
    const turn = (): HTMLElement => dialog.querySelector<HTMLElement>('[role="switch"]')!;
    await waitUntil(() => turn().ariaDisabled === 'false', 'it can not be switched');
    expect(turn().ariaChecked).to.equal('false');

    turn().click();

    await waitUntil(() => turn().ariaChecked === 'true', 'it is off');
    expect(localStorage.getItem('tccc-workbench.notifications')).to.equal('on');
    expect(dialog.querySelectorAll('section').length).to.equal(3);
    await expect(made.desk).to.be.accessible();
  });

  it('B11: an agent changes keys: conflicts and the browser’s own are told, and the change is kept', async () => {
    const made = await open();
    const dialog = await openDialog(made, 'tccc-shortcuts-request');
    const keys = (): HTMLElement => dialog.querySelector<HTMLElement>('[data-action="mute"]')!;
    const problem = (): string => dialog.querySelector('[role="alert"]')?.textContent.trim() ?? '';
    keys().click();
    await made.desk.updateComplete;

    key(keys(), { code: 'KeyH', key: 'h', altKey: true });
    await made.desk.updateComplete;
    expect(problem()).to.contain('Alt H').and.contain('通话保持');
    key(keys(), { code: 'KeyD', key: 'd', altKey: true });
    await made.desk.updateComplete;
    expect(problem()).to.contain('浏览器');
    await expect(made.desk).to.be.accessible();
    key(keys(), { code: 'KeyZ', key: 'z' });
    await made.desk.updateComplete;
    expect(problem()).to.contain('Alt');
    key(keys(), { code: 'KeyJ', key: 'j', altKey: true });
    await made.desk.updateComplete;

    expect(keys().textContent.replace(/\s+/g, ' ').trim()).to.equal('Alt J');
    expect(localStorage.getItem('tccc-workbench.shortcuts')).to.contain('KeyJ');
    dialog.querySelector<HTMLElement>('.reset')!.click();
    await made.desk.updateComplete;
    expect(keys().textContent.replace(/\s+/g, ' ').trim()).to.equal('Alt M');
  });

  it('B11: no-shortcuts, or the agent’s switch, leaves every key to the page', async () => {
    const made = await open();
    ring(made);
    await waitUntil(() => find(made, 'tccc-incoming-call')!.shadowRoot!.querySelector('.bar'));
    made.desk.noShortcuts = true;
    const event = new KeyboardEvent('keydown', {
      code: 'KeyA',
      altKey: true,
      cancelable: true,
      bubbles: true,
    });

    document.body.dispatchEvent(event);

    expect(event.defaultPrevented).to.equal(false);
    expect(made.line.answered).to.deep.equal([]);
  });
});
