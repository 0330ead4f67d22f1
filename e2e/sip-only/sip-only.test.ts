import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pressAnswer } from '../harness/answer-press.js';
import { agentHz, customerHz, openBrowser, openProfile } from '../harness/browsers.js';
import { hearsSilence, hearsTone } from '../harness/ear.js';
import { until } from '../harness/until.js';
import { Phone } from './phone.js';

const home = 'http://127.0.0.1:8090/';
const secret = 'Correct-Horse-7';
const colleagueHz = 700;

/** The desk in a page; what it shows is asked of its workbench, what is pressed is pressed on its elements. */
class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(15_000);
  }

  async signIn(password = secret): Promise<void> {
    await this.page.getByLabel('SIP 账号').fill('agent-1');
    await this.page.getByLabel('登录密码').fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  async goOnline(): Promise<void> {
    await this.run((workbench) => workbench.goOnline());
    await this.shows((now) => now.presence?.state === 'idle' && now.line === 'ready');
  }

  shows(claim: (now: Snapshot) => boolean): Promise<unknown> {
    return this.page.waitForFunction((text) => {
      const asked = (0, eval)(`(${text})`) as (now: Snapshot) => boolean;
      return asked((globalThis as unknown as Tools).workbench.snapshot);
    }, claim.toString());
  }

  /** Presses a control of the call by its label. */
  async press(label: string): Promise<void> {
    await this.page.locator('tccc-call-panel').getByRole('button', { name: label, exact: true }).click();
  }

  async answer(): Promise<void> {
    await pressAnswer(this.page);
    await this.shows(({ calls }) => calls[0]?.value.progress === 'talking');
  }

  run<Answer>(task: (workbench: Tools['workbench']) => Answer | Promise<Answer>): Promise<Answer> {
    return this.page.evaluate((text) => {
      const asked = (0, eval)(`(${text})`) as typeof task;
      return asked((globalThis as unknown as Tools).workbench);
    }, task.toString());
  }

  sip(method: 'consult' | 'completeConsult' | 'cancelConsult', ...words: string[]): Promise<void> {
    return this.page.evaluate(
      ([name, to]) => {
        const { sip, workbench } = globalThis as unknown as Tools;
        const callId = workbench.snapshot.calls[0]?.context.id ?? '';
        return to === undefined ? sip[name](callId, '') : sip[name](callId, to);
      },
      [method, words[0]] as const,
    );
  }
}

/** A telephone in a page of its own; see telephone.ts. */
class PageTelephone {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(15_000);
  }

  async dial(to: string): Promise<void> {
    await this.page.evaluate((user) => (globalThis as unknown as PageTools).telephone.dial(user), to);
  }

  async hangUp(): Promise<void> {
    await this.page.evaluate(() => (globalThis as unknown as PageTools).telephone.hangUp());
  }

  /** Waits until so many of its calls are up. */
  async has(calls: number): Promise<void> {
    await this.page.waitForFunction(
      (count) => (globalThis as unknown as PageTools).telephone.calls === count,
      calls,
    );
  }
}

interface PageTools {
  readonly telephone: {
    readonly calls: number;
    dial(to: string): Promise<void>;
    hangUp(): Promise<void>;
  };
}

interface Snapshot {
  readonly phase: string;
  readonly line: string;
  readonly connection: string;
  readonly presence: { readonly state: string } | null;
  readonly error: { readonly code: string } | null;
  readonly calls: readonly {
    readonly value: { readonly progress: string; readonly line: string; readonly transfer: string };
    readonly context: {
      readonly id: string;
      readonly customerNumber: string;
      readonly endStatus: string | null;
      readonly hungUpBy: string | null;
      readonly isFarEndRinging: boolean;
      readonly transfer: { readonly failure: string | null } | null;
    };
  }[];
}

interface Tools {
  readonly workbench: {
    readonly snapshot: Snapshot;
    goOnline(): Promise<void>;
    placeCall(request: { readonly to: string }): Promise<string>;
    hangUp(callId: string): Promise<void>;
    hold(callId: string): Promise<void>;
    resume(callId: string): Promise<void>;
    transfer(callId: string, to: { readonly kind: 'agent'; readonly id: string }): Promise<void>;
    sendDigits(callId: string, digits: string): Promise<void>;
    records(
      filter: object,
    ): Promise<{ readonly total: number; readonly records: readonly { readonly endStatus: string }[] }>;
  };
  readonly sip: Record<
    'consult' | 'completeConsult' | 'cancelConsult',
    (callId: string, to: string) => Promise<void>
  >;
}

describe('The desk on Kamailio and rtpengine alone', () => {
  let browser: Browser;
  let phone: Phone;
  let other: Phone;
  let profiles: BrowserContext[] = [];

  const desk = async (query = ''): Promise<Desk> => {
    const profile = await openProfile(browser);
    profiles.push(profile);
    const page = await profile.newPage();
    await page.goto(`${home}${query}`);
    return new Desk(page);
  };
  const telephone = async (user: string, hz: number): Promise<PageTelephone> => {
    const profile = await openProfile(browser);
    profiles.push(profile);
    const page = await profile.newPage();
    await page.goto(`${home}telephone?user=${user}&hz=${hz}`);
    await page.waitForFunction(() => 'telephone' in globalThis);
    return new PageTelephone(page);
  };
  const online = async (query = ''): Promise<Desk> => {
    const one = await desk(query);
    await one.signIn();
    await one.shows(({ phase }) => phase === 'signedIn');
    await one.goOnline();
    return one;
  };
  const called = async (query = ''): Promise<Desk> => {
    const one = await online(query);
    await phone.does('dial', 'sip:agent-1@127.0.0.1:5080');
    await one.answer();
    return one;
  };

  /** The customer is a telephone in a page: it hears for as long as the call lasts. */
  const calledFromPage = async (): Promise<{ readonly one: Desk; readonly customer: PageTelephone }> => {
    const customer = await telephone('customer-1', customerHz);
    const one = await online();
    await customer.dial('agent-1');
    await one.answer();
    await hearsTone(one.page, customerHz);
    return { one, customer };
  };

  before(async () => {
    browser = await openBrowser();
    phone = new Phone(5090);
    other = new Phone(5094, { answers: true });
    await Promise.all([phone.ready(), other.ready()]);
  });
  afterEach(async () => {
    for (const profile of profiles) await profile.close();
    profiles = [];
    await phone.does('hangup');
    await other.does('hangup');
  });
  after(async () => {
    await browser.close();
    await Promise.all([phone.close(), other.close()]);
  });

  it('B3: a wrong password is refused by the server and told on the form', async () => {
    const one = await desk();
    await one.signIn('Wrong-Horse-7');
    await one.page.getByRole('alert').filter({ hasText: /密码/ }).first().waitFor();
    assert.equal(await one.run(({ snapshot }) => snapshot.phase), 'signedOut');
  });

  it('B3: a call in is heard both ways, and hung up by the customer', async () => {
    const one = await called();
    await hearsTone(one.page, customerHz);
    await phone.hears(agentHz);
    await phone.does('hangup');
    await one.shows(({ calls }) => calls[0]?.context.hungUpBy === 'customer');
  });

  it('B3: a call out rings, is heard, and is hung up by the agent', async () => {
    const one = await online();
    const from = phone.now;
    await one.run((workbench) => workbench.placeCall({ to: '5090' }));
    await one.shows(({ calls }) => calls[0]?.context.isFarEndRinging === true);
    await phone.does('accept');
    await one.shows(({ calls }) => calls[0]?.value.progress === 'talking');
    await hearsTone(one.page, customerHz);
    await phone.hears(agentHz);
    await one.press('挂断');
    await phone.says(/BYE sip:/, from);
  });

  it('B3: hold and resume reach the telephone, and the voice is back', async () => {
    const one = await called();
    await hearsTone(one.page, customerHz);
    const from = phone.now;
    await one.run((workbench) => workbench.hold(workbench.snapshot.calls[0]?.context.id ?? ''));
    await phone.says(/a=sendonly/, from);
    await one.shows(({ calls }) => calls[0]?.value.line === 'held');
    await one.run((workbench) => workbench.resume(workbench.snapshot.calls[0]?.context.id ?? ''));
    await one.shows(({ calls }) => calls[0]?.value.line === 'active');
    await hearsTone(one.page, customerHz);
  });

  it('B3: a customer on hold does not hear the agent, and does again afterwards', async () => {
    const { one, customer } = await calledFromPage();
    await hearsTone(customer.page, agentHz);
    await one.run((workbench) => workbench.hold(workbench.snapshot.calls[0]?.context.id ?? ''));
    await hearsSilence(customer.page);
    await one.run((workbench) => workbench.resume(workbench.snapshot.calls[0]?.context.id ?? ''));
    await hearsTone(customer.page, agentHz);
    await hearsTone(one.page, customerHz);
  });

  it('B3: keys reach the telephone in the audio (RFC 4733)', async (t) => {
    const keys: number[] = [];
    const log = createSocket('udp4').bind(2226, '127.0.0.1');
    t.after(() => log.close());
    log.on('message', (text) => keys.push((JSON.parse(text.toString()) as { event: number }).event));
    const one = await called();
    await hearsTone(one.page, customerHz);
    await one.run((workbench) => workbench.sendDigits(workbench.snapshot.calls[0]?.context.id ?? '', '15#'));
    await until('three keys arrived', () => keys.length >= 3, { instead: () => keys.join() });
    assert.deepEqual(keys, [1, 5, 11]);
  });

  it('B3: keys reach the telephone by INFO', async () => {
    const one = await called('?digits=info');
    await hearsTone(one.page, customerHz);
    const from = phone.now;
    await one.run((workbench) => workbench.sendDigits(workbench.snapshot.calls[0]?.context.id ?? '', '7'));
    await phone.says(/application\/dtmf-relay[\s\S]*Signal=7/, from);
  });

  it('B3: a blind transfer hands the customer to another telephone', async () => {
    const one = await called();
    const from = other.now;
    await one.page.locator('[part~="transfer-agent"]').click();
    await one.page.locator('tccc-directory input').fill('5094');
    await one.page.keyboard.press('Enter');
    await one.shows(({ calls }) => calls[0]?.context.endStatus === 'transferred');
    await other.says(/Call established/i, from);
    await other.hears(customerHz);
  });

  it('B3: a blind transfer to nobody brings the customer back with a reason', async () => {
    const { one, customer } = await calledFromPage();
    await one.run((workbench) =>
      workbench.transfer(workbench.snapshot.calls[0]?.context.id ?? '', { kind: 'agent', id: '7777' }),
    );
    await one.shows(({ calls }) => calls[0]?.context.transfer?.failure === 'noAnswer');
    await hearsTone(one.page, customerHz);
    await hearsTone(customer.page, agentHz);
  });

  it('B3: a consultation is heard, given up, and the customer is back', async () => {
    const { one, customer } = await calledFromPage();
    const from = other.now;
    await one.sip('consult', '5094');
    await other.says(/Call established/i, from);
    await other.hears(agentHz);
    await one.sip('cancelConsult');
    await one.shows(({ calls }) => calls[0]?.value.transfer === 'none' && calls[0].value.line === 'active');
    await hearsTone(one.page, customerHz);
    await hearsTone(customer.page, agentHz);
  });

  it('B3: an attended transfer (Replaces, RFC 3891) joins both peers, and the agent is free', async () => {
    const colleague = await telephone('colleague-1', colleagueHz);
    const { one, customer } = await calledFromPage();
    await one.sip('consult', 'colleague-1');
    await hearsTone(one.page, colleagueHz);
    await hearsTone(colleague.page, agentHz);

    await one.sip('completeConsult');

    await one.shows(({ calls }) => calls[0]?.context.endStatus === 'transferred');
    await hearsTone(colleague.page, customerHz);
    await hearsTone(customer.page, colleagueHz);
    await colleague.has(1);
    await customer.has(1);
    await one.shows(({ presence }) => presence?.state === 'idle');
    assert.equal(await one.run(({ snapshot }) => snapshot.line), 'ready');
  });

  it('B3: an attended transfer to who has hung up meanwhile brings the customer back', async () => {
    const colleague = await telephone('colleague-1', colleagueHz);
    const { one, customer } = await calledFromPage();
    await one.sip('consult', 'colleague-1');
    await hearsTone(colleague.page, agentHz);

    await colleague.hangUp();

    await one.shows(({ calls }) => calls[0]?.value.transfer === 'none' && calls[0].value.line === 'active');
    await hearsTone(one.page, customerHz);
    await hearsTone(customer.page, agentHz);
    await customer.has(1);
  });

  it('B3: records are there after a reload, and a sign-in that was kept too', async () => {
    const one = await called('?keep');
    const from = phone.now;
    await one.page.reload();
    await phone.says(/BYE sip:/, from);
    await one.shows(({ phase }) => phase === 'signedIn');
    const { total, records } = await one.run((workbench) => workbench.records({}));
    assert.equal(total, 1, 'the call that the reload ended has its record');
    assert.equal(records[0]?.endStatus, 'normal');
  });

  it('B3: a server that died and came back has the agent again, in the same call', async () => {
    const one = await called();
    await fetch(`${home}server/stop`);
    await one.shows(({ line, connection }) => line === 'reconnecting' && connection === 'reconnecting');
    await hearsTone(one.page, customerHz);
    await fetch(`${home}server/start`);
    await one.shows(({ line, connection }) => line === 'ready' && connection === 'connected');
    await hearsTone(one.page, customerHz);
    await phone.does('hangup');
    await one.shows(({ calls }) => calls[0]?.value.progress === 'ended');
  });
});
