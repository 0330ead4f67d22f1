import assert from 'node:assert/strict';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pressAnswer } from './harness/answer-press.js';
import { openBrowser } from './harness/browsers.js';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = join(dist, normalize(decodeURI(request.url ?? '/')));
    if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    return createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** What the page shows of one place in the desk. */
async function styleOf(page: Page, part: string, name: string): Promise<string> {
  return page
    .locator(`tccc-workbench [part~="${part}"]`)
    .first()
    .evaluate((found, property) => getComputedStyle(found).getPropertyValue(property), name);
}

async function wear(page: Page, look: string): Promise<void> {
  await page.locator(`input[value="${look}"]`).check({ force: true });
}

/** Controls of the desk that are smaller than `least`, as `name: width × height`; pieces of a text line don't count. */
async function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((smallest) => {
    const controls: Element[] = [];
    const collect = (root: ParentNode): void => {
      for (const found of root.querySelectorAll('*')) {
        if (found.matches('button, select, input:not([type="hidden"]), textarea, a[href], [role="tab"]'))
          controls.push(found);
        if (found.shadowRoot) collect(found.shadowRoot);
      }
    };
    collect(document.querySelector('tccc-workbench')?.shadowRoot ?? document);
    return controls.flatMap((control) => {
      if (!control.checkVisibility()) return [];
      const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
      if (width === 0 || (width >= smallest && height >= smallest)) return [];
      const name = control.getAttribute('aria-label') ?? control.textContent.trim();
      return [`${name || control.className}: ${Math.round(width)} × ${Math.round(height)}`];
    });
  }, least);
}

describe('The desk in six looks', () => {
  let browser: Browser;
  let server: Server;
  before(async () => {
    [browser, server] = await Promise.all([openBrowser(), serve()]);
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, ...options });
    // a compiler that keeps function names calls this helper, which the page does not have
    await context.addInitScript('globalThis.__name = (named) => named');
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/examples/theming/index.html`);
    await page.locator('tccc-presence').first().waitFor();
    await page.evaluate(() => Reflect.get(globalThis, 'workbench').goOnline());
    return page;
  }

  async function inCall(page: Page): Promise<void> {
    await page.locator('#ring').click();
    await pressAnswer(page);
    await page.locator('tccc-call-panel [part~="hold"]').waitFor();
  }

  it('B10: the look changes in a call, and the call goes on', async () => {
    const page = await open();
    await inCall(page);
    await wear(page, 'dark');
    assert.equal(await styleOf(page, 'base', 'background-color'), 'rgb(22, 25, 31)');
    await wear(page, 'contrast');
    assert.equal(await styleOf(page, 'base', 'background-color'), 'rgb(0, 0, 0)');
    await wear(page, 'default');
    assert.equal(await styleOf(page, 'base', 'background-color'), 'rgb(255, 255, 255)');

    await page.locator('tccc-call-panel [part~="hold"]').click();
    await page.locator('tccc-call-panel').getByText('客户正在听保持音').first().waitFor();
    await page.context().close();
  });

  it('B10: ten lines of CSS are a brand', async () => {
    const page = await open();
    await wear(page, 'brand');

    await page.locator('tccc-workbench [part="dial-button"]').click();
    const focus = await page
      .locator('tccc-workbench')
      .evaluate((desk) => getComputedStyle(desk).getPropertyValue('--_brand').trim());
    assert.equal(focus, '#7a1f5c');
    const written = await page.locator('pre').textContent();
    assert.equal(written?.match(/--tccc-/g)?.length, 10);
    await page.context().close();
  });

  it('B10: the dense console is lower, and its targets keep 24 px', async () => {
    const page = await open();
    await inCall(page);
    const hangUp = page.locator('tccc-call-panel [part~="hold"]');
    const before = await hangUp.boundingBox();
    await wear(page, 'console');
    const after = await hangUp.boundingBox();

    assert.ok(before && after && after.height < before.height, 'the tiles are lower');
    assert.deepEqual(await smallTargets(page, 24), []);
    await page.context().close();
  });

  it('B10: written from the right, the desk is mirrored and said in the language of the page', async () => {
    const page = await open();
    await inCall(page);
    const middleOf = async (selector: string): Promise<number> => {
      const box = await page.locator(selector).first().boundingBox();
      assert.ok(box, selector);
      return box.x + box.width / 2;
    };
    const places = ['[part="tasks"]', '[part="current"]', '[part~="mute"]', '[part~="hold"]'];
    const ltr = await Promise.all(places.map((place) => middleOf(`tccc-workbench ${place}`)));
    await wear(page, 'arabic');
    await page.locator('tccc-call-panel').getByText('انتظار', { exact: true }).waitFor();
    const rtl = await Promise.all(places.map((place) => middleOf(`tccc-workbench ${place}`)));

    for (const [index, place] of places.entries())
      assert.ok(Math.abs(1440 - (ltr[index] ?? 0) - (rtl[index] ?? 0)) <= 2, `${place} is mirrored`);
    await page.context().close();
  });

  it('B10: with 320 px of width nothing scrolls sideways, in any look', async () => {
    const page = await open({ viewport: { width: 320, height: 720 } });
    await inCall(page);
    for (const look of ['default', 'brand', 'contrast', 'console', 'arabic']) {
      await wear(page, look);
      const overflow = await page
        .locator('tccc-workbench')
        .evaluate((desk) =>
          Math.max(desk.scrollWidth - desk.clientWidth, document.body.scrollWidth - innerWidth),
        );
      assert.equal(overflow, 0, look);
    }
    await page.context().close();
  });

  it('B10: with a finger targets are at least 40 px, dense or not', async () => {
    const page = await open({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } });
    await inCall(page);
    assert.equal(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), true);
    for (const look of ['default', 'console']) {
      await wear(page, look);
      assert.deepEqual(await smallTargets(page, 40), [], look);
    }
    await page.context().close();
  });

  it('B10: with the colours of the system strips and pressed tiles have a border', async () => {
    const page = await open({ forcedColors: 'active' });
    await inCall(page);
    await page.locator('tccc-call-panel [part~="mute"]').click();
    await page.locator('tccc-call-panel [part~="mute"].red').waitFor();

    const border = async (part: string): Promise<string> =>
      page
        .locator(`tccc-call-panel [part~="${part}"]`)
        .first()
        .evaluate((found) => getComputedStyle(found).borderBlockEndWidth);
    assert.equal(await border('state'), '2px');
    assert.equal(await border('mute'), '2px');
    await page.context().close();
  });
});
