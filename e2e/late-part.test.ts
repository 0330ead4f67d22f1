import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { password } from './harness/centre.js';
import { Stage } from './harness/stage.js';

/** The desk of the CDN build alone in a page, at its entrance. */
async function openDesk(stage: Stage): Promise<Page> {
  const page = await stageDesk(stage);
  await page.getByLabel('登录密码').waitFor();
  return page;
}

/** The same, before anything of it is drawn; `missing` files don't come. */
async function stageDesk(stage: Stage, missing?: RegExp, source = 'centre-url'): Promise<Page> {
  const page = await (await stage.profile()).newPage();
  if (missing) await page.route(missing, (route) => route.abort());
  page.setDefaultTimeout(20_000);
  await page.goto(`${stage.centre.url}/healthz`);
  await page.evaluate((attribute) => {
    document.documentElement.lang = 'zh-CN';
    const desk = document.createElement('tccc-workbench');
    desk.setAttribute(attribute, location.origin);
    const script = document.createElement('script');
    script.type = 'module';
    script.src = '/cdn/tccc-workbench.js';
    document.body.replaceChildren(desk, script);
  }, source);
  return page;
}

async function fillIn(page: Page, agent: string): Promise<void> {
  await page.getByLabel('邮箱地址').fill(`${agent}@centre.example`);
  await page.getByLabel('登录密码').fill(password);
}

async function goOnline(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '是' }).check();
  await page.getByRole('button', { name: '上线', exact: true }).click();
}

async function enter(page: Page, agent: string): Promise<void> {
  await fillIn(page, agent);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await goOnline(page);
}

describe('A part of the desk that does not come', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('B13: the desk behind the entrance is told as missing, and comes when it is asked for again', async () => {
    const page = await openDesk(stage);
    await page.route(/chunks\/desk-/, (route) => route.abort());
    await enter(page, 'li');
    const failure = page.locator('tccc-workbench').getByRole('alert').filter({ hasText: /.+/ });
    await failure.getByRole('button', { name: '重试' }).waitFor();

    await page.unroute(/chunks\/desk-/);
    await failure.getByRole('button', { name: '重试' }).click();

    await page.locator('tccc-presence').getByRole('button', { name: '空闲' }).first().waitFor();
    assert.equal(await failure.getByRole('button', { name: '重试' }).count(), 0);
    // one desk came, whose keys are those of what is shown
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  });

  it('B13: texts that do not come are told in plain words, and the entrance is drawn as soon as they do', async () => {
    const texts = /chunks\/entrance\.zh-cn/;
    const page = await stageDesk(stage, texts);
    await page.locator('tccc-workbench').getByRole('status').getByText('文字加载失败，正在重试…').waitFor();

    await page.unroute(texts);

    await page.getByLabel('登录密码').waitFor();
    assert.equal(await page.getByText('文字加载失败').count(), 0);
  });

  it('B13: a workbench of the desk’s own is told as missing, and comes when it is asked for again', async () => {
    const own = /own-simulator/;
    const page = await stageDesk(stage, own, 'simulator');
    const failure = page.locator('tccc-workbench').getByRole('alert').filter({ hasText: '一部分未能加载' });
    const again = failure.getByRole('button', { name: '重试' });
    await again.waitFor();
    assert.equal(await failure.getByRole('button', { name: '关闭' }).count(), 0);

    await page.unroute(own);
    await again.click();

    await page.locator('tccc-workbench').getByRole('button', { name: '上线', exact: true }).waitFor();
    assert.equal(await again.count(), 0);
  });

  it('B13: the dial pad is told as missing, and the desk goes on', async () => {
    const page = await openDesk(stage);
    await enter(page, 'wang');
    await page.locator('tccc-presence').getByRole('button', { name: '空闲' }).first().waitFor();
    await page.route(/dialpad/, (route) => route.abort());
    await page.getByRole('button', { name: '电话呼出' }).click();
    const failure = page.locator('tccc-workbench').getByRole('alert').filter({ hasText: /.+/ });
    await failure.getByRole('button', { name: '重试' }).waitFor();

    await page.unroute(/dialpad/);
    await failure.getByRole('button', { name: '重试' }).click();
    // a press elsewhere closes the dial pad's place
    await page.getByRole('button', { name: '电话呼出' }).click();

    await page.locator('tccc-dialpad').getByRole('button', { name: '拨打' }).waitFor();
  });

  it('B13: the rest of the way to the centre is told as missing, and comes with the next sign-in', async () => {
    const page = await openDesk(stage);
    await page.route(/chunks\/signed-in-/, (route) => route.abort());
    await fillIn(page, 'li');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('tccc-sign-in').getByText('一部分未能加载').waitFor();

    await page.unroute(/chunks\/signed-in-/);
    await page.getByRole('button', { name: '登录', exact: true }).click();

    // one who was online before goes straight to the desk
    await page.getByRole('radio', { name: '是' }).or(page.locator('tccc-presence')).first().waitFor();
  });

  it('B13: the line is told as missing, and comes when the agent goes online again', async () => {
    const page = await openDesk(stage);
    await page.route(/adapters\/sip/, (route) => route.abort());
    await enter(page, 'admin');
    const entrance = page.locator('tccc-sign-in');
    await entrance.getByText('一部分未能加载').waitFor();

    await page.unroute(/adapters\/sip/);
    await entrance.getByRole('button', { name: '重试' }).click();

    await page.locator('tccc-presence').getByRole('button', { name: '空闲' }).first().waitFor();
  });
});
