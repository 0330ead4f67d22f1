import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import { ManualClock } from '../../src/base/index.js';
import { addCatalogue } from '../../src/i18n/index.js';
import { baseStyles } from './base.styles.js';
import { CommandController } from './command-controller.js';
import { elementClock } from './element-clock.js';
import { RequestEvent } from './request-event.js';
import { RovingFocusController } from './roving-focus-controller.js';
import { TcccElement } from './tccc-element.js';

class SampleRequestEvent extends RequestEvent {
  constructor() {
    super('tccc-sample-request');
  }
}

/** The least that an element can be. */
class SampleElement extends TcccElement {
  static override styles = [baseStyles];

  readonly command = new CommandController(this);
  readonly time = elementClock(this);
  readonly #roving = new RovingFocusController(this, {
    items: () => [...this.renderRoot.querySelectorAll('button')],
    columns: 2,
  });

  focusLast(): void {
    this.#roving.focus(this.renderRoot.querySelectorAll('button')[3]);
  }

  protected override render(): TemplateResult {
    return html`<p>${this.texts['call.hold']}</p>
      <div @keydown=${this.#roving.handleKeyDown} @focusin=${this.#roving.handleFocusIn}>
        <button>a</button><button>b</button><button>c</button><button>d</button>
      </div>`;
  }
}
customElements.define('sample-element', SampleElement);

async function open(template: TemplateResult): Promise<SampleElement> {
  const frame = await fixture<HTMLElement>(template);
  const element = frame.querySelector<SampleElement>('sample-element')!;
  await element.updateComplete;
  return element;
}

/** What a token looks like when an element uses it. */
function colour(element: HTMLElement, token: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${token})`;
  element.shadowRoot!.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

const words = (element: SampleElement): string => element.shadowRoot!.querySelector('p')!.textContent;
const focused = (element: SampleElement): string | undefined =>
  element.shadowRoot!.activeElement?.textContent;

describe('TcccElement', () => {
  describe('B10: theme', () => {
    const light = 'rgb(255, 255, 255)';
    const dark = 'rgb(22, 25, 31)';

    it('follows data-tccc-theme on an ancestor, and its change', async () => {
      const element = await open(html`<div data-tccc-theme="dark"><sample-element></sample-element></div>`);
      expect(colour(element, '--_surface')).to.equal(dark);

      element.parentElement!.dataset['tcccTheme'] = 'light';

      expect(colour(element, '--_surface')).to.equal(light);
    });

    it('follows the attribute through shadow roots, and the nearest one wins', async () => {
      const frame = await fixture<HTMLElement>(html`<div data-tccc-theme="dark"></div>`);
      const outer = frame.attachShadow({ mode: 'open' });
      outer.innerHTML = '<sample-element></sample-element><p data-tccc-theme="light"><sample-element></p>';
      const [inherited, nearest] = outer.querySelectorAll<SampleElement>('sample-element');
      await inherited!.updateComplete;

      expect(colour(inherited!, '--_surface')).to.equal(dark);
      expect(colour(nearest!, '--_surface')).to.equal(light);
    });

    it("a host's own token wins over the default, set on any ancestor", async () => {
      const frame = await fixture<HTMLElement>(html`<div><sample-element></sample-element></div>`);
      frame.style.setProperty('--tccc-color-brand', 'rgb(1, 2, 3)');
      const element = frame.querySelector<SampleElement>('sample-element')!;

      expect(colour(element, '--_brand')).to.equal('rgb(1, 2, 3)');
      expect(colour(element, '--_red')).to.equal('rgb(203, 44, 44)');
    });
  });

  describe('B10: language', () => {
    it("is the nearest lang attribute's, and follows it", async () => {
      const element = await open(
        html`<div lang="en">
          <p lang="zh-CN"><sample-element></sample-element></p>
        </div>`,
      );
      expect(words(element)).to.equal('通话保持');

      element.parentElement!.lang = 'en';
      await waitUntil(() => words(element) === 'Hold', 'still Chinese');
    });

    it('may come from the page, also while it is shown; what it lacks is English', async () => {
      const element = await open(html`<div lang="fr"><sample-element></sample-element></div>`);
      expect(words(element)).to.equal('Hold');

      addCatalogue('fr', { 'call.hold': 'Attente' });
      await waitUntil(() => words(element) === 'Attente', 'still English');

      addCatalogue('fr', { 'call.mute': 'Muet' });
      await element.updateComplete;
      expect(words(element), 'a second addition keeps the first').to.equal('Attente');
    });

    it("is the browser's where the page says nothing", async () => {
      const before = document.documentElement.lang;
      document.documentElement.removeAttribute('lang');

      const element = await open(html`<div><sample-element></sample-element></div>`);

      expect(words(element)).to.equal(navigator.language.startsWith('zh') ? '通话保持' : 'Hold');
      document.documentElement.lang = before;
    });
  });

  describe('a command', () => {
    it('is carried out unless its request is prevented', async () => {
      const element = await open(html`<div><sample-element></sample-element></div>`);
      const done: string[] = [];

      expect(await element.command.run(new SampleRequestEvent(), async () => done.push('first'))).to.equal(
        true,
      );
      element.parentElement!.addEventListener('tccc-sample-request', (event) => event.preventDefault());
      expect(await element.command.run(new SampleRequestEvent(), async () => done.push('second'))).to.equal(
        false,
      );

      expect(done).to.deep.equal(['first']);
    });

    it('B1: waits for what the page does in its place, and the page may still carry it out', async () => {
      const element = await open(html`<div><sample-element></sample-element></div>`);
      const done: string[] = [];
      element.parentElement!.addEventListener('tccc-sample-request', (event) =>
        (event as SampleRequestEvent).respondWith(async (act) => {
          done.push('page');
          await act();
        }),
      );

      expect(await element.command.run(new SampleRequestEvent(), async () => done.push('act'))).to.equal(
        true,
      );

      expect(done).to.deep.equal(['page', 'act']);
    });

    it('B1: that the page failed to do is told as the page’s failure, a refusal as it is', async () => {
      const element = await open(html`<div><sample-element></sample-element></div>`);
      const failures = [new Error('the customer asked not to be called'), new WorkbenchError('call/refused')];
      element.parentElement!.addEventListener('tccc-sample-request', (event) =>
        (event as SampleRequestEvent).respondWith(() => Promise.reject(failures.shift()!)),
      );

      expect(await element.command.run(new SampleRequestEvent(), async () => undefined)).to.equal(false);
      expect(element.command.error?.code).to.equal('sdk/host-failed');
      await element.command.run(new SampleRequestEvent(), async () => undefined);
      expect(element.command.error?.code).to.equal('call/refused');
    });

    it('B1: is answered once, and only while it is dispatched', () => {
      const request = new SampleRequestEvent();
      const answer = (): void => request.respondWith(() => Promise.resolve());

      expect(answer).to.throw(DOMException, 'Respond to tccc-sample-request once');
      addEventListener('tccc-sample-request', answer, { once: true });
      dispatchEvent(request);
      expect(answer).to.throw(DOMException);
    });

    it('that failed is kept until the next try, and a mistake in the code surfaces', async () => {
      const { command } = await open(html`<div><sample-element></sample-element></div>`);
      const refusal = new WorkbenchError('call/refused');

      expect(await command.run(null, () => Promise.reject(refusal))).to.equal(false);
      expect(command.error).to.equal(refusal);
      await command.run(null, async () => undefined);
      expect(command.error).to.equal(null);

      const mistake = await command.run(null, () => Promise.reject(new TypeError('mistake'))).catch(String);
      expect(mistake).to.equal('TypeError: mistake');
    });
  });

  describe('a roving focus', () => {
    it('is one tab stop; arrows go along rows and columns, Home and End to the edges', async () => {
      const element = await open(html`<div><sample-element></sample-element></div>`);
      const visited: (string | undefined)[] = [];

      element.shadowRoot!.querySelector('button')!.focus();
      for (const press of [
        'ArrowRight',
        'ArrowDown',
        'ArrowLeft',
        'ArrowUp',
        'End',
        'ArrowRight',
        'End',
        'Home',
      ]) {
        await sendKeys({ press });
        visited.push(focused(element));
      }

      expect(visited.join('')).to.equal('bdcadada');
      expect(
        [...element.shadowRoot!.querySelectorAll('button')].map(({ tabIndex }) => tabIndex),
      ).to.deep.equal([0, -1, -1, -1]);
    });

    it('is mirrored in right-to-left pages', async () => {
      const element = await open(html`<div dir="rtl"><sample-element></sample-element></div>`);
      element.focusLast();

      await sendKeys({ press: 'ArrowRight' });

      expect(focused(element)).to.equal('c');
    });
  });

  it('tells the time by the clock it is given later', async () => {
    const element = await open(html`<div><sample-element></sample-element></div>`);

    element.clock = new ManualClock(42);

    expect(element.time.now()).to.equal(42);
  });
});
