import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import { createTestWorkbench, type TestWorkbench } from '../../src/testing/index.js';
import './bandwidth-calculator.define.js';
import type { TcccBandwidthCalculator } from './bandwidth-calculator.js';

async function open(options: { lang?: string; desk?: TestWorkbench } = {}): Promise<TcccBandwidthCalculator> {
  const { lang = 'zh-CN', desk } = options;
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-bandwidth-calculator .workbench=${desk?.workbench}></tccc-bandwidth-calculator>
    </div>`,
  );
  const element = frame.querySelector('tccc-bandwidth-calculator')!;
  await element.updateComplete;
  return element;
}

const find = <Found extends HTMLElement>(element: TcccBandwidthCalculator, selector: string): Found =>
  element.renderRoot.querySelector<Found>(selector)!;
const words = (element: TcccBandwidthCalculator, selector: string): string =>
  find(element, selector).textContent.replace(/\s+/g, ' ').trim();

describe('<tccc-bandwidth-calculator>', () => {
  it('S29: begins with the example of the manual', async () => {
    const element = await open();

    expect(words(element, '[part="need"]')).to.equal(
      '数字中继 → 联络中心 上行 13.76 Mbit/s 下行 13.76 Mbit/s 400 × 34.4 kbit/s = 13.76 Mbit/s',
    );
    await expect(element).to.be.accessible();
  });

  it('S29: states what lines, browsers and devices must have', async () => {
    const element = await open();

    const stated = words(element, '[part="requirements"]');
    for (const part of ['90.4 kbit/s', '34.4 kbit/s', '60 kbit/s', '960 kbit/s', '版本 70 以上', '麦克风']) {
      expect(stated).to.contain(part);
    }
  });

  it('S29: follows calls, codec and video', async () => {
    const element = await open();
    const agents = find<HTMLInputElement>(element, 'input[type="number"]');
    agents.focus();
    agents.select();
    await sendKeys({ type: '30' });
    const codec = find<HTMLSelectElement>(element, 'select');
    codec.value = 'g711';
    codec.dispatchEvent(new Event('change'));
    find(element, 'input[type="checkbox"]').focus();
    await sendKeys({ press: ' ' });
    await element.updateComplete;

    const needs = words(element, '.needs');
    expect(needs).to.contain('30 × 90.4 kbit/s = 2.712 Mbit/s').and.contain('30 × 1020 kbit/s = 30.6 Mbit/s');
  });

  for (const wrong of ['', '-3', '2.5', '100001']) {
    it(`says what it wants instead of «${wrong}», and calculates nothing`, async () => {
      const element = await open();
      const field = find<HTMLInputElement>(element, 'input[type="number"]');
      field.value = wrong;
      field.dispatchEvent(new Event('input'));
      await element.updateComplete;

      expect(words(element, '#calls-error')).to.equal('请输入 0–100000 的整数');
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(element.renderRoot.querySelector('[part="need"]')).to.equal(null);
      await expect(element).to.be.accessible();
    });
  }

  it('S29: puts the measured network beside it', async () => {
    const desk = await createTestWorkbench();
    const element = await open({ desk });
    expect(words(element, '[part="measured"] .result')).to.equal('尚未检测');

    find(element, '[part="measured"] button').click();
    await waitUntil(() => words(element, '.result').includes('网络良好 · 往返 24 ms'));
    await expect(element).to.be.accessible();
  });

  it('says why the network could not be measured', async () => {
    const desk = await createTestWorkbench();
    const element = await open({ desk });
    desk.line.refuseNext(new WorkbenchError('line/media-failed'));

    find(element, '[part="measured"] button').click();

    await waitUntil(() => words(element, '[part="measured"]').includes('语音连接失败'));
    expect(find(element, '[part="measured"] button').getAttribute('aria-busy')).to.equal('false');
  });

  it('shows a measurement it was given, without a workbench', async () => {
    const element = await open();
    expect(element.renderRoot.querySelector('[part="measured"]')).to.equal(null);

    element.report = { roundTripMs: 300, jitterMs: 10, lossRatio: 0.01, packets: 250 };
    await element.updateComplete;

    expect(words(element, '[part="measured"]')).to.contain('网络一般 · 往返 300 ms · 丢包 1.0% · 抖动 10 ms');
  });

  it('speaks English, and fits 380 px', async () => {
    await setViewport({ width: 380, height: 800 });
    const element = await open({ lang: 'en' });

    expect(words(element, 'h2')).to.equal('Bandwidth calculator');
    expect(document.documentElement.scrollWidth).to.be.at.most(380);
    await setViewport({ width: 1280, height: 800 });
  });
});
