import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { tokens } from '../../src/theme/index.js';
import { baseStyles } from './base.styles.js';
import { TcccElement } from './tccc-element.js';

class TokenElement extends TcccElement {
  static override styles = [baseStyles];

  protected override render(): TemplateResult {
    return html`<button>${this.texts['call.hold']}</button>`;
  }
}
customElements.define('token-element', TokenElement);

const names = [...tokens.matchAll(/^ {2}(--_[\w-]+): var\((--tccc-[\w-]+), .+\);$/gm)].map(
  ([, own = '', open = '']) => ({ own, open }),
);
const value = (element: Element, name: string): string =>
  getComputedStyle(element).getPropertyValue(name).trim();

describe('theme', () => {
  it('B10: every public token that a host sets on an ancestor reaches the elements', async () => {
    const frame = await fixture<HTMLElement>(html`<div><token-element></token-element></div>`);
    const element = frame.firstElementChild!;
    expect(names.length).to.be.greaterThan(90);

    const deaf = names.filter(({ own, open }) => {
      frame.style.setProperty(open, 'probe');
      const isHeard = value(element, own) === 'probe';
      frame.style.removeProperty(open);
      return !isHeard || value(element, own) === 'probe';
    });

    expect(deaf).to.deep.equal([]);
  });

  it('B10: data-tccc-density makes sizes and gaps smaller, and the nearest one wins', async () => {
    const frame = await fixture<HTMLElement>(
      html`<div data-tccc-density="compact">
        <token-element></token-element>
        <p data-tccc-density="comfortable"><token-element></token-element></p>
      </div>`,
    );
    const [compact, comfortable] = [...frame.querySelectorAll('token-element')];

    expect(value(compact!, '--_size-target')).to.equal('28px');
    expect(value(comfortable!, '--_size-target')).to.equal('32px');
    expect(value(compact!, '--_space-6')).to.equal('16px');
    expect(value(comfortable!, '--_space-6')).to.equal('24px');
  });

  it("B10: a host's token wins over the density at the same place", async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.desk { --tccc-size-target: 26px }');
    document.adoptedStyleSheets.unshift(sheet);
    const frame = await fixture<HTMLElement>(
      html`<div class="desk" data-tccc-density="compact"><token-element></token-element></div>`,
    );

    expect(value(frame.firstElementChild!, '--_size-target')).to.equal('26px');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });
});
