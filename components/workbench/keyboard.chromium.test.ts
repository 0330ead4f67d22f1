import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createSimulator, type Simulator } from '../../src/adapters/simulator/index.js';
import { createWorkbench, type Workbench } from '../../src/workbench/index.js';
import { find, focused, press, show } from './fixtures/open-desk.js';
import type { TcccWorkbench } from './workbench.js';

interface Bench {
  readonly simulator: Simulator;
  readonly workbench: Workbench;
  readonly desk: TcccWorkbench;
}

let bench: Bench;

async function open(): Promise<Bench> {
  const simulator = createSimulator({ microphone: 'tone', history: true });
  const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line });
  return (bench = { simulator, workbench, desk: await show(workbench) });
}

const wordsOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim();
const isOn = (words: string): boolean => wordsOf(focused()).includes(words);
const call = () => bench.workbench.snapshot.calls[0];

/** Goes on with Tab until `isThere`; fails when the whole desk was passed. */
async function tabTo(isThere: () => boolean, what: string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60 && !isThere(); step += 1) {
    await sendKeys({ press: 'Tab' });
    passed.push(wordsOf(focused()).slice(0, 20));
  }
  if (!isThere()) throw new Error(`Tab never reaches ${what}, only ${passed.join(', ')}`);
}

/** Goes through a menu with the arrow until `words`. */
async function arrowTo(words: string): Promise<void> {
  for (let step = 0; step < 30 && !isOn(words); step += 1) await sendKeys({ press: 'ArrowDown' });
  expect(wordsOf(focused())).to.contain(words);
}

const becomes = (claim: () => unknown, what: string): Promise<void> =>
  waitUntil(() => Boolean(claim()), what, { timeout: 8_000 });
const isKept = (): void => {
  expect(focused().localName, 'the focus is lost').not.to.equal('body');
};

async function signIn({ desk }: Bench): Promise<void> {
  await becomes(() => find(desk, 'input[name=email]', 'tccc-sign-in'), 'no entrance');
  await tabTo(() => focused().matches('input[name=email]'), 'the address');
  await sendKeys({ type: 'agent@demo.example' });
  await tabTo(() => focused().matches('input[name=password]'), 'the password');
  await sendKeys({ type: 'Demo-2024' });
  await sendKeys({ press: 'Enter' });
  await becomes(() => find(desk, 'input[name=centre]', 'tccc-sign-in'), 'no choice of the centre');
  await tabTo(() => focused().matches('[part=submit]'), 'the button to enter');
  await sendKeys({ press: 'Enter' });
  await becomes(() => find(desk, '#current'), 'no desk');
  await becomes(() => bench.workbench.snapshot.presence?.state === 'idle', 'not online');
  await becomes(() => focused().localName !== 'body', 'the entrance takes the focus with it');
}

async function takeCall({ simulator }: Bench): Promise<void> {
  simulator.call({ from: '13800138000', says: [{ say: 'tone', hz: 660 }] });
  await becomes(() => call()?.value.progress === 'ringing', 'nothing rings');
  await press('Alt', 'KeyA');
  await becomes(() => call()?.value.progress === 'talking', 'Alt A does not answer');
  await becomes(() => find(bench.desk, '.tile', 'tccc-call-panel'), 'no deck');
}

describe('<tccc-workbench> by keyboard alone', function () {
  this.timeout(40_000);

  afterEach(() => {
    bench.workbench.dispose();
    bench.simulator.dispose();
  });

  it('B10: from the sign-in over a call and its remark to the sign-out', async () => {
    const opened = await open();
    const { desk } = opened;
    await signIn(opened);
    await takeCall(opened);
    isKept();

    await press('Alt', 'KeyM');
    await becomes(() => call()?.value.microphone === 'muted', 'Alt M does not mute');
    await press('Alt', 'KeyM');
    await becomes(() => call()?.value.microphone === 'live', 'Alt M does not unmute');
    await press('Alt', 'KeyH');
    await becomes(() => call()?.value.line === 'held', 'Alt H does not hold');
    await press('Alt', 'KeyH');
    await becomes(() => call()?.value.line === 'active', 'Alt H does not resume');
    isKept();

    await press('Alt', 'Shift', 'KeyX');
    await becomes(() => find(desk, '[part=return]', 'tccc-call-panel'), 'no wrap-up');
    await tabTo(() => focused().localName === 'textarea', 'the remark');
    await sendKeys({ type: 'calls back' });
    await press('Alt', 'KeyR');
    await becomes(() => opened.workbench.snapshot.presence?.state === 'idle', 'Alt R does not return');
    await becomes(() => call()?.context.remark === 'calls back', 'the remark is lost');
    isKept();

    await press('Alt', 'KeyI');
    await becomes(() => focused().role?.startsWith('menuitem'), 'no presence menu');
    await arrowTo('退出登录');
    await sendKeys({ press: 'Enter' });
    await becomes(() => opened.workbench.snapshot.phase === 'signedOut', 'still signed in');
    await becomes(() => find(desk, 'input[name=email]', 'tccc-sign-in'), 'no entrance');
  });

  it('B10: a transfer is searched and given up with Escape', async () => {
    const opened = await open();
    const { desk } = opened;
    await signIn(opened);
    await takeCall(opened);
    await tabTo(() => focused().matches('.tile'), 'the deck');
    const tile = focused();

    await press('Alt', 'KeyT');
    await becomes(() => focused().matches('input[type=search]'), 'the search has no focus');
    await sendKeys({ type: '赵' });
    const dialog = find<HTMLDialogElement>(desk, 'dialog.transfer', 'tccc-call-panel')!;
    const found = (): number =>
      dialog.querySelector('tccc-directory')!.shadowRoot!.querySelectorAll('.targets [role=option]').length;
    await becomes(() => found() === 1, 'the search finds not one');
    await sendKeys({ press: 'Escape' }); // empties the search
    if (dialog.open) await sendKeys({ press: 'Escape' });
    await becomes(() => !dialog.open, 'Escape does not close the dialog');
    await becomes(() => focused() === tile, 'the focus is not back on its tile');
  });

  it('B10: a number is dialled and its extension sent', async () => {
    const opened = await open();
    const { desk } = opened;
    await signIn(opened);
    await press('Alt', 'KeyP');
    await becomes(() => focused().matches('input'), 'the number has no focus');
    await sendKeys({ type: '13900001234' });
    await sendKeys({ press: 'Enter' });
    await becomes(() => call()?.value.progress === 'talking', 'nobody answers');
    await becomes(() => focused().localName !== 'body', 'the focus is lost');

    await press('Alt', 'KeyK');
    await becomes(() => focused().matches('.extension'), 'the keys have no focus');
    await sendKeys({ press: '5' });
    await becomes(
      () => find(desk, '[part=digits]', 'tccc-call-panel')?.textContent === '5',
      'the digit is not shown',
    );
    await sendKeys({ press: 'Escape' });
    await becomes(() => focused().matches('[part=extension]'), 'the focus is not back on its tile');
  });

  it('B10: the records are filtered, walked through and played', async () => {
    const opened = await open();
    const { desk } = opened;
    await signIn(opened);
    find(desk, '[part=top-bar]')!.focus();
    await tabTo(() => focused().matches('.nav') && isOn('服务记录'), 'the records');
    await sendKeys({ press: 'Enter' });
    const rows = (): number =>
      find(desk, 'tccc-call-records')?.shadowRoot?.querySelectorAll('.row').length ?? 0;
    await becomes(() => rows() > 1, 'no records');
    const all = rows();

    await tabTo(() => focused().matches('input[type=radio][name=direction]'), 'the direction');
    await sendKeys({ press: 'ArrowRight' });
    await becomes(() => rows() > 0 && rows() < all, 'the filter changes nothing');
    await tabTo(() => focused().matches('.row'), 'the rows');
    for (let step = 0; step < all && !focused().querySelector('.play'); step += 1) {
      await sendKeys({ press: 'ArrowDown' });
      await becomes(() => focused().matches('.row'), 'the arrow leaves the rows');
    }
    await sendKeys({ press: 'Enter' });

    await becomes(() => find(desk, 'tccc-recording-player', 'tccc-call-records'), 'no player');
    await tabTo(() => ['播放', '暂停'].some((words) => wordsOf(focused()) === words), 'the play button');
    isKept();
  });

  it('B10: the presence is changed from its menu, and Escape leaves the menu for its button', async () => {
    const opened = await open();
    await signIn(opened);

    await press('Alt', 'KeyI');
    await becomes(() => focused().role?.startsWith('menuitem'), 'no presence menu');
    await sendKeys({ press: 'Escape' });
    await becomes(() => focused().matches('.pill'), 'Escape leaves the focus nowhere');
    await sendKeys({ press: 'ArrowDown' });
    await becomes(() => focused().role?.startsWith('menuitem'), 'no presence menu');
    await arrowTo('示忙');
    await sendKeys({ press: 'Enter' });

    await becomes(() => opened.workbench.snapshot.presence?.state === 'notReady', 'the presence is the same');
    await becomes(() => focused().matches('.pill'), 'the focus is not on the button');
  });
});
