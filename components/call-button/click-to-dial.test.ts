import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aDiallingCall,
  aPresence,
  createTestWorkbench,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import { clickToDial } from './click-to-dial.js';
import type { TcccCallNotice } from './call-notice.js';

interface Page extends TestWorkbench {
  readonly page: HTMLElement;
  readonly stop: () => void;
  /** For each click, whether the number dialled instead of the browser. */
  readonly taken: boolean[];
}

const stops: (() => void)[] = [];

async function open(options: TestWorkbenchOptions = {}): Promise<Page> {
  const desk = await createTestWorkbench(options);
  const frame = await fixture<HTMLElement>(
    html`<div lang="zh-CN">
      <section>
        <a id="link" href="tel:+86-138-0013-8000">call</a>
        <span id="marked" data-tccc-number="0514 8566 4126">the office</span>
        <td id="text" data-tccc-number>13900139000</td>
        <a id="mail" href="#elsewhere">elsewhere</a>
      </section>
    </div>`,
  );
  const page = frame.querySelector('section')!;
  const stop = clickToDial({ desk, root: page });
  stops.push(stop);
  const taken: boolean[] = [];
  frame.addEventListener('click', (event) => {
    taken.push(event.defaultPrevented);
    event.preventDefault();
  });
  return { ...desk, page, stop, taken };
}

const at = ({ page }: Page, id: string): HTMLElement => page.querySelector(`#${id}`)!;
const notice = (): TcccCallNotice | null => document.querySelector('tccc-call-notice');
const dialled = ({ centre }: Page): unknown[] => centre.commands.filter(({ type }) => type === 'call.place');

describe('clickToDial', () => {
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  it('B12: a tel: link of the page dials', async () => {
    const page = await open();
    const placed = oneEvent(page.page, 'tccc-call-placed');

    at(page, 'link').click();

    await placed;
    expect(dialled(page)).to.deep.equal([{ type: 'call.place', to: '13800138000' }]);
  });

  it('B12: a marked number dials by pointer and by keyboard', async () => {
    const page = await open();
    const placed = oneEvent(page.page, 'tccc-call-placed');
    expect(at(page, 'marked').getAttribute('role')).to.equal('link');

    at(page, 'marked').focus();
    await sendKeys({ press: 'Enter' });

    await placed;
    expect(dialled(page)).to.deep.equal([{ type: 'call.place', to: '051485664126' }]);
  });

  it('B12: a number that doesn’t stand in the page is told by the page', async () => {
    const page = await open();
    page.stop();
    const stop = clickToDial({
      desk: page,
      root: page.page,
      selector: '#mail',
      numberOf: ({ id }) => (id === 'mail' ? '13700137000' : null),
    });
    stops.push(stop);
    const placed = oneEvent(page.page, 'tccc-call-placed');

    at(page, 'mail').click();

    await placed;
    expect(dialled(page)).to.deep.equal([{ type: 'call.place', to: '13700137000' }]);
  });

  it('B12: a number that is added later dials too', async () => {
    const page = await open();
    const later = document.createElement('span');
    later.dataset['tcccNumber'] = '';
    later.textContent = '139 0013 9000';

    page.page.append(later);
    await waitUntil(() => later.getAttribute('role') === 'link');
    const placed = oneEvent(page.page, 'tccc-call-placed');
    later.click();

    await placed;
    expect(dialled(page)).to.deep.equal([{ type: 'call.place', to: '13900139000' }]);
  });

  it('B12: what is taken out of the page is as it was before, and dials again when it comes back', async () => {
    const page = await open();
    const marked = at(page, 'marked');

    marked.remove();
    await waitUntil(() => !marked.hasAttribute('role'));
    expect(marked.hasAttribute('tabindex')).to.equal(false);

    page.page.append(marked);
    await waitUntil(() => marked.getAttribute('role') === 'link');
    const placed = oneEvent(page.page, 'tccc-call-placed');
    marked.click();
    await placed;
    expect(dialled(page)).to.deep.equal([{ type: 'call.place', to: '051485664126' }]);
  });

  it('B12: words with a sign that escapes nothing are no number, and the link stays the page’s', async () => {
    const page = await open();
    const link = at(page, 'link') as HTMLAnchorElement;
    link.setAttribute('href', 'tel:100%');
    const mistakes: string[] = [];
    const note = ({ message }: ErrorEvent): void => void mistakes.push(message);
    addEventListener('error', note);

    link.click();

    removeEventListener('error', note);
    expect([mistakes, page.taken, dialled(page)]).to.deep.equal([[], [false], []]);
  });

  it('B1: the page prevents the call, or places it after a question of its own', async () => {
    const page = await open();
    page.page.addEventListener('tccc-call-request', (event) => event.preventDefault(), { once: true });
    at(page, 'link').click();
    await waitUntil(() => !at(page, 'link').hasAttribute('aria-busy'));
    expect(dialled(page)).to.deep.equal([]);

    const asked: string[] = [];
    page.page.addEventListener('tccc-call-request', (event) =>
      event.respondWith(async (call) => {
        asked.push(event.detail.to);
        await call();
      }),
    );
    const placed = oneEvent(page.page, 'tccc-call-placed');
    at(page, 'link').click();

    await placed;
    expect(asked).to.deep.equal(['13800138000']);
    expect(dialled(page)).to.have.lengthOf(1);
  });

  it('B12: in a call the number says why it waits', async () => {
    const page = await open({
      snapshot: { presence: aPresence({ state: 'busy' }), calls: [aDiallingCall()] },
    });

    at(page, 'marked').click();
    await waitUntil(() => notice()?.matches(':popover-open'));

    expect(notice()!.renderRoot.textContent.trim()).not.to.equal('');
    expect(dialled(page)).to.deep.equal([]);
    await expect(notice()!).to.be.accessible();
  });

  it('B12: what the centre refused is told beside the number', async () => {
    const page = await open();
    page.centre.refuseNext(new WorkbenchError('call/caller-number-unknown'));

    at(page, 'link').click();
    await waitUntil(() => notice()?.matches(':popover-open'));

    expect(notice()!.renderRoot.querySelector('[role="alert"]')!.textContent.trim()).not.to.equal('');
    expect(at(page, 'link').hasAttribute('aria-busy')).to.equal(false);
  });

  it('B12: while nobody is signed in, and with a modifier key, a link does what it did', async () => {
    const signedOut = await open({ isSignedIn: false });
    const page = await open();

    at(signedOut, 'link').click();
    at(page, 'link').dispatchEvent(
      new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }),
    );

    expect([...signedOut.taken, ...page.taken]).to.deep.equal([false, false]);
    expect([...dialled(signedOut), ...dialled(page)]).to.deep.equal([]);
  });

  it('B12: undone, the page is as it was', async () => {
    const page = await open();

    page.stop();
    at(page, 'link').click();

    expect(at(page, 'marked').hasAttribute('role')).to.equal(false);
    expect(at(page, 'marked').hasAttribute('tabindex')).to.equal(false);
    expect(dialled(page)).to.deep.equal([]);
  });
});
