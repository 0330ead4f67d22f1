import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { pressAnswer } from './harness/answer-press.js';
import { openBrowser, openProfile } from './harness/browsers.js';
import { StaticSite } from './harness/static-site.js';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

describe('The simulator’s example, on a static host', () => {
  let browser: Browser;
  let site: StaticSite;
  before(async () => {
    browser = await openBrowser();
    const policy = "default-src 'self'; media-src 'self' blob:; img-src 'self' data:; object-src 'none'";
    site = await StaticSite.open({ folders: { '/': dist }, headers: { 'content-security-policy': policy } });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open(options: { readonly locale?: string } = {}): Promise<{ page: Page; faults: string[] }> {
    const page = await (await openProfile(browser, options)).newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    await page.goto(`${site.url}/examples/simulator/`);
    return { page, faults };
  }

  it('B4: a whole call with no server: in, answered, cut off and back, reloaded, ended', async () => {
    const { page, faults } = await open();

    await page.getByRole('button', { name: '上线' }).click();
    await page.getByRole('button', { name: '呼入' }).click();
    await pressAnswer(page);
    await page.getByText('与座席通话').waitFor();
    await page.getByRole('button', { name: '断网' }).click();
    await page.getByText('听到音乐').waitFor();
    await page.getByRole('button', { name: '恢复网络' }).click();
    await page.getByText('与座席通话').waitFor();
    await page.reload();
    await page.getByText('与座席通话').waitFor();
    await page.getByRole('button', { name: '客户挂断' }).click();
    await page.getByRole('button', { name: '返回接待' }).waitFor();
    await page.getByRole('button', { name: '1 分钟', exact: true }).click();
    await page.getByRole('button', { name: '返回接待' }).waitFor({ state: 'hidden' });

    assert.deepEqual(faults, []);
  });

  it('B4: speaks English where the browser does', async () => {
    const { page, faults } = await open({ locale: 'en-US' });

    await page.getByRole('button', { name: 'Call in', exact: true }).waitFor();
    await page.getByText('Lin Xiao').first().waitFor({ state: 'attached' });

    assert.deepEqual(faults, []);
  });
});
