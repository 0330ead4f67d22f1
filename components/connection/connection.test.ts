import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aCall,
  aPresence,
  createTestWorkbench,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './connection.define.js';
import type { TcccConnection } from './connection.js';

async function open(
  options: TestWorkbenchOptions = {},
  lang = 'zh-CN',
): Promise<TestWorkbench & { element: TcccConnection }> {
  const desk = await createTestWorkbench(options);
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}><tccc-connection .workbench=${desk.workbench}></tccc-connection></div>`,
  );
  const element = frame.querySelector('tccc-connection')!;
  await element.updateComplete;
  return { ...desk, element };
}

async function openInCall(): Promise<TestWorkbench & { element: TcccConnection }> {
  const desk = await open({ snapshot: { calls: [aCall()], presence: aPresence({ state: 'busy' }) } });
  desk.element.clock = desk.clock;
  desk.line.ring('call-1', true);
  await desk.element.updateComplete;
  return desk;
}

const text = (element: TcccConnection, selector: string): string =>
  element.renderRoot.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const isNoticed = (element: TcccConnection): boolean => text(element, '[part="notice"]') !== '';

describe('<tccc-connection>', () => {
  it('B11: a device of the last visit that is not there is told too, and never pushes the keys out of a narrow line', async () => {
    const { element, clock } = await open();
    element.clock = clock;
    element.style.inlineSize = '380px';
    element.shortcut = '?';
    element.absent = { microphone: null, speaker: 'Jabra Evolve2 65 (0b0e:0e36), USB headset' };
    await element.updateComplete;
    expect(text(element, '[part="notice"]')).to.contain('Jabra Evolve2 65');

    clock.advance(8_000);
    await element.updateComplete;

    const line = element.renderRoot.querySelector('.line')!;
    expect(text(element, '.stand-in')).to.contain('Jabra Evolve2 65');
    expect([line.clientWidth, line.scrollWidth]).to.deep.equal([380, 380]);
  });

  it('shows a quiet line while all is well', async () => {
    const { element } = await open();

    expect(text(element, '.line')).to.contain('网络已连接').and.contain('语音在此标签页');
    expect(isNoticed(element)).to.be.false;
    await expect(element).to.be.accessible();
  });

  it('grades the measured voice and shows its round trip', async () => {
    const { element, line } = await open({
      snapshot: { calls: [aCall()], presence: aPresence({ state: 'busy' }) },
    });

    line.tellQuality({ roundTripMs: 31.6, jitterMs: 3, lossRatio: 0 });
    await element.updateComplete;

    expect(text(element, '.item')).to.match(/^网络良好 32 ms/);
  });

  it('B11: shows the grade by shape and word, and the figures to who points at it', async () => {
    const { element, line } = await openInCall();

    line.tellQuality({ roundTripMs: 31.6, jitterMs: 3, lossRatio: 0.031 });
    await element.updateComplete;
    const network = element.renderRoot.querySelector<HTMLElement>('.network')!;

    expect(network.dataset['grade']).to.equal('good');
    expect(network.querySelectorAll('i.on').length).to.equal(4);
    expect(network.title).to.match(/^语音质量 4\.\d \/ 4\.5（MOS） · 丢包 3\.1%，抖动 3 ms$/);
  });

  it('B11: says that the customer may not hear well, which way, and when it is over', async () => {
    const { element, line, clock } = await openInCall();
    const bad = { roundTripMs: 30, jitterMs: 2, lossRatio: 0, sentLossRatio: 0.3 };

    line.tellQuality(bad);
    await element.updateComplete;
    expect(text(element, '[part="notice"]')).to.contain('客户可能听不清您');
    await expect(element).to.be.accessible();
    for (let reading = 0; reading < 8; reading++) line.tellQuality({ ...bad, sentLossRatio: 0 });
    await element.updateComplete;
    expect(text(element, '[part="notice"]')).to.equal('通话质量已恢复');
    clock.advance(5_000);
    await element.updateComplete;

    expect(isNoticed(element)).to.equal(false);
  });

  it('B11: says that a microphone was replaced, keeps it in sight, and says when it is back', async () => {
    const { element, line, clock } = await openInCall();

    line.tellDevice({ kind: 'microphone', missing: 'USB headset' });
    await element.updateComplete;
    expect(text(element, '[part="notice"]')).to.equal('USB headset 已断开，改用默认麦克风');
    await expect(element).to.be.accessible();
    clock.advance(8_000);
    await element.updateComplete;
    expect(isNoticed(element)).to.equal(false);
    expect(text(element, '.stand-in')).to.equal('USB headset 已断开，改用默认麦克风');
    line.tellDevice({ kind: 'microphone', missing: null });
    await element.updateComplete;

    expect(text(element, '[part="notice"]')).to.equal('USB headset 已恢复使用');
    expect(element.renderRoot.querySelector('.stand-in')).to.equal(null);
  });

  it('B7: speaks up while the network is gone, and says that the call is kept', async () => {
    const { element, centre } = await open({
      snapshot: { calls: [aCall()], presence: aPresence({ state: 'busy' }) },
    });

    centre.tellConnection('reconnecting');
    await element.updateComplete;

    expect(text(element, '[part="notice"]')).to.contain('正在重连').and.contain('通话已为您保留');
    expect(element.renderRoot.querySelector('[part="notice"]')!.getAttribute('role')).to.equal('status');
    await expect(element).to.be.accessible();

    centre.tellConnection('connected');
    await element.updateComplete;
    expect(isNoticed(element)).to.be.false;
  });

  it('shows what failed without a caller and what to do, until it is dismissed', async () => {
    const { element, centre, workbench } = await open();

    centre.tellError(new WorkbenchError('protocol/malformed-fact'));
    await waitUntil(
      () => text(element, '[part="notice"]').includes('收到无法识别的消息'),
      'its words never came',
    );
    expect(text(element, '[part="notice"]')).to.contain('重新同步');
    await expect(element).to.be.accessible();

    element.renderRoot.querySelector<HTMLButtonElement>('[aria-label="关闭"]')!.click();
    await element.updateComplete;
    expect(workbench.snapshot.error).to.equal(null);
    expect(isNoticed(element)).to.be.false;
  });

  for (const [lang, title] of [
    ['zh-CN', '语音在另一个页面'],
    ['en', 'The audio is in another page'],
  ] as const)
    it(`says that another page holds the line, and that it comes back (${lang})`, async () => {
      const { element, line } = await open({}, lang);

      line.tellState('elsewhere');
      await element.updateComplete;
      expect(text(element, '[part="notice"] b')).to.equal(title);
      expect(element.renderRoot.querySelector('[part="notice"]')!.getAttribute('data-tone')).to.equal(
        'brand',
      );
      await expect(element).to.be.accessible();
      line.tellState('ready');
      await element.updateComplete;

      expect(isNoticed(element)).to.be.false;
    });

  it('keeps its height whatever it says', async () => {
    const { element, centre } = await open();
    const quiet = element.getBoundingClientRect().height;

    centre.tellConnection('reconnecting');
    await element.updateComplete;

    expect(quiet).to.equal(40);
    expect(element.getBoundingClientRect().height).to.equal(quiet);
  });

  it('asks for the list of shortcuts', async () => {
    const { element } = await open({}, 'en');
    const asked = oneEvent(element, 'tccc-shortcuts-request');

    element.renderRoot.querySelector<HTMLButtonElement>('[part="shortcuts"]')!.click();

    expect((await asked).composed).to.be.true;
  });
});
