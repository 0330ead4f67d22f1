import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import budgets from '../.size-limit.mjs';
import { password } from './harness/centre.js';
import { Stage } from './harness/stage.js';

/** The files of the CDN build that a page asked for. */
function watchFiles(page: Page): Set<string> {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/cdn\/.*\.js$/.test(pathname)) asked.add(`dist${pathname}`);
  });
  return asked;
}

const budgeted = (name: string): string[] =>
  [...(budgets.find((budget) => budget.name === name)?.path ?? [])].sort();

describe('What a page loads', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(async () => {
    await stage.clear();
    await stage.close();
  });

  it('B13: asks for the files of the weight budgets and no others, at the entrance and while a call rings', async () => {
    const page = await (await stage.profile()).newPage();
    const asked = watchFiles(page);
    await page.goto(`${stage.centre.url}/healthz`);
    await page.evaluate(() => {
      document.documentElement.lang = 'zh-CN';
      const desk = document.createElement('tccc-workbench');
      desk.setAttribute('centre-url', location.origin);
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/cdn/tccc-workbench.js';
      document.body.replaceChildren(desk, script);
    });

    await page.getByLabel('登录密码').waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual([...asked].sort(), budgeted('desk before sign-in'));

    await page.getByLabel('邮箱地址').fill('li@centre.example');
    await page.getByLabel('登录密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('radio', { name: '是' }).check();
    await page.getByRole('button', { name: '上线', exact: true }).click();
    await page.locator('tccc-presence').getByRole('button', { name: '空闲' }).first().waitFor();
    const customer = await stage.customer();
    await customer.call();
    await page.locator('tccc-incoming-call').getByRole('button', { name: '接听' }).waitFor();
    assert.deepEqual([...asked].sort(), budgeted('whole desk while a call rings, with SIP.js'));
  });
});
