import type { BrowserContext } from 'playwright-core';
import { customerHz } from './browsers.js';
import { WatchedPage } from './watched-page.js';

export type PhoneState = 'idle' | 'calling' | 'ringing' | 'talking' | 'ended' | 'refused';

/** Whose telephone it is, and what its holder says. */
export interface PhoneHolder {
  /** @defaultValue the first customer's number */
  readonly number?: string;
  /** A tone, Hz. @defaultValue `customerHz` */
  readonly hz?: number;
}

/** The customer's telephone page, used as a customer uses it. */
export class CustomerPhone extends WatchedPage {
  static async open(
    context: BrowserContext,
    centreUrl: string,
    { number = '18912348352', hz = customerHz }: PhoneHolder = {},
  ): Promise<CustomerPhone> {
    const page = await context.newPage();
    const phone = new CustomerPhone(page);
    await page.goto(`${centreUrl}/customer/?phone=${number}&tone=${hz}&lang=zh-CN`);
    await phone.is('idle');
    return phone;
  }

  async is(state: PhoneState): Promise<void> {
    await this.page.locator(`.phone[data-state="${state}"]`).waitFor();
  }

  /** Calls the centre's first number, or another of its numbers. */
  async call(number?: string): Promise<void> {
    if (number !== undefined) await this.page.selectOption('#centre', number);
    await this.page.getByRole('button', { name: '拨打' }).click();
  }

  async answer(): Promise<void> {
    await this.is('ringing');
    await this.page.getByRole('button', { name: '接听' }).click();
  }

  async decline(): Promise<void> {
    await this.is('ringing');
    await this.page.getByRole('button', { name: '拒接' }).click();
  }

  /** Presses a key of the keypad: an RFC 4733 telephone event. */
  async press(key: string): Promise<void> {
    await this.page.locator('.keys').getByRole('button', { name: key, exact: true }).click();
  }

  async hangUp(): Promise<void> {
    await this.page.getByRole('button', { name: '挂断' }).click();
  }
}
