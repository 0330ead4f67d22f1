import type { Browser, BrowserContext } from 'playwright-core';
import { AgentDesk } from './agent-desk.js';
import { openBrowser, openProfile } from './browsers.js';
import { TestCentreProcess, type CentreSettings, type Place } from './centre.js';
import { CustomerPhone, type PhoneHolder } from './customer-phone.js';
import type { WatchedPage } from './watched-page.js';

/** Everything one test file plays on: a centre, a browser, and whoever came on stage. */
export class Stage {
  readonly browser: Browser;
  readonly centre: TestCentreProcess;
  readonly #profiles: BrowserContext[] = [];
  readonly #pages: WatchedPage[] = [];

  private constructor(browser: Browser, centre: TestCentreProcess) {
    this.browser = browser;
    this.centre = centre;
  }

  static async open(settings: CentreSettings = {}, place: Place = {}): Promise<Stage> {
    const [browser, centre] = await Promise.all([openBrowser(), TestCentreProcess.start(settings, place)]);
    return new Stage(browser, centre);
  }

  /** An agent at a desk of their own, online. */
  async agent(name = 'li'): Promise<AgentDesk> {
    return this.#keep(await AgentDesk.online(await this.profile(), this.centre.url, name));
  }

  /** A desk nobody signed in at. */
  async desk(): Promise<AgentDesk> {
    return this.#keep(await AgentDesk.open(await this.profile(), this.centre.url));
  }

  async customer(number?: string): Promise<CustomerPhone> {
    return this.#phone(number === undefined ? {} : { number });
  }

  /** An agent's mobile phone; its holder says a tone of `hz`. */
  async mobile(number: string, hz: number): Promise<CustomerPhone> {
    return this.#phone({ number, hz });
  }

  async profile(): Promise<BrowserContext> {
    const profile = await openProfile(this.browser);
    this.#profiles.push(profile);
    return profile;
  }

  /** Sends everybody home between two tests; a page with an uncaught error fails the test. */
  async clear(): Promise<void> {
    for (const profile of this.#profiles.splice(0)) await profile.close();
    for (const page of this.#pages.splice(0)) page.expectNoFaults();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.centre.dispose();
  }

  async #phone(holder: PhoneHolder): Promise<CustomerPhone> {
    return this.#keep(await CustomerPhone.open(await this.profile(), this.centre.url, holder));
  }

  #keep<Kept extends WatchedPage>(page: Kept): Kept {
    this.#pages.push(page);
    return page;
  }
}
