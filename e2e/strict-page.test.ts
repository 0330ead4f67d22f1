import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AgentDesk } from './harness/agent-desk.js';
import { hearsTone } from './harness/ear.js';
import { CustomerProject } from './harness/packed.js';
import { agentHz, customerHz } from './harness/browsers.js';
import { Stage } from './harness/stage.js';
import { StaticSite } from './harness/static-site.js';

/** As strict as a page gets: nothing but its own files, no image, no inline style or script, no string made markup but Lit's. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self' blob:; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

/** The page takes the desk from the packed package's CDN build, the centre stands behind the same origin. */
const page = `<!doctype html>
  <html lang="zh-CN">
    <title>A strict page</title>
    <script type="module" src="/cdn/tccc-workbench.js"></script>
    <script type="module" src="/host.js"></script>
    <tccc-workbench></tccc-workbench>
  </html>`;

/** Tones stay tones without the browser's voice processing. */
const host = `
  import { createHttpCentre, createSipLine, createWorkbench } from '/cdn/tccc-workbench.js';
  const voiceProcessing = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  document.querySelector('tccc-workbench').workbench = createWorkbench({
    centre: createHttpCentre({ url: location.origin }),
    line: await createSipLine({ voiceProcessing }),
  });`;

describe('A page with a strict content security policy', () => {
  let stage: Stage;
  let project: CustomerProject;
  let site: StaticSite;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 0 });
    project = new CustomerProject();
    site = await StaticSite.open({
      folders: { '/cdn/': join(project.packageFolder, 'dist/cdn') },
      pages: { '/': page, '/host.js': host },
      headers: { 'content-security-policy': policy },
      behind: stage.centre.url,
    });
  });
  after(async () => {
    await stage.clear();
    await site.close();
    await stage.close();
    project.dispose();
  });

  it('B13: the packed desk signs in, takes a call, shows and plays its record without one violation', async () => {
    const profile = await stage.profile();
    const errors: string[] = [];
    profile.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await profile.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
        violations.push(`${effectiveDirective} by ${blockedURI} in ${sourceFile}`),
      );
    });

    const desk = await AgentDesk.online(profile, site.url);
    const violations = (): Promise<string[]> =>
      desk.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
    const customer = await stage.customer();
    await customer.call();
    await desk.page.waitForFunction(() => document.title.startsWith('【来电】'));
    await desk.answer();
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);
    await desk.press('通话保持');
    await desk.callIs('保持中');
    await customer.hangUp();
    await desk.presence('空闲');

    const records = await desk.openRecords();
    await records.getByRole('button', { name: '播放录音' }).first().click();
    const player = records.locator('tccc-recording-player');
    const sound = await player.locator('audio').elementHandle();
    await desk.page.waitForFunction((audio) => (audio as HTMLAudioElement | null)!.currentTime > 0.5, sound);
    await player.locator('.wave[data-drawn="true"]').waitFor();

    assert.deepEqual([errors, await violations()], [[], []]);
    desk.expectNoFaults();
    // the policy was in force all the time, and its violations are heard
    await desk.page.evaluate(() => {
      const probe = document.createElement('p');
      probe.setAttribute('style', 'color: red');
      document.body.append(probe);
    });
    await desk.page.waitForFunction(
      () => (globalThis as unknown as { violations: string[] }).violations.length > 0,
    );
    assert.match((await violations()).join(), /^style-src/);
  });
});
