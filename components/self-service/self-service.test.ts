import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import type { CallSnapshot, SelfServiceView } from '../../src/model/index.js';
import {
  aCall,
  anEndedCall,
  aPresence,
  createTestWorkbench,
  someSettings,
  testTime,
  type TestWorkbench,
} from '../../src/testing/index.js';
import './self-service.define.js';
import type { TcccSelfService } from './self-service.js';

interface Desk extends TestWorkbench {
  readonly panel: TcccSelfService;
}

const introduction = {
  id: 'introduction',
  name: '播放产品介绍',
  description: '播报套餐介绍，请用户按键确认',
};
const identity = { id: 'identity', name: '身份核验', description: '请用户输入证件后六位' };

function aFlowView(change: Partial<SelfServiceView> = {}): SelfServiceView {
  return {
    flow: identity,
    startedAt: testTime - 12_000,
    prompt: '请输入证件后六位',
    steps: [],
    results: [],
    endedAt: null,
    ...change,
  };
}

const inFlow = (change: Partial<SelfServiceView> = {}): CallSnapshot =>
  aCall({ value: { service: 'selfService' }, context: { selfService: aFlowView(change) } });
const afterFlow = (change: Partial<SelfServiceView> = {}): CallSnapshot =>
  aCall({ context: { selfService: aFlowView({ endedAt: testTime, ...change }) } });

async function open(
  call: CallSnapshot = aCall(),
  { lang = 'zh-CN', flows = [introduction, identity] }: { lang?: string; flows?: (typeof identity)[] } = {},
): Promise<Desk> {
  const desk = await createTestWorkbench({
    snapshot: { presence: aPresence({ state: 'busy' }), calls: [call], settings: someSettings({ flows }) },
  });
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-self-service .workbench=${desk.workbench} .clock=${desk.clock}></tccc-self-service>
    </div>`,
  );
  const panel = frame.querySelector('tccc-self-service')!;
  await panel.updateComplete;
  return { ...desk, panel };
}

const part = (panel: TcccSelfService, name: string): HTMLElement =>
  panel.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`)!;
const words = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ').trim();
const radio = (panel: TcccSelfService, id: string): HTMLInputElement =>
  panel.renderRoot.querySelector<HTMLInputElement>(`input[value="${id}"]`)!;
const why = (panel: TcccSelfService): string => words(panel.renderRoot.querySelector<HTMLElement>('#why')!);

async function change({ centre, panel }: Desk, call: CallSnapshot): Promise<void> {
  centre.tell({ type: 'call.changed', data: call });
  await panel.updateComplete;
}

describe('<tccc-self-service>', () => {
  before(() => setViewport({ width: 480, height: 700 }));

  it('S18: lists the flows with what each does', async () => {
    const { panel } = await open();

    expect([...panel.renderRoot.querySelectorAll<HTMLElement>('.flow')].map(words)).to.deep.equal([
      '播放产品介绍播报套餐介绍，请用户按键确认',
      '身份核验请用户输入证件后六位',
    ]);
    expect(why(panel)).to.equal('请先选择自助服务');
    await expect(panel).to.be.accessible();
  });

  it('S18: starts the chosen flow, asks the page around first, and shows that it waits', async () => {
    const { panel, centre } = await open();
    radio(panel, 'identity').click();
    await panel.updateComplete;
    const answer = centre.hold();

    setTimeout(() => part(panel, 'start').click());
    const { detail } = await oneEvent(panel, 'tccc-self-service-request');
    await waitUntil(() => part(panel, 'start').ariaBusy === 'true', 'the button does not wait');
    answer();

    expect(detail).to.deep.equal({ callId: 'call-1', flowId: 'identity' });
    await waitUntil(() => centre.commands.length > 0, 'nothing starts');
    expect(centre.commands).to.deep.equal([
      { type: 'self-service.start', callId: 'call-1', flowId: 'identity' },
    ]);
  });

  it('S18: shows the prompt, the keys with their labels and the results as they come in', async () => {
    const desk = await open(inFlow());
    const { panel, clock } = desk;

    expect(words(part(panel, 'prompt'))).to.equal('请输入证件后六位');
    expect(panel.renderRoot.textContent).to.contain('尚未按键').and.contain('客户在流程中，听不到您的声音');
    clock.advance(1_000);
    await change(
      desk,
      inFlow({ steps: [{ key: '1', label: '确认' }], results: [{ label: '证件后六位', value: '123456' }] }),
    );

    expect(words(part(panel, 'key-pressed'))).to.equal('1确认');
    expect(words(part(panel, 'result'))).to.equal('证件后六位 123456');
    expect(words(panel.renderRoot.querySelector<HTMLElement>('.length')!)).to.equal('00:13');
    await expect(panel).to.be.accessible();
  });

  it('S18: 返回通话 brings the customer back', async () => {
    const { panel, centre } = await open(inFlow());

    setTimeout(() => part(panel, 'return').click());
    const { detail } = await oneEvent(panel, 'tccc-self-service-return-request');

    expect(detail).to.deep.equal({ callId: 'call-1' });
    await waitUntil(() => centre.commands.at(-1)?.type === 'self-service.return', 'nobody comes back');
  });

  it('S18: after a flow that ended by itself the results stay readable, and another can be chosen', async () => {
    const desk = await open(inFlow());

    await change(desk, afterFlow({ results: [{ label: '证件后六位', value: '123456' }] }));

    expect(words(part(desk.panel, 'result'))).to.contain('123456');
    expect(desk.panel.renderRoot.textContent).to.contain('已结束 · 用时 00:12');
    expect(part(desk.panel, 'return')).to.equal(null);
    expect(radio(desk.panel, 'introduction')).to.not.equal(null);
    await expect(desk.panel).to.be.accessible();
    desk.panel.isResultsOnly = true;
    await desk.panel.updateComplete;
    expect(part(desk.panel, 'flow')).to.equal(null);
    expect(words(part(desk.panel, 'result'))).to.contain('123456');
  });

  it('S18: says when the customer pressed nothing', async () => {
    const { panel } = await open(afterFlow());

    expect(panel.renderRoot.textContent).to.contain('客户没有按键');
  });

  it('S18: says why a flow can’t be started', async () => {
    const { panel, centre } = await open(aCall({ value: { transfer: 'transferring' } }));
    radio(panel, 'identity').click();
    await panel.updateComplete;

    expect(why(panel)).to.equal('正在转接');
    part(panel, 'start').click();

    expect(part(panel, 'start').ariaDisabled).to.equal('true');
    expect(centre.commands).to.deep.equal([]);
  });

  it('S18: a refusal is told in its place, with what to do', async () => {
    const { panel, centre } = await open();
    radio(panel, 'identity').click();
    await panel.updateComplete;
    centre.refuseNext(new WorkbenchError('self-service/unknown-flow'));

    part(panel, 'start').click();

    await waitUntil(() => words(part(panel, 'message')).startsWith('没有这个自助服务'), 'nothing is told');
  });

  it('a prevented request leaves the customer where they are', async () => {
    const { panel, centre } = await open(inFlow());
    panel.addEventListener('tccc-self-service-return-request', (event) => event.preventDefault());

    await panel.returnToCall();

    expect(centre.commands).to.deep.equal([]);
  });

  it('says when there is no flow, and when there is no call', async () => {
    const { panel } = await open(anEndedCall(), { flows: [] });

    expect(panel.renderRoot.textContent).to.contain('管理员尚未创建自助服务流程');
    expect(why(panel)).to.equal('没有通话');
    await expect(panel).to.be.accessible();
  });

  it('English where the page is English', async () => {
    const { panel } = await open(aCall(), { lang: 'en' });

    expect(words(part(panel, 'start'))).to.equal('Start self-service');
    await expect(panel).to.be.accessible();
  });

  it('S18: arrows choose among the flows, Tab reaches the button', async () => {
    const { panel, centre } = await open();
    panel.focus();

    await sendKeys({ press: 'ArrowDown' });
    await panel.updateComplete;
    expect(radio(panel, 'identity').checked).to.equal(true);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });

    await waitUntil(() => centre.commands.length > 0, 'nothing starts');
    expect(centre.commands[0]).to.deep.include({ flowId: 'identity' });
  });
});
