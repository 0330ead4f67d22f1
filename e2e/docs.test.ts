import assert from 'node:assert/strict';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './harness/browsers.js';

const site = fileURLToPath(new URL('../dist/site', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

/** Any static host: files, and nothing else. */
async function serve(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const path = join(site, normalize(decodeURI(request.url ?? '/')));
    if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    return createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Opens a page of the site and waits until its element is in its scene. */
async function openPage(browser: Browser, url: string): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, locale: 'en-US' });
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('requestfailed', (request) => faults.push(`not loaded: ${request.url()}`));
  await page.goto(url);
  if ((await page.locator('.live').count()) > 0) await page.locator('[data-scene]').waitFor();
  return { page, faults };
}

/** Waits until the element has words of its own, or a control with a name. */
async function showsSomething(element: Locator): Promise<void> {
  await element.waitFor();
  const handle = await element.elementHandle();
  await element.page().waitForFunction(({ shadowRoot }) => {
    if (!shadowRoot) return false;
    return shadowRoot.querySelector('button[aria-label]') !== null || shadowRoot.textContent.trim() !== '';
  }, handle);
}

describe('The documentation', () => {
  let browser: Browser;
  let host: { server: Server; url: string };
  before(async () => {
    const built = spawnSync(process.execPath, ['scripts/docs.mjs'], { encoding: 'utf8' });
    assert.equal(built.status, 0, `every page is built and no link is lost: ${built.stdout}${built.stderr}`);
    [browser, host] = await Promise.all([openBrowser(), serve()]);
  });
  after(async () => {
    await browser.close();
    host.server.close();
  });

  it('B13: shows every element at work on the simulator, from a static host, without a fault', async () => {
    const { page, faults } = await openPage(browser, `${host.url}/elements/tccc-workbench.html`);
    await page.locator('tccc-presence').getByText('Idle').first().waitFor();
    const pages = await page
      .locator('nav a[href*="tccc-"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    assert.ok(pages.length >= 18, `${pages.length} elements`);
    assert.deepEqual(faults, []);
    await page.close();

    for (const url of pages) {
      const opened = await openPage(browser, url);
      const tag = /(tccc-[\w-]+)\.html/.exec(url)?.[1] ?? '';
      const element = opened.page.locator(`.live ${tag}`).first();
      assert.ok(await element.evaluate((found) => found.matches(':defined')), `${tag} is registered`);
      if (tag !== 'tccc-provider') await showsSomething(element);
      assert.deepEqual(opened.faults, [], tag);
      await opened.page.close();
    }
  });

  it('B4: a reader lets a customer call, answers, and hangs up, on the page of the call panel', async () => {
    const { page, faults } = await openPage(browser, `${host.url}/elements/tccc-call-panel.html`);
    await page.locator('tccc-call-panel').getByText('Talking').first().waitFor();

    await page.locator('tccc-call-panel').getByRole('button', { name: 'Hang up' }).click();
    await page.locator('tccc-call-panel').getByRole('button', { name: 'Return to service' }).waitFor();

    assert.deepEqual(faults, []);
    await page.close();
  });
});
