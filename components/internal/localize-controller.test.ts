import { expect, fixture, waitUntil } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { ManualClock } from '../../src/base/index.js';
import { addCatalogue, loadCatalogue, type TextPart } from '../../src/i18n/index.js';
import { LocalizeController } from './localize-controller.js';

/** Draws one word; its files come as long as the network is there. */
class WordElement extends LitElement {
  readonly clock = new ManualClock();
  readonly failures: number[] = [];
  asked = 0;
  isOffline = true;
  readonly localize = new LocalizeController(this, {
    parts: ['common', 'entrance'],
    clock: this.clock,
    onFailure: (_cause, failures) => this.failures.push(failures),
    load: (language, parts) => this.#load(language, parts),
  });

  #load(language: string, parts: readonly TextPart[]): Promise<unknown> {
    this.asked += 1;
    return this.isOffline ? Promise.reject(new TypeError('offline')) : loadCatalogue(language, parts);
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { loading } = this.localize;
    return loading ? loading.then(() => this.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    return html`${this.localize.texts['signIn.submit']}`;
  }
}
customElements.define('word-element', WordElement);

/** An element whose texts didn't come the first time, in a language that no test before has fetched. */
async function openOffline(lang: string): Promise<WordElement> {
  const frame = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  const element = frame.appendChild(new WordElement());
  await waitUntil(() => element.failures.length === 1, 'did not try');
  return element;
}

const words = (element: WordElement): string => element.shadowRoot?.textContent.trim() ?? '';

describe('LocalizeController', () => {
  it('B10: fetches texts that did not come again, with pauses that grow to eight seconds', async () => {
    const element = await openOffline('zh-CN');

    for (const [index, longestMs] of [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000].entries()) {
      element.clock.advance(longestMs / 2 - 1);
      expect(element.asked, `too early after ${index} pauses`).to.equal(index + 1);
      element.clock.advance(longestMs / 2 + 1);
      await waitUntil(() => element.failures.length === index + 2, 'did not try again');
    }
    expect(words(element)).to.equal('');

    element.isOffline = false;
    element.clock.advance(8_000);
    await waitUntil(() => words(element) === '登录', 'no words');
    expect(element.clock.pending).to.equal(0);
  });

  it('B10: waits no longer than until the browser is online', async () => {
    addCatalogue('de', { 'signIn.submit': 'Anmelden' });
    const element = await openOffline('de');
    expect(element.clock.pending).to.equal(1);

    element.isOffline = false;
    dispatchEvent(new Event('online'));

    await waitUntil(() => words(element) === 'Anmelden', 'no words');
    expect(element.clock.pending).to.equal(0);
  });

  it('B10: speaks another language until its own comes', async () => {
    await loadCatalogue('zh-CN', ['common', 'entrance']);
    const element = await openOffline('en');
    await waitUntil(() => words(element) === '登录', 'no words at all');

    element.isOffline = false;
    element.clock.advance(250);

    await waitUntil(() => words(element) === 'Sign in', 'still the other language');
  });

  it('B10: leaves nothing behind when it goes, and tries again when it comes back', async () => {
    addCatalogue('es', { 'signIn.submit': 'Entrar' });
    const element = await openOffline('es');
    const parent = element.parentElement!;
    element.remove();
    dispatchEvent(new Event('online'));
    expect([element.clock.pending, element.asked]).to.deep.equal([0, 1]);

    element.isOffline = false;
    parent.append(element);

    await waitUntil(() => words(element) === 'Entrar', 'no words');
  });
});
