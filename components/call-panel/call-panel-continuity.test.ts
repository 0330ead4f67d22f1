import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import type { CallSnapshot, Presence } from '../../src/model/index.js';
import {
  aCall,
  anEndedCall,
  aPresence,
  createTestWorkbench,
  testTime,
  type TestWorkbench,
} from '../../src/testing/index.js';
import './call-panel.define.js';
import type { TcccCallPanel } from './call-panel.js';

interface Desk extends TestWorkbench {
  readonly panel: TcccCallPanel;
}

const inWrapUp: Partial<Presence> = { state: 'wrapUp', wrapUpEndsAt: testTime + 18_000, wrapUpMs: 30_000 };
const outgoing = (id: string): CallSnapshot =>
  aCall({ context: { id, direction: 'outbound', skillGroup: null } });

async function open(calls: readonly CallSnapshot[], presence: Partial<Presence> = {}): Promise<Desk> {
  const desk = await createTestWorkbench({
    snapshot: { presence: aPresence({ state: 'busy', ...presence }), calls: [...calls] },
  });
  for (const { context } of calls) desk.line.ring(context.id, true);
  const frame = await fixture<HTMLElement>(
    html`<div lang="zh-CN">
      <tccc-call-panel .workbench=${desk.workbench} .clock=${desk.clock}></tccc-call-panel>
    </div>`,
  );
  const panel = frame.querySelector('tccc-call-panel')!;
  await panel.updateComplete;
  return { ...desk, panel };
}

const part = (panel: TcccCallPanel, name: string): HTMLElement =>
  panel.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`)!;
const find = (panel: TcccCallPanel, selector: string): HTMLElement =>
  panel.renderRoot.querySelector<HTMLElement>(selector)!;
const words = (panel: TcccCallPanel, name: string): string =>
  part(panel, name).textContent.replace(/\s+/g, ' ').trim();

describe('<tccc-call-panel> from one state to the next', () => {
  before(() => setViewport({ width: 480, height: 760 }));

  it('B3: tells by word and glyph that the other side holds, and takes it back', async () => {
    const { panel, centre } = await open([aCall()]);

    centre.tell({ type: 'call.changed', data: aCall({ context: { isHeldByFarEnd: true } }) });
    await panel.updateComplete;

    expect(words(panel, 'label')).to.equal('通话中 对方已保持');
    expect(find(panel, '.chip.far-held svg'), 'a glyph, too').not.to.equal(null);
    expect(find(panel, '[role="status"]').textContent, 'read out').to.contain('对方已保持');
    await expect(panel).to.be.accessible();
    centre.tell({ type: 'call.changed', data: aCall({ context: { isHeldByFarEnd: false } }) });
    await panel.updateComplete;
    expect(words(panel, 'label')).to.equal('通话中');
  });

  it('keeps the caret in the remark when the customer hangs up while the agent types', async () => {
    const { panel, centre } = await open([aCall()]);
    find(panel, 'textarea').focus();
    await sendKeys({ type: 'next ' });

    centre.tell({ type: 'call.changed', data: anEndedCall() });
    centre.tell({ type: 'presence.changed', data: aPresence(inWrapUp) });
    await panel.updateComplete;
    await sendKeys({ type: 'Friday' });

    expect(words(panel, 'label')).to.equal('话后整理');
    expect((find(panel, 'textarea') as HTMLTextAreaElement).value).to.equal('next Friday');
  });

  it('says each change in one live region that stays', async () => {
    const { panel, centre, workbench } = await open([aCall()]);
    panel.callId = 'call-1';
    const region = find(panel, '.strip [role="status"]');

    workbench.setMuted('call-1', true);
    await panel.updateComplete;
    expect(region.textContent).to.contain('已静音');
    centre.tell({
      type: 'call.changed',
      data: aCall({ value: { line: 'held' }, context: { heldSince: testTime } }),
    });
    await panel.updateComplete;
    expect(region.textContent).to.contain('保持中');
    centre.tell({ type: 'call.changed', data: anEndedCall() });
    centre.tell({ type: 'presence.changed', data: aPresence(inWrapUp) });
    await panel.updateComplete;

    expect(region.isConnected).to.equal(true);
    const [end, wrapUp] = [...region.children].map(({ textContent }) => textContent);
    expect(end).to.contain('通话结束');
    expect(wrapUp).to.contain('话后整理');
    centre.tell({ type: 'presence.changed', data: aPresence() });
    await panel.updateComplete;
    expect(
      [...region.children].map(({ textContent }) => textContent),
      'the end once',
    ).to.deep.equal([end]);
  });

  it('shows the conversation by itself, then its wrap-up, and nothing once that is over', async () => {
    const { panel, centre } = await open([aCall()]);
    expect(words(panel, 'label')).to.equal('通话中');

    centre.tell({ type: 'call.changed', data: anEndedCall() });
    centre.tell({ type: 'presence.changed', data: aPresence(inWrapUp) });
    await panel.updateComplete;
    expect(part(panel, 'wrap-up')).to.not.equal(null);
    centre.tell({ type: 'presence.changed', data: aPresence() });
    await panel.updateComplete;

    expect(panel.renderRoot.textContent.trim()).to.equal('');
  });

  it('leads out of wrap-up also when its task was completed already', async () => {
    const { panel, centre } = await open([], inWrapUp);

    expect(words(panel, 'countdown')).to.equal('18秒');
    expect(part(panel, 'summary')).to.equal(null);
    part(panel, 'return').click();

    await waitUntil(() => centre.commands.some(({ type }) => type === 'wrap-up.return'), 'not returned');
  });

  it('tells which state follows the wrap-up when another one was chosen', async () => {
    const { panel } = await open([anEndedCall()], { ...inWrapUp, next: { state: 'notReady' } });

    expect(words(panel, 'detail')).to.equal('下一状态：示忙');
  });

  it('says why it can’t return while the connection is away', async () => {
    const { panel, centre } = await open([anEndedCall()], inWrapUp);

    centre.tellConnection('reconnecting');
    await panel.updateComplete;

    expect(part(panel, 'return').ariaDisabled).to.equal('true');
    expect(find(panel, '#why-return').textContent).to.equal('正在重新连接联络中心');
  });

  it('takes open digits and a told failure away with their call', async () => {
    const { panel, line } = await open([outgoing('call-1'), outgoing('call-2')]);
    panel.callId = 'call-1';
    await panel.updateComplete;
    panel.toggleExtension();
    await panel.updateComplete;
    line.refuseNext(new WorkbenchError('line/media-failed'));
    find(panel, '.key[data-key="5"]').click();
    await waitUntil(() => part(panel, 'message').textContent.trim() !== '', 'no failure is told');

    panel.callId = 'call-2';
    await panel.updateComplete;

    expect(part(panel, 'extension-panel')).to.equal(null);
    expect(words(panel, 'message')).to.equal('');
  });

  it('S16: counts the hold in the strip, and the conversation beside the place', async () => {
    const call = aCall({
      value: { line: 'held' },
      context: { answeredAt: testTime - 126_000, heldSince: testTime - 42_000 },
    });
    const { panel } = await open([call]);

    expect(words(panel, 'time')).to.equal('00:00:42');
    expect(words(panel, 'place')).to.contain('00:02:06');
  });

  it('S11: the queue time ends with the ring, not with the answer', async () => {
    const context = {
      startedAt: testTime - 60_000,
      ringingSince: testTime - 48_000,
      answeredAt: testTime - 40_000,
    };
    const { panel } = await open([aCall({ context })]);

    expect(words(panel, 'facts')).to.contain('排队时长 00:00:12');
  });

  it('S19: the keys are one stop of the Tab key, and tell how many went out', async () => {
    const { panel, line } = await open([outgoing('call-1')]);
    panel.toggleExtension();
    await panel.updateComplete;
    const stops = [...panel.renderRoot.querySelectorAll<HTMLElement>('.key')].filter(
      ({ tabIndex }) => tabIndex === 0,
    );
    expect(stops).to.have.lengthOf(1);

    stops[0]!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: '#' });
    await waitUntil(() => words(panel, 'digits') === '4#', 'not sent');

    expect(line.digits.map(({ digits }) => digits)).to.deep.equal(['4', '#']);
    expect(find(panel, '.sent').textContent.trim()).to.equal('已逐位发送 2 位');
  });

  it('keeps the focus among the tags: Enter for the next one, Escape and removal back to the button', async () => {
    const { panel, clock, centre } = await open([aCall({ context: { tags: ['old'] } })]);
    find(panel, '.add-tag').click();
    await panel.updateComplete;
    await sendKeys({ type: 'one' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'two' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => panel.shadowRoot!.activeElement?.matches('.add-tag'), 'the focus is lost');

    find(panel, '[aria-label$="old"]').click();
    await waitUntil(() => panel.shadowRoot!.activeElement?.matches('.add-tag'), 'the focus is lost');
    clock.advance(800);

    await waitUntil(() => centre.commands.length === 1, 'not saved');
    expect(centre.commands[0]).to.deep.include({ tags: ['one', 'two'] });
  });

  it('Down in the last row of the deck stays where it is', async () => {
    const { panel } = await open([aCall()]);
    part(panel, 'transfer-agent').focus();

    await sendKeys({ press: 'ArrowDown' });

    expect(panel.shadowRoot!.activeElement).to.equal(part(panel, 'transfer-agent'));
  });

  it('says clearly that it stands outside of a workbench', async () => {
    const panel = await fixture<TcccCallPanel>(html`<tccc-call-panel lang="en"></tccc-call-panel>`);

    expect(panel.renderRoot.textContent).to.contain('<tccc-provider>');
  });

  it('lets go of the sign of a copied number with the page', async () => {
    const { panel, clock } = await open([anEndedCall()]);
    panel.callId = 'call-1';
    await panel.updateComplete;
    const others = clock.pending;
    part(panel, 'copy').click();
    await waitUntil(() => clock.pending === others + 1, 'not copied');

    panel.remove();

    expect(clock.pending).to.equal(others);
  });
});
