import { expect, fixture, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import type { CallSnapshot, Presence } from '../../src/model/index.js';
import {
  aCall,
  aDiallingCall,
  anEndedCall,
  aPresence,
  aRingingCall,
  createTestWorkbench,
  someSettings,
  testTime,
  type TestWorkbench,
} from '../../src/testing/index.js';
import '../../src/define.js';
import '../device-check/device-check.define.js';
import '../floating-desk/floating-desk.define.js';

type Tag = keyof HTMLElementTagNameMap;

interface State {
  readonly calls?: readonly CallSnapshot[];
  readonly presence?: Partial<Presence>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly isSignedIn?: boolean;
  /** What happens once the element is there. */
  readonly then?: (bench: TestWorkbench, element: HTMLElement) => void;
}

const queue = [{ groupId: 'group-1', groupName: '售前', waiting: 2, longestSince: testTime - 42_000 }];
const transfer = {
  to: { kind: 'agent', id: 'agent-2', name: '王建国' },
  startedAt: testTime,
  failure: null,
} as const;
const busy = { state: 'busy' } as const;
const ofCall = { 'call-id': 'call-1' };
const inCall = (call: CallSnapshot): State => ({ calls: [call], presence: busy, attributes: ofCall });
const pressed =
  (selector: string): NonNullable<State['then']> =>
  (_bench, element) =>
    element.shadowRoot!.querySelector<HTMLElement>(selector)!.click();

const states: Partial<Record<Tag, Readonly<Record<string, State>>>> = {
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

const looks = [
  ['light', 'ltr'],
  ['dark', 'ltr'],
  ['light', 'rtl'],
] as const;

async function open(tag: Tag, state: State, [theme, dir]: (typeof looks)[number]): Promise<HTMLElement> {
  const { attributes = {}, calls = [], presence, isSignedIn = true, then } = state;
  const settings = someSettings({ flows: [{ id: 'menu', name: '产品介绍', description: '' }] });
  const bench = await createTestWorkbench({
    isSignedIn,
    snapshot: { calls: [...calls], presence: aPresence(presence), settings, queue },
  });
  for (const { context, value } of calls) if (value.progress === 'talking') bench.line.ring(context.id, true);
  const frame = await fixture<HTMLElement>(
    html`<div lang="zh-CN" dir=${dir} data-tccc-theme=${theme}></div>`,
  );
  if (theme === 'dark') frame.style.background = '#16191f'; // of the host, under elements that have none
  const element = Object.assign(document.createElement(tag), {
    workbench: bench.workbench,
    clock: bench.clock,
  });
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  frame.append(element);
  await waitUntil(() => element.shadowRoot?.firstElementChild, 'nothing is drawn');
  await frames();
  then?.(bench, element);
  await frames();
  await still(element);
  return element;
}

/** What is half faded in has the contrast of neither. */
async function still({ shadowRoot }: HTMLElement): Promise<void> {
  const ending = (shadowRoot?.getAnimations() ?? []).filter(
    ({ effect }) => effect?.getComputedTiming().endTime !== Infinity,
  );
  await Promise.allSettled(ending.map((animation) => animation.finished));
}

/** One for what is drawn, one for what is measured. */
async function frames(): Promise<void> {
  for (let count = 0; count < 2; count += 1) await new Promise(requestAnimationFrame);
}

describe('every element in every state', function () {
  this.timeout(30_000);

  for (const [tag, table] of Object.entries(states) as [Tag, Readonly<Record<string, State>>][]) {
    for (const [name, state] of Object.entries(table)) {
      it(`B10: <${tag}> is accessible light, dark and from the right: ${name}`, async () => {
        for (const look of looks) {
          const element = await open(tag, state, look);
          await expect(element, look.join()).to.be.accessible();
          fixtureCleanup();
        }
      });
    }
  }
});
