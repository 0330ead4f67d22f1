import { expect } from '@open-wc/testing';
import { ManualClock } from '../base/index.js';
import { loadCatalogue } from '../i18n/index.js';
import { aPresence, aRingingCall, createTestWorkbench, type TestWorkbench } from '../testing/index.js';
import { flashTitle, type FlashTitleOptions } from './flash-title.js';

interface Stage extends TestWorkbench {
  readonly page: Document;
  readonly time: ManualClock;
  readonly undo: () => void;
}

async function open(head: string, options: FlashTitleOptions = {}): Promise<Stage> {
  await loadCatalogue('zh-CN');
  const desk = await createTestWorkbench();
  const page = document.implementation.createHTMLDocument();
  page.head.innerHTML = head;
  const time = new ManualClock();
  const undo = flashTitle(desk.workbench, {
    document: page,
    clock: time,
    language: () => 'zh-CN',
    isCalm: () => false,
    ...options,
  });
  return { ...desk, page, time, undo };
}

const ring = ({ centre }: TestWorkbench): void =>
  centre.tellSnapshot({ calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) });
const hush = ({ centre }: TestWorkbench): void => centre.tellSnapshot({ calls: [], presence: aPresence() });
const observed = (): Promise<void> => Promise.resolve();

describe('flashTitle', () => {
  it('B11: the title alternates with the masked caller while a call rings, and comes back exactly', async () => {
    const stage = await open('<title>  CRM  –  Müller </title>');
    const before = stage.page.head.innerHTML;

    ring(stage);
    const seen = [stage.page.title];
    for (let second = 0; second < 3; second++) {
      stage.time.advance(1_000);
      seen.push(stage.page.title);
    }
    hush(stage);

    expect(seen).to.deep.equal([
      '【来电】189****8352',
      'CRM – Müller',
      '【来电】189****8352',
      'CRM – Müller',
    ]);
    expect(stage.page.head.innerHTML).to.equal(before);
    expect(stage.time.pending).to.equal(0);
  });

  it('B11: a title that the host sets meanwhile is the one that comes back', async () => {
    const stage = await open('<title>CRM</title>');
    ring(stage);

    stage.page.title = 'CRM (1 new)';
    await observed();
    expect(stage.page.title).to.equal('【来电】189****8352');
    stage.page.title = 'CRM (2 new)';
    hush(stage);

    expect(stage.page.title).to.equal('CRM (2 new)');
  });

  it('B11: with less motion the mark stands still', async () => {
    const stage = await open('<title>CRM</title>', { isCalm: () => true });

    ring(stage);

    expect(stage.page.title).to.equal('【来电】189****8352');
    expect(stage.time.pending).to.equal(0);
  });

  it('B11: the icon is green while it rings, over an untouched one of the host', async () => {
    const stage = await open('<title>CRM</title><link rel="icon" href="/crm.ico">');
    const icons = (): string[] =>
      [...stage.page.querySelectorAll('link[rel="icon"]')].map((link) => link.getAttribute('href') ?? '');

    ring(stage);
    const ringing = icons();
    hush(stage);

    expect(ringing[0]).to.equal('/crm.ico');
    expect(ringing[1]).to.match(/^data:image\/svg\+xml,/);
    expect(icons()).to.deep.equal(['/crm.ico']);
  });

  it('B11: the icon is one that a browser can draw', async () => {
    const stage = await open('<link rel="shortcut icon" href="/crm.ico">');
    ring(stage);
    const picture = new Image();

    picture.src = stage.page.querySelector<HTMLLinkElement>('link:last-of-type')!.href;

    await picture.decode();
    expect(picture.naturalWidth).to.be.greaterThan(0);
  });

  it('B13: a page that names no icon gets none of ours, which its policy may forbid; the host’s own it gets', async () => {
    const [ours, hosts] = [await open(''), await open('', { icon: '/ring.svg' })];

    ring(ours);
    ring(hosts);

    expect(ours.page.querySelector('link')).to.equal(null);
    expect(ours.page.title).to.equal('【来电】189****8352');
    expect(hosts.page.querySelector('link')?.getAttribute('href')).to.equal('/ring.svg');
  });

  it('B11: a page without a title has none afterwards', async () => {
    const stage = await open('', { icon: null });

    ring(stage);
    expect(stage.page.title).to.equal('【来电】189****8352');
    hush(stage);

    expect(stage.page.head.childElementCount).to.equal(0);
  });

  it('B11: the undo in the middle of a ring leaves nothing behind', async () => {
    const stage = await open('<title>CRM</title>');
    ring(stage);

    stage.undo();
    hush(stage);
    ring(stage);

    expect(stage.page.head.innerHTML).to.equal('<title>CRM</title>');
    expect(stage.time.pending).to.equal(0);
  });

  it('is calm about a call that answers by itself', async () => {
    const stage = await open('<title>CRM</title>');

    stage.centre.tellSnapshot({ calls: [aRingingCall({ context: { isAutomatic: true } })] });

    expect(stage.page.title).to.equal('CRM');
  });
});
