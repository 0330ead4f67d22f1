// How fast a call feels: `npm run bench:calls [rounds]`. Real server, real Chromium, real audio; prints a Markdown table.
import type { Page } from 'playwright-core';
import { AgentDesk } from '../e2e/harness/agent-desk.js';
import { agentHz, customerHz, openBrowser, openProfile } from '../e2e/harness/browsers.js';
import { TestCentreProcess } from '../e2e/harness/centre.js';
import { CustomerPhone } from '../e2e/harness/customer-phone.js';
import { head, row } from './percentiles.js';
import { installEar, installStopwatch, type Marks } from './stopwatch.js';

const rounds = Number(process.argv[2] ?? 30);
const script = `const __name = (named) => named; (${installStopwatch.toString()})(); (${installEar.toString()})()`;

const read = (page: Page): Promise<Marks> =>
  page.evaluate(() => ({ ...(window as unknown as { __marks: Marks }).__marks }));
const listenFor = (page: Page, hz: number): Promise<void> =>
  page.evaluate((wantedHz) => {
    Object.assign((window as unknown as { __marks: Marks }).__marks, { wantedHz, toneAt: 0 });
  }, hz);
const toneAt = async (page: Page): Promise<number> => {
  await page.waitForFunction(() => (window as unknown as { __marks: Marks }).__marks.toneAt > 0, null, {
    polling: 20,
  });
  return (await read(page)).toneAt;
};

const centre = await TestCentreProcess.start({ wrapUpSeconds: 0 });
const browser = await openBrowser();
const profiles = [await openProfile(browser), await openProfile(browser)] as const;
for (const profile of profiles) await profile.addInitScript(script);
const desk = await AgentDesk.online(profiles[0], centre.url);
const customer = await CustomerPhone.open(profiles[1], centre.url);
const measures = {
  bar: [] as number[],
  agentHears: [] as number[],
  customerHears: [] as number[],
  dial: [] as number[],
};

for (let round = 0; round < rounds; round++) {
  await inbound();
  await outbound();
}

process.stdout.write(
  `${[
    head,
    row('INVITE on the wire → ringing bar painted', measures.bar),
    row('press 接听 → the agent hears the customer', measures.agentHears),
    row('press 接听 → the customer hears the agent', measures.customerHears),
    row("press 拨打 → INVITE at the customer's telephone", measures.dial),
  ].join('\n')}\n`,
);
await browser.close();
await centre.dispose();

async function inbound(): Promise<void> {
  await customer.call();
  await desk.isRinging();
  await desk.page.waitForFunction(() => (window as unknown as { __marks: Marks }).__marks.barAt > 0);
  const rung = await read(desk.page);
  measures.bar.push(rung.barAt - rung.inviteAt);
  await listenFor(desk.page, customerHz);
  await listenFor(customer.page, agentHz);
  await desk.answer();
  const { pressAt } = await read(desk.page);
  measures.agentHears.push((await toneAt(desk.page)) - pressAt);
  measures.customerHears.push((await toneAt(customer.page)) - pressAt);
  await customer.hangUp();
  await desk.presence('空闲');
}

async function outbound(): Promise<void> {
  await desk.dial('18912348352');
  await customer.is('ringing');
  const { pressAt } = await read(desk.page);
  measures.dial.push((await read(customer.page)).inviteAt - pressAt);
  await customer.decline();
  await desk.presence('空闲');
}
