import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TestServer, testSeed } from '../testing/test-server.js';

const customerNumber = '02085664126';

describe('where a customer is', () => {
  for (const isMasking of [true, false])
    it(`S11: the agent sees the customer's city, whether numbers are masked or not (${String(isMasking)})`, async () => {
      const server = await TestServer.start({ seed: `${testSeed}\nisMasking: ${String(isMasking)}\n` });
      const ann = await server.signedIn('ann');
      const stream = await ann.listen();
      await stream.snapshot();
      server.telephony.say({ type: 'line.ready', agentId: 'ann' });
      await ann.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });

      server.telephony.say({
        type: 'leg.arrived',
        legId: 'customer',
        callerNumber: customerNumber,
        calledNumber: '051485664126',
      });

      const { data } = await stream.fact('call.changed', ({ data: call }) => call.context.place !== null);
      assert.deepEqual([data.context.place, data.context.carrier], ['广东广州', '固话']);
      assert.equal(data.context.customerNumber === customerNumber, !isMasking);
      await server.dispose();
    });
});
