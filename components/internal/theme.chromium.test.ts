import { expect, fixture } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { baseStyles } from './base.styles.js';
import { TcccElement } from './tccc-element.js';

class ThemedElement extends TcccElement {
  static override styles = [baseStyles];

  protected override render(): TemplateResult {
    return html`<button>${this.texts['call.hold']}</button>`;
  }
}
customElements.define('themed-element', ThemedElement);

/** What a token looks like when an element uses it. */
function colour(element: HTMLElement, token: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${token})`;
  element.shadowRoot!.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

// What the system asks for is set by the browser's remote control, which only Chromium's can do.
describe('what the system asks of the look', () => {
  afterEach(async () => {
    await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference', forcedColors: 'none' });
  });

  it('B10: dark or light follows the system when nobody says otherwise', async () => {
    const element = await fixture<ThemedElement>(html`<themed-element></themed-element>`);
    expect(colour(element, '--_surface')).to.equal('rgb(255, 255, 255)');

    await emulateMedia({ colorScheme: 'dark' });

    expect(colour(element, '--_surface')).to.equal('rgb(22, 25, 31)');
  });

  it('B10: nothing moves when the system asks for calm', async () => {
    const element = await fixture<ThemedElement>(html`<themed-element></themed-element>`);

    await emulateMedia({ reducedMotion: 'reduce' });

    for (const name of ['press', 'fast', 'base', 'enter', 'ring'])
      expect(getComputedStyle(element).getPropertyValue(`--_duration-${name}`)).to.equal('0ms');
  });
});
