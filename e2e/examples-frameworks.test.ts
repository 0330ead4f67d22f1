import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, openProfile } from './harness/browsers.js';
import { StaticSite } from './harness/static-site.js';

const built = (name: string) => fileURLToPath(new URL(`../dist/examples/${name}`, import.meta.url));

/** The build bundles both from the packed tarball, see scripts/build-examples.mjs. */
for (const name of ['react', 'vue']) {
  describe(`The example for ${name}`, () => {
    let browser: Browser;
    let site: StaticSite;
    let profile: BrowserContext;
    let page: Page;
    const faults: string[] = [];
    before(async () => {
      [browser, site] = await Promise.all([
        openBrowser(),
        StaticSite.open({ folders: { '/': built(name) } }),
      ]);
      profile = await openProfile(browser, { locale: 'en' });
      page = await profile.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(site.url);
    });
    afterEach(() => assert.deepEqual(faults, []));
    after(async () => {
      await browser.close();
      await site.close();
    });

    it(`B13: the desk in ${name}: a customer calls, the record opens, the call is answered, ended and told`, async () => {
      await page.locator('tccc-workbench').getByRole('button', { name: 'Go online' }).click();
      await page.getByRole('heading', { name: 'Lin Yue' }).waitFor();
      await page.getByRole('button', { name: 'Let a customer call' }).click();
      await page.getByRole('heading', { name: 'Zhao Ming' }).waitFor();

      const answer = page.locator('tccc-incoming-call').getByRole('button', { name: /^Answer/ });
      await answer.waitFor();
      await answer.click({ delay: 400 });
      const log = page.getByRole('log');
      await log.getByText('Talking to 139****5678').waitFor();
      await page.locator('tccc-call-panel').getByRole('button', { name: 'Hang up' }).click();
      await log.getByText('Call with 139****5678 ended').waitFor();
    });

    it(`B13: the desk in ${name}: the number of a record is clicked and the desk calls it`, async () => {
      const panel = page.locator('tccc-call-panel');
      const finish = panel.getByRole('button', { name: /Return to service|Done|Finish/ });
      if (await finish.isVisible()) await finish.click();
      await page.locator('tccc-call-button').getByRole('button').click();
      await page
        .getByRole('log')
        .getByText(/^Talking to/)
        .nth(1)
        .waitFor();
      await panel.getByRole('button', { name: 'Hang up' }).click();
      await page
        .getByRole('log')
        .getByText(/ended$/)
        .nth(1)
        .waitFor();
    });
  });
}
