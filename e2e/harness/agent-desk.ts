import type { BrowserContext, Locator } from 'playwright-core';
import { pressAnswer } from './answer-press.js';
import { password } from './centre.js';
import { WatchedPage } from './watched-page.js';

/** The CRM page with the desk in it, used as an agent uses it: by what is written on it. */
export class AgentDesk extends WatchedPage {
  /** Opens the CRM; audio processing is off, so that tones stay tones. */
  static async open(context: BrowserContext, centreUrl: string): Promise<AgentDesk> {
    const page = await context.newPage();
    const desk = new AgentDesk(page);
    await page.goto(`${centreUrl}/?raw-audio&lang=zh-CN`);
    return desk;
  }

  /** Opens the CRM, signs in and goes online. */
  static async online(context: BrowserContext, centreUrl: string, agent = 'li'): Promise<AgentDesk> {
    const desk = await AgentDesk.open(context, centreUrl);
    await desk.signIn(`${agent}@centre.example`);
    await desk.goOnline();
    return desk;
  }

  async signIn(email: string, secret = password): Promise<void> {
    await this.page.getByLabel('邮箱地址').fill(email);
    await this.page.getByLabel('登录密码').fill(secret);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  /** The step after sign-in: the one centre, online at once. The desk skips it for an agent who is online already. */
  async goOnline(): Promise<void> {
    const yes = this.page.getByRole('radio', { name: '是' });
    await yes.or(this.page.locator('tccc-presence')).first().waitFor();
    if (!(await yes.isVisible())) return this.choosePresence('示闲', '空闲');
    await yes.check();
    await this.page.getByRole('button', { name: '上线', exact: true }).click();
    await this.presence('空闲');
  }

  get panel(): Locator {
    return this.page.locator('tccc-call-panel');
  }

  /** Chooses from the presence menu, and waits until the button says so. */
  async choosePresence(choice: string, word: string): Promise<void> {
    await this.page.locator('tccc-presence').getByRole('button').first().click();
    await this.page.getByRole('menuitemradio', { name: choice }).click();
    await this.presence(word);
  }

  /** Waits until the presence button says so. */
  async presence(word: string): Promise<void> {
    await this.page.locator('tccc-presence').getByRole('button', { name: word }).first().waitFor();
  }

  /** Waits until the strip of the call says so. */
  async callIs(word: string): Promise<void> {
    await this.panel.locator('[part~="state"]').getByText(word).first().waitFor();
  }

  async isRinging(): Promise<void> {
    await this.answerButton.waitFor();
  }

  get answerButton(): Locator {
    return this.page.locator('tccc-incoming-call').getByRole('button', { name: '接听' });
  }

  async answer(): Promise<void> {
    await pressAnswer(this.page);
    await this.callIs('通话中');
  }

  /** Presses a control of the deck by its label. */
  async press(label: string): Promise<void> {
    await this.panel.getByRole('button', { name: label, exact: true }).click();
  }

  async openRecords(): Promise<Locator> {
    await this.page.getByRole('button', { name: '服务记录' }).click();
    return this.page.locator('tccc-call-records');
  }

  async openDialpad(): Promise<Locator> {
    await this.page.getByRole('button', { name: '电话呼出' }).click();
    return this.page.locator('tccc-dialpad');
  }

  async dial(number: string): Promise<void> {
    const dialpad = await this.openDialpad();
    await dialpad.getByLabel('电话号码').fill(number);
    await dialpad.getByRole('button', { name: '拨打' }).click();
  }
}
