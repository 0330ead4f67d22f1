import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import {
  createTestWorkbench,
  testTime,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './queue-status.define.js';
import type { TcccQueueStatus } from './queue-status.js';

const queue = [
  { groupId: 'voice', groupName: '电话体验技能组', waiting: 2, longestSince: testTime - 38_000 },
  { groupId: 'presales', groupName: '售前服务', waiting: 0, longestSince: null },
];

async function open(
  options: TestWorkbenchOptions = {},
  lang = 'zh-CN',
): Promise<TestWorkbench & { element: TcccQueueStatus }> {
  const desk = await createTestWorkbench({ snapshot: { queue }, ...options });
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-queue-status .workbench=${desk.workbench} .clock=${desk.clock}></tccc-queue-status>
    </div>`,
  );
  const element = frame.querySelector('tccc-queue-status')!;
  await element.updateComplete;
  return { ...desk, element };
}

const text = (element: TcccQueueStatus, selector: string): string =>
  element.renderRoot.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('<tccc-queue-status>', () => {
  it('S10: shows the sum, and of each skill group how many wait and how long the first', async () => {
    const { element } = await open();

    expect(text(element, 'h3')).to.equal('您所在的技能组排队情况 (2)');
    expect(text(element, 'li')).to.equal('电话体验技能组 最长 00:38 2 人');
    expect(text(element, 'li + li')).to.equal('售前服务 0 人');
    await expect(element).to.be.accessible();
  });

  it('S10: goes on with the clock, and at once with what the centre tells', async () => {
    const { element, clock, centre } = await open();

    clock.advance(2000);
    await element.updateComplete;
    expect(text(element, '.wait')).to.equal('最长 00:40');

    centre.tell({ type: 'queue.changed', data: queue.map((group) => ({ ...group, waiting: 3 })) });
    await element.updateComplete;
    expect(text(element, 'h3')).to.contain('(6)');
  });

  it('shows the sum alone on a rail', async () => {
    const { element } = await open();

    element.layout = 'rail';
    await element.updateComplete;

    expect(text(element, '.sum')).to.equal('2排队');
    await expect(element).to.be.accessible();
  });

  it('is empty where the centre has no queues', async () => {
    const { element } = await open({ capabilities: { queues: false } });

    expect(element.renderRoot.textContent.trim()).to.equal('');
  });

  it('speaks English', async () => {
    const { element } = await open({}, 'en');

    expect(text(element, '.count')).to.equal('2 waiting');
  });
});
