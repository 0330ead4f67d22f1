import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { mobiles } from './harness/centre.js';
import { Stage } from './harness/stage.js';

describe('The avatar menu', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S6: 个人信息 changes the mobile number with the old one and a code sent to the new one', async () => {
    const { page } = await stage.agent('li');
    const newMobile = '13700019999';
    await page.locator('tccc-presence').getByRole('button').first().click();
    await page.getByRole('menuitem', { name: '个人信息' }).click();
    const profile = page.locator('tccc-profile');
    await profile.getByText('li@centre.example').waitFor();

    await profile.getByRole('button', { name: '修改 手机号' }).click();
    await profile.getByLabel('原手机号码').fill(mobiles.li);
    await profile.getByLabel('新手机号码').fill(newMobile);
    await profile.getByRole('button', { name: '获取验证码' }).click();
    await profile.getByText('验证码已发送').waitFor();
    await profile.getByLabel('手机验证码').fill(await stage.centre.codeFor(newMobile));
    await profile.getByRole('button', { name: '确定' }).click();

    await profile.getByText('手机号已修改').waitFor();
    assert.equal(await profile.locator('.number').textContent(), '137****9999');
  });

  it('S22: the switch of 手机接听 stands where the centre says, also after a reload', async () => {
    const { page } = await stage.agent('li');
    const answering = page.getByRole('switch', { name: '手机接听' });
    await answering.click();
    await page.getByRole('switch', { name: '手机接听', checked: true }).waitFor();

    await page.reload();
    await page.getByRole('switch', { name: '手机接听', checked: true }).waitFor();
    await answering.click();
    await page.getByRole('switch', { name: '手机接听', checked: false }).waitFor();
  });
});
