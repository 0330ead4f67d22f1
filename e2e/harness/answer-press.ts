import type { Page } from 'playwright-core';
import { until } from './until.js';

/** Presses 接听 with the mouse until the bar takes it: at first it is deaf, so that nobody answers what came under the pointer. */
export async function pressAnswer(page: Page): Promise<void> {
  await page.locator('tccc-incoming-call').getByRole('button', { name: '接听' }).hover();
  const heard = await page.evaluateHandle(() => {
    const requests: Event[] = [];
    addEventListener('tccc-answer-request', (request) => requests.push(request), { once: true });
    return requests;
  });
  await until('the answer is taken', async () => {
    await page.mouse.down();
    await page.mouse.up();
    return heard.evaluate(({ length }) => length > 0);
  });
}
