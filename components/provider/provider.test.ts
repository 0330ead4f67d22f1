import { expect, fixture } from '@open-wc/testing';
import { createTestWorkbench } from '../../src/testing/index.js';
import { html, LitElement } from 'lit';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { Workbench } from '../../src/workbench/index.js';
import './provider.define.js';

/** An element of a host's own. */
class TestGuest extends LitElement {
  declare workbench?: Workbench | undefined;
  readonly #desk = new WorkbenchController(this, ({ queue }) => ({ queue }));

  override render(): unknown {
    return this.#desk.value?.queue.map(({ groupName }) => groupName).join();
  }
}
customElements.define('test-guest', TestGuest);

describe('<tccc-provider>', () => {
  it('gives its workbench to the elements inside, also a later one', async () => {
    const first = await createTestWorkbench({
      snapshot: { queue: [{ groupId: 'a', groupName: 'First', waiting: 1, longestSince: null }] },
    });
    const second = await createTestWorkbench({
      snapshot: { queue: [{ groupId: 'b', groupName: 'Second', waiting: 1, longestSince: null }] },
    });
    const provider = await fixture<HTMLElementTagNameMap['tccc-provider']>(html`
      <tccc-provider lang="en" .workbench=${first.workbench}><test-guest></test-guest></tccc-provider>
    `);
    const inside = provider.querySelector<TestGuest>('test-guest')!;
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
