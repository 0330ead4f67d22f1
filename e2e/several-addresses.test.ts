import { after, afterEach, before, describe, it } from 'node:test';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsTone } from './harness/ear.js';
import { Stage } from './harness/stage.js';

/** Far more than a call needs, far less than a path that is tried in vain. */
const atOnceMs = 5000;

describe('A centre and browsers with several addresses', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 0 }, { mediaAddresses: '127.0.0.1,127.0.0.2' });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('call after call, both sides hear each other at once', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();
    for (let round = 0; round < 5; round++) {
      await customer.call();
      await desk.answer();
      await hearsTone(customer.page, agentHz, atOnceMs);
      await hearsTone(desk.page, customerHz, atOnceMs);
      await customer.hangUp();
      await desk.presence('空闲');
    }
  });
});
