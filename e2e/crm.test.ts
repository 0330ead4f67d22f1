import { after, afterEach, before, describe, it } from 'node:test';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsTone } from './harness/ear.js';
import { Stage } from './harness/stage.js';

describe('The CRM that hosts the desk', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 1 });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it("B12: opens the customer's page when they call", async () => {
    const desk = await stage.agent();
    const customer = await stage.customer('18912348352');
    await customer.call();
    await desk.isRinging();
    await desk.page.getByRole('heading', { name: '陈晓雯' }).waitFor();
    await customer.hangUp();
  });

  it('B12: dials by a click on a number', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer('13812346021');
    await desk.page
      .getByRole('button', { name: /138\*{4}6021/ })
      .first()
      .click();
    await customer.answer();
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);
    await customer.hangUp();
    await desk.presence('空闲');
  });
});
