import { expect, fixture, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { FakeHeadset, FakeHid, switchHeadset } from '../../src/habits/headset/fixtures/fake-hid.js';
import {
  aCall,
  aPresence,
  aRingingCall,
  createTestWorkbench,
  type TestWorkbench,
} from '../../src/testing/index.js';
import './workbench.define.js';
import type { TcccWorkbench } from './workbench.js';

interface Desk extends TestWorkbench {
  readonly desk: TcccWorkbench;
  readonly headset: FakeHeadset;
  /** The keys of the system, as the desk has taken them. */
  readonly keys: Map<string, (() => void) | null>;
  /** The requests that the page was asked, and prevents while `mayAct` says no. */
  readonly asked: string[];
  mayAct: boolean;
}

/** What loads late does so later still on a busy machine. */
const patience = { timeout: 8_000 };

const requests = ['answer', 'call-hang-up', 'call-mute', 'call-hold'].map((name) => `tccc-${name}-request`);

/** A desk with a headset and the system's keys, in a page that hears every request. */
async function open(): Promise<Desk> {
  const headset = new FakeHeadset('Headset 20', switchHeadset);
  const hid = new FakeHid(headset);
  hid.allow(headset);
  Object.defineProperty(navigator, 'hid', { value: hid, configurable: true });
  const keys = new Map<string, (() => void) | null>();
  navigator.mediaSession.setActionHandler = (action, handler) => keys.set(action, handler as () => void);
  const made = await createTestWorkbench();
  const desk = await fixture<TcccWorkbench>(
    html`<tccc-workbench lang="zh-CN" .workbench=${made.workbench} .clock=${made.clock}></tccc-workbench>`,
  );
  const stage: Desk = { ...made, desk, headset, keys, asked: [], mayAct: false };
  for (const type of requests)
    desk.addEventListener(type, (event) => {
      stage.asked.push(type);
      if (!stage.mayAct) event.preventDefault();
    });
  const isReady = (): boolean =>
    desk.renderRoot.querySelector('tccc-presence') !== null && headset.listeners > 0;
  await waitUntil(isReady, 'habits and headset are loaded', patience);
  return stage;
}

function talk({ centre, line }: Desk): void {
  centre.tellSnapshot({ calls: [aCall()], presence: aPresence({ state: 'busy' }) });
  line.ring('call-1', true);
}

const commands = ({ centre }: Desk): string[] => centre.commands.map(({ type }) => type);
const isMuted = ({ workbench }: Desk): boolean => workbench.snapshot.calls[0]?.value.microphone === 'muted';

describe('requests of <tccc-workbench> that come from beside the page', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'hid');
    Reflect.deleteProperty(navigator.mediaSession, 'setActionHandler');
  });

  it('B1, B11: the buttons of a headset ask the page before they hold, mute and hang up, as those of the desk do', async () => {
    const stage = await open();
    const { headset, asked } = stage;
    talk(stage);
    const pressAll = (): void => {
      for (const [down, up] of [
        [0b0101, 0b0001],
        [0b1001, 0b0001],
        [0b0001, 0b0000],
      ] as const) {
        headset.say(2, down);
        headset.say(2, up);
      }
    };

    pressAll();
    expect(asked).to.deep.equal([requests[3], requests[2], requests[1]]);
    expect(isMuted(stage)).to.equal(false);
    expect(commands(stage)).to.deep.equal([]);
    stage.mayAct = true;
    pressAll();

    await waitUntil(() => commands(stage).includes('call.hang-up'), 'the call goes on', patience);
    expect(commands(stage)).to.include('call.hold');
    expect(isMuted(stage)).to.equal(true);
    expect(asked.length).to.equal(6);
  });

  it('B11: a desk that was taken out of the page has no habits, also when it updates after that, until it is back', async () => {
    const stage = await open();
    const { desk, headset, keys } = stage;
    const place = desk.parentElement;

    desk.remove();
    desk.requestUpdate();
    await desk.updateComplete;
    talk(stage);
    expect([...keys.keys()]).to.deep.equal([]);
    expect(headset.listeners).to.equal(0);
    place?.append(desk);

    await waitUntil(() => headset.listeners > 0 && keys.has('hangup'), 'the habits are back', patience);
  });

  it('B1, B11: the keys of the system ask the page before they mute and hang up', async () => {
    const stage = await open();
    talk(stage);
    const press = (name: string): void => stage.keys.get(name)?.();

    press('togglemicrophone');
    press('hangup');
    expect(stage.asked).to.deep.equal([requests[2], requests[1]]);
    expect(isMuted(stage)).to.equal(false);
    expect(commands(stage)).to.deep.equal([]);
    stage.mayAct = true;
    press('togglemicrophone');
    await waitUntil(() => isMuted(stage), 'it is not muted', patience);
    press('hangup');

    await waitUntil(() => commands(stage).includes('call.hang-up'), 'the call goes on', patience);
  });

  it('B1, B11: the hook of a headset asks the page before it answers, once', async () => {
    const stage = await open();
    stage.centre.tellSnapshot({ calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) });
    stage.line.ring('call-1');
    const isRinging = (): boolean =>
      stage.desk.renderRoot.querySelector('tccc-incoming-call') !== null &&
      stage.workbench.can.answer('call-1').isAllowed;
    await waitUntil(isRinging, 'it can not be answered', patience);

    stage.headset.say(2, 0b0001);
    await waitUntil(() => stage.asked.length > 0, 'the page was not asked', patience);
    expect(stage.line.answered).to.deep.equal([]);
    stage.headset.say(2, 0b0000);
    stage.mayAct = true;
    stage.headset.say(2, 0b0001);

    await waitUntil(() => stage.line.answered.includes('call-1'), 'it was not answered', patience);
    expect(stage.asked).to.deep.equal([requests[0], requests[0]]);
  });
});
