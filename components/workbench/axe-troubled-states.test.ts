import { expect, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { WorkbenchError } from '../../src/base/index.js';
import { aCall, aRingingCall, testTime } from '../../src/testing/index.js';
import { twoTones } from '../recording-player/fixtures/two-tones.js';
import {
  looks,
  openState,
  type ElementState,
  type ElementStates,
  type Tag,
} from './fixtures/element-states.js';

const drawn = <Found extends HTMLElement>(element: HTMLElement, selector: string): Found | null =>
  element.shadowRoot!.querySelector<Found>(selector);
const appears = (element: HTMLElement, selector: string): Promise<void> =>
  waitUntil(() => drawn(element, selector), `no ${selector}`, { timeout: 8_000 });

/** A person says no to the microphone, until the test is over. */
let undo: (() => void) | undefined;
function refuseMicrophone(): void {
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints) =>
    constraints?.audio
      ? Promise.reject(new DOMException('refused', 'NotAllowedError'))
      : original(constraints);
  undo = () => (mediaDevices.getUserMedia = original);
}

const transfer = {
  to: { kind: 'agent', id: 'agent-2', name: '王建国' },
  startedAt: testTime,
  failure: null,
} as const;
const inCall = { presence: { state: 'busy' }, attributes: { 'call-id': 'call-1' } } as const;
const recording = { attributes: { 'record-id': 'call-1' } };
const unreached = new WorkbenchError('network/timeout');

const states: ElementStates = {
  'tccc-call-panel': {
    'asking a colleague first': {
      ...inCall,
      calls: [aCall({ value: { transfer: 'consulting' }, context: { transfer } })],
    },
    'three in one call': {
      ...inCall,
      calls: [aCall({ value: { transfer: 'conference' }, context: { transfer } })],
    },
    'a transfer that the centre refuses in its dialog': {
      ...inCall,
      calls: [aCall()],
      then: async ({ centre }, panel) => {
        drawn(panel, '[part=transfer-agent]')!.click();
        const directory = drawn(panel, 'tccc-directory');
        await waitUntil(() => drawn(panel, 'tccc-directory'), 'no directory');
        const list = directory ?? drawn(panel, 'tccc-directory')!;
        await appears(list, '.targets [role=option]:not([aria-disabled=true])');
        drawn(list, '.targets [role=option]:not([aria-disabled=true])')!.click();
        await appears(list, '[part=transfer][aria-disabled=false]');
        centre.refuseNext(unreached);
        drawn(list, '[part=transfer]')!.click();
        await appears(list, '[role=alert]');
        await appears(list, '[part=transfer][aria-busy=false]');
      },
    },
  },
  'tccc-call-records': {
    loading: { before: ({ centre }) => void centre.hold() },
    empty: { before: ({ centre }) => (centre.recordPage = { records: [], total: 0, nextCursor: null }) },
    failed: {
      before: ({ centre }) => centre.refuseNext(unreached),
      then: (_bench, list) => appears(list, '.state button'),
    },
  },
  'tccc-device-check': {
    'with a refused microphone': {
      before: refuseMicrophone,
      then: (_bench, check) => appears(check, '[data-check=microphone][data-state=problem]'),
    },
  },
  'tccc-floating-desk': {
    folded: { content: 'the desk' },
    unfolded: { content: 'the desk', attributes: { open: '' } },
    'folded while a call rings': {
      content: 'the desk',
      calls: [aRingingCall()],
      presence: { state: 'ringing' },
    },
    'folded in a call': { ...inCall, content: 'the desk', calls: [aCall()] },
  },
  'tccc-recording-player': {
    loading: {
      ...recording,
      before: ({ centre }) => (centre.recordingUrl = () => new Promise(() => undefined)),
    },
    playing: {
      ...recording,
      before: ({ centre }) => (centre.recordingUrl = () => Promise.resolve(twoTones(30))),
      then: async (_bench, player) => {
        await appears(player, '.wave input:not([disabled])');
        drawn(player, '[part=play]')!.click();
        await waitUntil(() => drawn<HTMLAudioElement>(player, 'audio')!.currentTime > 0, 'it does not play');
      },
    },
    failed: {
      ...recording,
      before: ({ centre }) => (centre.recordingUrl = () => Promise.reject(unreached)),
      then: (_bench, player) => waitUntil(() => drawn(player, '.message')?.textContent.trim(), 'no message'),
    },
  },
};

describe('every element while it waits, and when something went wrong', function () {
  this.timeout(30_000);

  afterEach(() => {
    undo?.();
    undo = undefined;
  });

  for (const [tag, table] of Object.entries(states) as [Tag, Readonly<Record<string, ElementState>>][]) {
    for (const [name, state] of Object.entries(table)) {
      it(`B10: <${tag}> is accessible light, dark and from the right: ${name}`, async () => {
        for (const look of looks) {
          const element = await openState(tag, state, look);
          await expect(element, look.join()).to.be.accessible();
          fixtureCleanup();
          undo?.();
        }
      });
    }
  }
});
