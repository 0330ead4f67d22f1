import { expect, fixtureCleanup } from '@open-wc/testing';
import type { CallSnapshot } from '../../src/model/index.js';
import { aCall, aDiallingCall, anEndedCall, aRingingCall, testTime } from '../../src/testing/index.js';
import {
  looks,
  openState,
  type ElementState,
  type ElementStates,
  type Tag,
} from './fixtures/element-states.js';

const transfer = {
  to: { kind: 'agent', id: 'agent-2', name: '王建国' },
  startedAt: testTime,
  failure: null,
} as const;
const busy = { state: 'busy' } as const;
const ofCall = { 'call-id': 'call-1' };
const inCall = (call: CallSnapshot): ElementState => ({ calls: [call], presence: busy, attributes: ofCall });
const pressed =
  (selector: string): NonNullable<ElementState['then']> =>
  (_bench, element) =>
    element.shadowRoot!.querySelector<HTMLElement>(selector)!.click();

const states: ElementStates = {
  'tccc-bandwidth-calculator': { 'as it opens': {} },
  'tccc-call-button': {
    idle: { attributes: { number: '13800138000' } },
    'in a call': { ...inCall(aCall()), attributes: { number: '13800138000' } },
  },
  'tccc-call-panel': {
    dialling: inCall(aDiallingCall({ context: { id: 'call-1' } })),
    talking: inCall(aCall()),
    held: inCall(aCall({ value: { line: 'held' }, context: { heldSince: testTime } })),
    muted: inCall(aCall({ value: { microphone: 'muted' } })),
    'being repaired': inCall(aCall({ value: { recovery: 'reconnecting' } })),
    transferring: inCall(aCall({ value: { transfer: 'transferring' }, context: { transfer } })),
    'a transfer that came back': inCall(
      aCall({ context: { transfer: { ...transfer, failure: 'noAnswer' } } }),
    ),
    'the transfer dialog': { ...inCall(aCall()), then: pressed('[part=transfer-agent]') },
    'on the mobile phone': inCall(aCall({ context: { agentLine: 'mobile' } })),
    ended: inCall(anEndedCall()),
    'wrap-up': {
      ...inCall(anEndedCall()),
      presence: { state: 'wrapUp', wrapUpEndsAt: testTime + 20_000, wrapUpMs: 30_000 },
    },
    'wrap-up that stays': { ...inCall(anEndedCall()), presence: { state: 'wrapUp', wrapUpMs: 30_000 } },
  },
  'tccc-call-records': { 'a page of records': {} },
  'tccc-connection': {
    quiet: {},
    'reconnecting in a call': {
      ...inCall(aCall()),
      then: ({ centre }) => centre.tellConnection('reconnecting'),
    },
  },
  'tccc-device-check': { 'as it opens': {} },
  'tccc-dialpad': { idle: {}, offline: { presence: { state: 'offline' } }, 'in a call': inCall(aCall()) },
  'tccc-directory': {
    'colleagues to call': {},
    'colleagues to transfer to': { ...inCall(aCall()), attributes: { ...ofCall, mode: 'transfer' } },
    'groups to transfer to': {
      ...inCall(aCall()),
      attributes: { ...ofCall, mode: 'transfer', target: 'group' },
    },
  },
  'tccc-incoming-call': {
    ringing: { calls: [aRingingCall()], presence: { state: 'ringing' } },
    'an internal call': { calls: [aRingingCall({ context: { kind: 'internal' } })] },
    'on the mobile phone': { calls: [aRingingCall({ context: { agentLine: 'mobile' } })] },
  },
  'tccc-presence': {
    idle: {},
    offline: { presence: { state: 'offline' } },
    'not ready': { presence: { state: 'notReady' } },
    resting: { presence: { state: 'resting', restReason: '用餐' } },
    busy: { calls: [aCall()], presence: busy },
    'the open menu': { then: pressed('.pill') },
  },
  'tccc-profile': { 'as it opens': {} },
  'tccc-queue-status': { 'as it opens': {} },
  'tccc-self-service': { 'flows to choose from': inCall(aCall()) },
  'tccc-sign-in': { entrance: { isSignedIn: false } },
  'tccc-task-list': {
    empty: {},
    'a call and an ended one': {
      calls: [aCall(), anEndedCall({ context: { id: 'earlier' } })],
      presence: busy,
    },
    rail: { calls: [aCall()], presence: busy, attributes: { layout: 'rail' } },
  },
  'tccc-workbench': {
    offline: { presence: { state: 'offline' } },
    'in a call': { calls: [aCall()], presence: busy },
  },
};

describe('every element in every state', function () {
  this.timeout(30_000);

  for (const [tag, table] of Object.entries(states) as [Tag, Readonly<Record<string, ElementState>>][]) {
    for (const [name, state] of Object.entries(table)) {
      it(`B10: <${tag}> is accessible light, dark and from the right: ${name}`, async () => {
        for (const look of looks) {
          const element = await openState(tag, state, look);
          await expect(element, look.join()).to.be.accessible();
          fixtureCleanup();
        }
      });
    }
  }
});
