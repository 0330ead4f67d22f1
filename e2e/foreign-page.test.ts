import { after, afterEach, before, describe, it } from 'node:test';
import { AgentDesk } from './harness/agent-desk.js';
import { Stage } from './harness/stage.js';
import { StaticSite } from './harness/static-site.js';

/** The first embed of the README, in a CRM that has an origin of its own. */
const pageOf = (centreUrl: string): string => `<!doctype html>
<html lang="zh-CN">
  <script type="module" src="${centreUrl}/cdn/tccc-workbench.js" crossorigin="anonymous"></script>
  <tccc-workbench centre-url="${centreUrl}">
    <section slot="third-party">客户资料</section>
  </tccc-workbench>
</html>`;

describe('a CRM with an origin of its own, and one script tag', () => {
  const pages: Record<string, string> = {};
  let site: StaticSite;
  let stage: Stage;
  before(async () => {
    site = await StaticSite.open({ folders: {}, pages });
    stage = await Stage.open({ wrapUpSeconds: 1, origins: [site.url] });
    pages['/'] = pageOf(stage.centre.url);
  });
  afterEach(() => stage.clear());
  after(async () => {
    await stage.close();
    await site.close();
  });

  it("B13: loads the desk from the centre's server, signs in, and takes a call", async () => {
    const desk = await AgentDesk.online(await stage.profile(), site.url);

    const customer = await stage.customer();
    await customer.call();
    await desk.answer();

    await customer.is('talking');
    await desk.page.getByText('客户资料').waitFor();
    await desk.press('挂断');
    await customer.is('ended');
  });
});
