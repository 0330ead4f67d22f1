import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createTestWorkbench } from '../../src/testing/index.js';
import '../queue-status/queue-status.define.js';
import './provider.define.js';

describe('<tccc-provider>', () => {
  it('gives its workbench to the elements inside, also a later one', async () => {
    const first = await createTestWorkbench({ snapshot: { queue: [{ groupId: 'a', groupName: 'First', waiting: 1, longestSince: null }] } });
    const second = await createTestWorkbench({ snapshot: { queue: [{ groupId: 'b', groupName: 'Second', waiting: 1, longestSince: null }] } });
    const provider = await fixture<HTMLElementTagNameMap['tccc-provider']>(html`
      <tccc-provider lang="en" .workbench=${first.workbench}><tccc-queue-status></tccc-queue-status></tccc-provider>
    `);
    const inside = provider.querySelector('tccc-queue-status')!;
    await inside.updateComplete;
    expect(inside.renderRoot.textContent).to.contain('First');

    provider.workbench = second.workbench;
    await provider.updateComplete;
    await inside.updateComplete;

    expect(inside.renderRoot.textContent).to.contain('Second').and.not.contain('First');
  });

  it('does not show itself', async () => {
    const provider = await fixture(html`<tccc-provider></tccc-provider>`);

    expect(getComputedStyle(provider).display).to.equal('contents');
  });
});
