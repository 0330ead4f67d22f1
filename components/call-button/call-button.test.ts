import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aDiallingCall,
  aPresence,
  createTestWorkbench,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './call-button.define.js';
import type { TcccCallButton } from './call-button.js';

interface Desk extends TestWorkbench {
  readonly button: TcccCallButton;
}

async function open(number: string, options: TestWorkbenchOptions = {}, lang = 'zh-CN'): Promise<Desk> {
  const desk = await createTestWorkbench(options);
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-call-button .workbench=${desk.workbench} number=${number}></tccc-call-button>
    </div>`,
  );
  const button = frame.querySelector('tccc-call-button')!;
  await button.updateComplete;
  return { ...desk, button };
}

const inner = ({ button }: Desk): HTMLButtonElement => button.renderRoot.querySelector('button')!;
const message = ({ button }: Desk): string =>
  button.renderRoot.querySelector('[part="message"]')?.textContent.trim() ?? '';

describe('<tccc-call-button>', () => {
  it('B12: says its number and dials it', async () => {
    const desk = await open('0514 8566 4126');
    expect(inner(desk).textContent.replace(/\s+/g, ' ').trim()).to.contain('拨打 0514-85664126');
    await expect(desk.button).to.be.accessible();
    const placed = oneEvent(desk.button, 'tccc-call-placed');

    inner(desk).click();

    expect((await placed).detail.callId).to.be.a('string');
    expect(desk.centre.commands).to.deep.include({ type: 'call.place', to: '051485664126' });
  });

  it('B12: is reached and pressed by keyboard', async () => {
    const desk = await open('13800138000', {}, 'en');
    desk.button.focus();
    const placed = oneEvent(desk.button, 'tccc-call-placed');

    await sendKeys({ press: 'Enter' });

    await placed;
    expect(desk.button.renderRoot.textContent).to.contain('Call');
  });

  it('B12: calls with the number of the centre that it was given', async () => {
    const desk = await open('13800138000');
    desk.button.callerNumber = '051485664128';

    await desk.button.dial();

    expect(desk.centre.commands.at(-1)).to.deep.include({ callerNumber: '051485664128' });
  });

  it('B12: in a call it says why it can’t dial, and stays reachable', async () => {
    const desk = await open('13800138000', {
      snapshot: { presence: aPresence({ state: 'busy' }), calls: [aDiallingCall()] },
    });
    expect(inner(desk).getAttribute('aria-disabled')).to.equal('true');
    expect(message(desk)).not.to.equal('');
    await expect(desk.button).to.be.accessible();
    const before = desk.centre.commands.length;

    inner(desk).click();
    await desk.button.updateComplete;

    expect(desk.centre.commands).to.have.lengthOf(before);
  });

  it('B12: a number that is none says so', async () => {
    const desk = await open('110x');

    expect(message(desk)).to.equal('号码无效：请输入 3–15 位数字');
  });

  it('B12: what the centre refused is told beside it, until the agent goes on', async () => {
    const desk = await open('13800138000');
    desk.centre.refuseNext(new WorkbenchError('call/caller-number-unknown'));
    inner(desk).focus();

    await desk.button.dial();
    await desk.button.updateComplete;

    expect(desk.button.renderRoot.querySelector('[role="alert"]')?.textContent).not.to.equal('');
    inner(desk).blur();
    await desk.button.updateComplete;
    expect(message(desk)).to.equal('');
  });

  it('B1: the page can keep the call from being placed', async () => {
    const desk = await open('13800138000');
    desk.button.addEventListener('tccc-call-request', (event) => event.preventDefault());
    const before = desk.centre.commands.length;

    await desk.button.dial();

    expect(desk.centre.commands).to.have.lengthOf(before);
    expect(message(desk)).to.equal('');
  });
});
