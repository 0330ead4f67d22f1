import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { aCall, aDirectory, aPresence, createTestWorkbench } from '../../src/testing/index.js';
import './call-panel.define.js';
import type { TcccCallPanel } from './call-panel.js';

describe('the first panel that opens', () => {
  it('S21: has the focus in its search, also when its element came only after it', async () => {
    const { workbench, centre, clock } = await createTestWorkbench({
      snapshot: { presence: aPresence({ state: 'busy' }), calls: [aCall()] },
    });
    centre.directoryAnswer = aDirectory();
    const panel = await fixture<TcccCallPanel>(
      html`<tccc-call-panel .workbench=${workbench} .clock=${clock}></tccc-call-panel>`,
    );
    panel.renderRoot.querySelector<HTMLElement>('[part~="transfer-agent"]')!.click();
    await panel.updateComplete;
    expect(customElements.get('tccc-directory')).to.equal(undefined);

    await import('../directory/directory.define.js');

    await waitUntil(
      () => panel.shadowRoot!.activeElement?.localName === 'tccc-directory',
      'the focus is not in the directory',
    );
    const directory = panel.renderRoot.querySelector('tccc-directory')!;
    expect(directory.shadowRoot!.activeElement?.localName).to.equal('input');
  });
});
