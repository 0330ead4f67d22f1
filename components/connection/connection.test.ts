import { expect, fixture, oneEvent } from '@open-wc/testing';
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

const text = (element: TcccConnection, selector: string): string =>
  element.renderRoot.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const isNoticed = (element: TcccConnection): boolean => text(element, '[part="notice"]') !== '';

describe('<tccc-connection>', () => {
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

    expect(text(element, '.item')).to.equal('网络良好 32 ms');
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
    await element.updateComplete;
    expect(text(element, '[part="notice"]')).to.contain('收到无法识别的消息').and.contain('重新同步');
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
