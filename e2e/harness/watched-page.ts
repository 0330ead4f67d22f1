import type { BrowserContext, Page } from 'playwright-core';

/** A page whose uncaught errors and unhandled rejections fail the test that opened it. */
export class WatchedPage {
  readonly page: Page;
  readonly faults: string[] = [];

  protected constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.faults.push(error.stack ?? error.message));
    page.setDefaultTimeout(20_000);
  }

  protected static async openPage(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  /** @throws when the page had an uncaught error */
  expectNoFaults(): void {
    if (this.faults.length > 0) throw new Error(`The page had errors: ${this.faults.join('\n')}`);
  }
}
