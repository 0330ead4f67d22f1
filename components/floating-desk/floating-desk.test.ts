import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { aCall, aRingingCall } from '../../src/testing/index.js';
import { createTccc } from './fixtures/page.js';
import type { TcccFloatingDesk } from './floating-desk.js';
import './floating-desk.define.js';

const shown = ({ shadowRoot }: TcccFloatingDesk, selector: string): boolean =>
  shadowRoot?.querySelector(selector)?.checkVisibility() === true;

describe('<tccc-floating-desk>', () => {
  it('B2: the round button opens and closes the desk, and says which', async () => {
    const element = await fixture<TcccFloatingDesk>(
      html`<tccc-floating-desk lang="en"><p>desk</p></tccc-floating-desk>`,
    );
    const button = element.shadowRoot?.querySelector('button');

    button?.click();
    await element.updateComplete;

    expect([element.open, button?.getAttribute('aria-expanded')]).to.deep.equal([true, 'true']);
    expect(shown(element, '.panel')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('B2: a call that rings opens the desk; closed again, the button says what goes on', async () => {
    const { centre, element, close } = await createTccc();
    element.lang = 'en';
    const button = element.shadowRoot!.querySelector('.float')!;

    centre.tell({ type: 'call.changed', data: aRingingCall() });
    await waitUntil(() => element.open, 'the desk opens');
    await element.updateComplete;
    expect(shown(element, '.panel')).to.equal(true);
    element.open = false;
    await element.updateComplete;
    const ringing = [button.ariaLabel, button.classList.contains('ringing')];
    centre.tell({ type: 'call.changed', data: aCall() });
    await waitUntil(() => button.classList.contains('call'), 'the call is up');
    await element.updateComplete;

    expect(ringing).to.deep.equal(['Agent workbench · Ringing', true]);
    expect(button.ariaLabel).to.equal('Agent workbench · Talking');
    await expect(element).to.be.accessible();
    close();
  });

  it('B2: a desk whose button the host took away stays closed', async () => {
    const { centre, element, tccc, close } = await createTccc();
    tccc.UI.hidefloatButton();

    const rung = oneEvent(element, 'tccc-call-ringing');
    centre.tell({ type: 'call.changed', data: aRingingCall() });
    await rung;

    expect(element.open).to.equal(false);
    close();
  });

  it('B2: tccc.UI shows and hides the desk, its button and both', async () => {
    const { tccc, element, close } = await createTccc();

    tccc.UI.showWorkbench();
    await element.updateComplete;
    const opened = [shown(element, '.panel'), shown(element, '.float')];
    tccc.UI.hideWorkbench();
    tccc.UI.hidefloatButton();
    await element.updateComplete;
    const closed = [shown(element, '.panel'), shown(element, '.float')];
    tccc.UI.hide();
    const hidden = element.checkVisibility();
    tccc.UI.show();
    tccc.UI.showfloatButton();
    await element.updateComplete;

    expect([opened, closed, hidden]).to.deep.equal([[true, true], [false, false], false]);
    expect([element.checkVisibility(), shown(element, '.float')]).to.deep.equal([true, true]);
    close();
  });

  it('B2: tccc.UI.mount puts the desk into the page, once', async () => {
    const { tccc, element, close } = await createTccc();
    const host = await fixture<HTMLElement>(html`<div id="phone"></div>`);

    tccc.UI.mount('#phone');
    tccc.UI.mount(host);

    expect([host.childElementCount, element.parentElement === host, element.open]).to.deep.equal([
      1,
      true,
      true,
    ]);
    expect(() => tccc.UI.mount('#nowhere')).to.throw('mount');
    close();
  });

  it('B2: overrideButtonConfig takes tiles out of the call bar and brings them back', async () => {
    const { tccc, element, close } = await createTccc();
    const desk = element.firstElementChild as HTMLElement;
    const tile = (name: string): string => desk.style.getPropertyValue(`--tccc-call-tile-${name}`);

    tccc.overrideButtonConfig(({ active }) => ({
      active: active.filter(({ type }) => type !== 'holdToggle'),
    }));
    const without = [tile('hold'), tile('transfer-agent')];
    tccc.overrideButtonConfig((config) => config);

    expect([without, tile('hold')]).to.deep.equal([['none', ''], '']);
    close();
  });
});
