import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { AgentDesk } from './harness/agent-desk.js';
import { mobiles, password } from './harness/centre.js';
import { Stage } from './harness/stage.js';

describe('Accounts', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ hasSecondCentre: true });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  /** Types the number, asks for a code, and types what was sent. */
  async function proveMobile({ page }: AgentDesk, mobile: string): Promise<void> {
    await page.getByLabel('手机号', { exact: false }).first().fill(mobile);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByText('验证码已发送').first().waitFor();
    await page.getByRole('textbox', { name: '验证码' }).fill(await stage.centre.codeFor(mobile));
  }

  it('S2, S3: the first sign-in binds a proved number, sets nickname and password, and leads online', async () => {
    const desk = await stage.desk();
    await desk.signIn('chen@centre.example');
    await proveMobile(desk, '13700010004');
    await desk.page.getByLabel('新密码', { exact: true }).fill('Fresh-Start-2026');
    await desk.page.getByLabel('客服昵称').fill('小陈');
    await desk.page.getByRole('button', { name: '完成' }).click();
    await desk.goOnline();

    const again = await stage.desk();
    await again.signIn('chen@centre.example', 'Fresh-Start-2026');
    await again.presence('空闲');
  });

  it('S3, S4: a code signs in at once where the agent sits in two centres, and the chosen one opens', async () => {
    const desk = await stage.desk();
    await desk.page.getByRole('tab', { name: '验证码登录' }).click();
    await proveMobile(desk, mobiles.sun);
    await desk.page.getByRole('button', { name: '登录', exact: true }).click();
    await desk.page.getByRole('radio', { name: /云帆海外联络中心/ }).check();
    await desk.page.getByRole('radio', { name: '是' }).check();
    await desk.page.getByRole('button', { name: '上线', exact: true }).click();
    await desk.presence('空闲');

    const dialpad = await desk.openDialpad();
    const numbers = dialpad.locator('option');
    await numbers.first().waitFor({ state: 'attached' });
    const offered = (await numbers.allTextContents()).map((number) => number.trim());
    assert.deepEqual(offered, ['0514-85664200']);
  });

  it('S5: a forgotten password is set anew by number and code; the desk elsewhere is signed out', async () => {
    const elsewhere = await stage.agent('li');
    const desk = await stage.desk();
    await desk.page.getByText('忘记密码').first().click();
    await proveMobile(desk, mobiles.li);
    await desk.page.getByRole('button', { name: '重置密码', exact: true }).click();
    await desk.page.getByLabel('新密码', { exact: true }).fill('Brand-New-2026');
    await desk.page.getByRole('button', { name: '确定重置密码' }).click();
    await desk.page.getByText('密码已重置').first().waitFor();

    await elsewhere.page.getByLabel('登录密码').waitFor();
    await elsewhere.signIn('li@centre.example', password);
    await elsewhere.page.getByText('邮箱或密码不正确').first().waitFor();
    await desk.signIn('li@centre.example', 'Brand-New-2026');
    await desk.goOnline();
  });
});
