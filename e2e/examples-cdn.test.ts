import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Diagnostics } from 'tccc-workbench/diagnostics';
import type { Simulator, SimulatorOptions } from 'tccc-workbench/adapters/simulator';
import type { Workbench, WorkbenchOptions } from 'tccc-workbench/headless';
import { openBrowser, openProfile } from './harness/browsers.js';
import { CustomerProject } from './harness/packed.js';
import { StaticSite } from './harness/static-site.js';

const example = fileURLToPath(new URL('../dist/examples/cdn', import.meta.url));

/** What the test uses of the CDN's entry. */
interface CdnBuild {
  readonly version: string;
  createSimulator(options: SimulatorOptions): Promise<Simulator>;
  createWorkbench(options: WorkbenchOptions): Workbench;
  startDiagnostics(workbench: Workbench): Promise<Diagnostics>;
}

interface Diagnosed {
  readonly diagnostics: Diagnostics;
}

/** What a page said. */
interface Heard {
  readonly faults: string[];
  readonly warnings: string[];
}

describe('The CDN build of the packed package', () => {
  let browser: Browser;
  let project: CustomerProject;
  let cdn: string;
  const sites: StaticSite[] = [];
  before(async () => {
    browser = await openBrowser();
    project = new CustomerProject();
    cdn = join(project.packageFolder, 'dist/cdn');
  });
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.close();
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser.close();
    project.dispose();
  });

  async function site(options: Parameters<typeof StaticSite.open>[0]): Promise<StaticSite> {
    const opened = await StaticSite.open(options);
    sites.push(opened);
    return opened;
  }

  async function open(url: string): Promise<{ page: Page } & Heard> {
    const profile = await openProfile(browser, { locale: 'en' });
    const page = await profile.newPage();
    page.setDefaultTimeout(20_000);
    const [faults, warnings]: [string[], string[]] = [[], []];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.goto(url);
    return { page, faults, warnings };
  }

  for (const [kind, path] of [
    ['module', '/'],
    ['classic script', '/classic.html'],
  ] as const) {
    it(`B13: one ${kind} with its hash gives a page the desk; a call is taken and ended, and the page hears of it`, async () => {
      const { url } = await site({ folders: { '/': example, '/cdn/': cdn } });
      const { page, faults } = await open(`${url}${path}`);
      const integrity = await page.locator('script[integrity]').getAttribute('integrity');
      assert.match(integrity ?? '', /^sha384-[\w+/]{64}$/);

      const goOnline = page.locator('tccc-workbench').getByRole('button', { name: 'Go online' });
      await goOnline.waitFor();
      await page.evaluate(writeDown, path === '/' ? '/cdn/tccc-workbench.js' : null);
      await goOnline.click();
      await page.getByRole('button', { name: 'Let a customer call' }).click();
      const answer = page.locator('tccc-incoming-call').getByRole('button', { name: /^Answer/ });
      await answer.waitFor();
      await answer.click({ delay: 400 });
      await page.locator('tccc-call-panel').getByRole('button', { name: 'Hang up' }).click();
      await page.getByText('The call with 138****8000 is over.').waitFor();
      const diagnosis = await page.evaluate(() => (globalThis as unknown as Diagnosed).diagnostics.toText());
      assert.match(diagnosis, /· agent: offline → idle[\s\S]*→ talking[\s\S]*→ ended/);
      assert.deepEqual(faults, []);
    });
  }

  it('B13: a classic script from another origin, with no attribute but its address, loads its parts from beside itself', async () => {
    const cdnOrigin = await site({
      folders: { '/cdn/': cdn },
      headers: { 'access-control-allow-origin': '*' },
    });
    const page = `<!doctype html><html lang="en"><link rel="icon" href="data:,">
      <script src="${cdnOrigin.url}/cdn/tccc-workbench.iife.js"></script>
      <tccc-workbench simulator></tccc-workbench>`;
    const crm = await site({ folders: {}, pages: { '/': page } });

    const { page: opened, faults, warnings } = await open(crm.url);

    await opened.locator('tccc-workbench').getByRole('button', { name: 'Go online' }).waitFor();
    assert.deepEqual([faults, warnings], [[], []]);
  });

  it('B13: a browser refuses the entry, and with an import map every chunk, once a byte is another', async () => {
    const hashes = JSON.parse(readFileSync(join(cdn, 'sri.json'), 'utf8')) as Record<string, string>;
    const folder = mkdtempSync(join(tmpdir(), 'tccc-tampered-'));
    cpSync(cdn, folder, { recursive: true });
    const chunk = Object.keys(hashes).find((name) => /^chunks\/entrance-/.test(name));
    assert.ok(chunk, 'the entry has a chunk');
    writeFileSync(join(folder, chunk), `${readFileSync(join(folder, chunk), 'utf8')}\n`);
    const integrity = Object.fromEntries(
      Object.entries(hashes).map(([name, hash]) => [`/cdn/${name}`, hash]),
    );
    const page = `<!doctype html><link rel="icon" href="data:,">
      <script type="importmap">${JSON.stringify({ integrity })}</script>
      <script type="module" src="/cdn/tccc-workbench.js" integrity="${hashes['tccc-workbench.js']}"></script>
      <tccc-workbench></tccc-workbench><tccc-dialpad></tccc-dialpad>`;

    const whole = await site({ folders: { '/cdn/': cdn }, pages: { '/': page } });
    const { page: good } = await open(whole.url);
    await good.waitForFunction(() => customElements.get('tccc-dialpad') !== undefined);

    const tampered = await site({ folders: { '/cdn/': folder }, pages: { '/': page } });
    const { page: bad, faults } = await open(tampered.url);
    await bad.waitForLoadState('networkidle');
    assert.equal(await bad.evaluate(() => customElements.get('tccc-workbench')), undefined);
    assert.ok(
      faults.some((text) => text.includes(chunk) && /digest|integrity/i.test(text)),
      faults.join('\n'),
    );
    rmSync(folder, { recursive: true });
  });

  it('B13: two versions on one page: the first gives the elements, both work, and the console names both', async () => {
    const other = mkdtempSync(join(tmpdir(), 'tccc-other-'));
    cpSync(cdn, other, { recursive: true });
    const { version } = JSON.parse(readFileSync(join(project.packageFolder, 'package.json'), 'utf8')) as {
      version: string;
    };
    renameVersion(other, version, '99.0.0');
    const page = `<!doctype html><link rel="icon" href="data:,"><html lang="en">
      <script type="module" src="/cdn/tccc-workbench.js"></script>
      <script type="module" src="/other/tccc-workbench.js"></script>
      <tccc-workbench></tccc-workbench>`;
    const { url } = await site({ folders: { '/cdn/': cdn, '/other/': other }, pages: { '/': page } });

    const opened = await open(url);
    const versions = await opened.page.evaluate(async () => {
      const [first, second] = await Promise.all(
        ['/cdn/tccc-workbench.js', '/other/tccc-workbench.js'].map(
          (path) => import(path) as Promise<CdnBuild>,
        ),
      );
      if (!first || !second) throw new Error('A build was not imported');
      const Desk = customElements.get('tccc-workbench') as unknown as { version: string };
      const desk = document.querySelector('tccc-workbench') as unknown as { workbench: unknown };
      // the second build's workbench in the first build's element
      const simulator = await second.createSimulator({ signedIn: true, language: 'en' });
      desk.workbench = second.createWorkbench({ centre: simulator.centre, line: simulator.line });
      Object.assign(globalThis, { simulator });
      return [Desk.version, first.version, second.version];
    });
    assert.deepEqual(versions, [version, version, '99.0.0']);
    const told = opened.warnings.filter((text) => text.includes('tccc-workbench'));
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', new RegExp(`99\\.0\\.0.*${version.replaceAll('.', '\\.')}`));

    await opened.page.getByRole('button', { name: 'Go online' }).first().click();
    await opened.page.getByText('Idle').first().waitFor();
    await opened.page.evaluate(() =>
      (globalThis as unknown as { simulator: { call(options: object): void } }).simulator.call({
        from: '13800138000',
      }),
    );
    await opened.page
      .locator('tccc-incoming-call')
      .getByRole('button', { name: /^Answer/ })
      .waitFor();
    assert.deepEqual(opened.faults, []);
    rmSync(other, { recursive: true });
  });
});

/** Writes down from now on what happens to the desk of the page; `build` is its module, `null` the classic script. */
async function writeDown(build: string | null): Promise<void> {
  const { startDiagnostics } = build
    ? ((await import(build)) as CdnBuild)
    : (globalThis as unknown as { TcccWorkbench: CdnBuild }).TcccWorkbench;
  const { workbench } = document.querySelector('tccc-workbench') as unknown as { workbench: Workbench };
  Object.assign(globalThis, { diagnostics: await startDiagnostics(workbench) });
}

/** Another build differs in its version at least. */
function renameVersion(folder: string, from: string, to: string): void {
  const sri = JSON.parse(readFileSync(join(folder, 'sri.json'), 'utf8')) as Record<string, string>;
  let count = 0;
  for (const name of Object.keys(sri)) {
    const text = readFileSync(join(folder, name), 'utf8');
    const renamed = text.replaceAll(`"${from}"`, `"${to}"`);
    if (renamed !== text) count += 1;
    writeFileSync(join(folder, name), renamed);
  }
  assert.ok(count > 0, 'a chunk names the version');
}
