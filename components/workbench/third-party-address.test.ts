import { expect } from '@open-wc/testing';
import { aCall, anAgent } from '../../src/testing/index.js';
import { sandboxFor, thirdPartyAddress } from './third-party-address.js';

const base = 'https://desk.example/agents';
const agent = anAgent({ id: 'li' });
const call = aCall({
  context: {
    id: 'call/1',
    customerNumber: '189****8352',
    direction: 'inbound',
    skillGroup: { id: 'vip', name: '售前 & 售后' },
  },
});
const address = (template: string, of: typeof call | null = call): string | null =>
  thirdPartyAddress(template, { agent, call: of }, base);

describe('thirdPartyAddress', () => {
  it('S8: fills in the call, percent-encoded, the number masked as it is shown', () => {
    expect(
      address(
        'https://crm.example/c/{callId}?n={customerNumber}&d={direction}&a={agentId}&g={skillGroup}&i={skillGroupId}&z={centreId}',
      ),
    ).to.equal(
      'https://crm.example/c/call%2F1?n=189****8352&d=inbound&a=li&g=%E5%94%AE%E5%89%8D%20%26%20%E5%94%AE%E5%90%8E&i=vip&z=centre-1',
    );
  });

  it('S8: leaves empty what there is no call for, and as it is what nobody knows', () => {
    expect(address('https://crm.example/?n={customerNumber}&a={agentId}&x={unknown}', null)).to.equal(
      'https://crm.example/?n=&a=li&x={unknown}',
    );
  });

  for (const safe of [
    'https://crm.example/',
    'http://localhost:3000/',
    'http://127.0.0.1:3000/',
    'http://[::1]:3000/',
    '/crm',
  ])
    it(`S8: opens ${safe}`, () => expect(address(safe)).not.to.equal(null));

  for (const unsafe of [
    'http://crm.example/',
    'javascript:alert(1)',
    'data:text/html,hello',
    'file:///etc/passwd',
    'https://agent:secret@crm.example/',
    'https://{customerNumber}.example/',
    'https://crm.example{callId}/',
    'https://',
  ])
    it(`S8: refuses ${unsafe}`, () => expect(address(unsafe)).to.equal(null));

  it('S8: gives a page of its own origin no way out of the sandbox', () => {
    expect(sandboxFor('https://crm.example/', base)).to.contain('allow-same-origin');
    expect(sandboxFor('https://desk.example/crm', base)).not.to.contain('allow-same-origin');
    expect(sandboxFor('https://crm.example/', base)).not.to.contain('allow-top-navigation');
  });
});
