import { after, afterEach, before, describe, it } from 'node:test';
import { Stage } from './harness/stage.js';

describe('Signing in and out', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S7: 下线 stays signed in and can 上线 again; 退出登录 leads to the sign-in', async () => {
    const desk = await stage.agent('wang');
    const menu = desk.page.locator('tccc-presence').getByRole('button').first();
    await menu.click();
    await desk.page.getByRole('menuitemradio', { name: '下线' }).click();
    await desk.presence('下线');
    await desk.page.getByRole('button', { name: '上线', exact: true }).first().click();
    await desk.presence('空闲');

    await menu.click();
    await desk.page.getByRole('menuitem', { name: '退出登录' }).click();
    await desk.page.getByLabel('登录密码').waitFor();
  });

  it('S3: a reloaded page is signed in and online as before', async () => {
    const desk = await stage.agent('li');
    await desk.page.reload();
    await desk.presence('空闲');
  });
});
