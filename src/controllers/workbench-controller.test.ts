import { ContextProvider } from '@lit/context';
import { expect, fixture } from '@open-wc/testing';
import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { WorkbenchError } from '../base/index.js';
import { workbenchContext } from '../context/index.js';
import { aPresence, createTestWorkbench } from '../testing/index.js';
import type { Workbench } from '../workbench/index.js';
import { WorkbenchController } from './workbench-controller.js';

class ShownPresence extends LitElement {
  static override readonly properties: PropertyDeclarations = { workbench: { attribute: false } };
  declare workbench?: Workbench | undefined;
  renders = 0;
  readonly desk = new WorkbenchController(this, (snapshot, { can }) => ({
    state: snapshot.presence?.state,
    mayCall: can.placeCall().isAllowed,
  }));

  protected override render(): TemplateResult {
    this.renders += 1;
    return html`${this.desk.value?.state} ${this.desk.value?.mayCall}`;
  }
}
customElements.define('test-shown-presence', ShownPresence);

class TestProvider extends LitElement {
  readonly provider = new ContextProvider(this, { context: workbenchContext });

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
customElements.define('test-provider', TestProvider);

const text = (element: Element): string => element.shadowRoot?.textContent.trim() ?? '';

describe('WorkbenchController', () => {
  it('follows the workbench of the property', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const element = await fixture<ShownPresence>(
      html`<test-shown-presence .workbench=${workbench}></test-shown-presence>`,
    );
    expect(text(element)).to.equal('idle true');

    centre.tell({ type: 'presence.changed', data: aPresence({ state: 'wrapUp' }) });
    await element.updateComplete;

    expect(text(element)).to.equal('wrapUp false');
  });

  it('follows the workbench of the context, also one that comes later', async () => {
    const { workbench } = await createTestWorkbench();
    const provider = await fixture<TestProvider>(
      html`<test-provider><test-shown-presence></test-shown-presence></test-provider>`,
    );
    const element = provider.querySelector<ShownPresence>('test-shown-presence');
    if (!element) throw new Error('the fixture has no element');
    expect(element.desk.isProvided).to.equal(false);

    provider.provider.setValue(workbench);
    await element.updateComplete;

    expect(text(element)).to.equal('idle true');
  });

  it('does not update for changes outside of its slice', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const element = await fixture<ShownPresence>(
      html`<test-shown-presence .workbench=${workbench}></test-shown-presence>`,
    );
    const before = element.renders;

    centre.tell({ type: 'queue.changed', data: [] });
    await element.updateComplete;

    expect(element.renders).to.equal(before);
  });

  it('lets go of the workbench with the element, and takes it up again', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const element = await fixture<ShownPresence>(
      html`<test-shown-presence .workbench=${workbench}></test-shown-presence>`,
    );
    const parent = element.parentElement;
    const before = element.renders;

    element.remove();
    centre.tell({ type: 'presence.changed', data: aPresence({ state: 'notReady' }) });
    await element.updateComplete;
    expect(element.renders).to.equal(before);
    parent?.append(element);
    await element.updateComplete;

    expect(text(element)).to.equal('notReady true');
  });

  it('says clearly that an element stands outside of a workbench', async () => {
    const element = await fixture<ShownPresence>(html`<test-shown-presence></test-shown-presence>`);

    expect(() => element.desk.workbench)
      .to.throw(WorkbenchError, '<test-shown-presence>')
      .with.property('code', 'sdk/no-provider');
  });
});
