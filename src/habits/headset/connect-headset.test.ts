/// <reference types="w3c-web-hid" />
import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, WorkbenchError } from '../../base/index.js';
import {
  aCall,
  aPresence,
  aRingingCall,
  createTestWorkbench,
  type TestWorkbench,
} from '../../testing/index.js';
import { connectHeadset, type ConnectHeadsetOptions } from './connect-headset.js';
import { buttonHeadset, FakeHeadset, FakeHid, switchHeadset } from './fixtures/fake-hid.js';
import type { Hid } from './hid.js';

interface Stage extends TestWorkbench {
  readonly hid: FakeHid;
  readonly headset: FakeHeadset;
  readonly errors: unknown[];
  readonly names: (readonly string[])[];
  readonly undo: () => void;
}

async function open(descriptor = switchHeadset, options: ConnectHeadsetOptions = {}): Promise<Stage> {
  const desk = await createTestWorkbench();
  const headset = new FakeHeadset('Headset 20', descriptor);
  const hid = new FakeHid(headset);
  hid.choice = headset;
  const errors: unknown[] = [];
  const names: (readonly string[])[] = [];
  const undo = await connectHeadset(desk.workbench, {
    hid,
    onError: (error) => errors.push(error),
    onChange: (now) => names.push(now),
    ...options,
  });
  await waitUntil(() => names.length > 0 || errors.length > 0);
  return { ...desk, hid, headset, errors, names, undo };
}

function ring({ centre, line }: TestWorkbench): void {
  centre.tellSnapshot({ calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) });
  line.ring('call-1');
}

function talk({ centre, line }: TestWorkbench): void {
  centre.tellSnapshot({ calls: [aCall()], presence: aPresence({ state: 'busy' }) });
  line.ring('call-1', true);
}

const commands = ({ centre }: TestWorkbench): string[] => centre.commands.map(({ type }) => type);
const isMuted = ({ workbench }: TestWorkbench): boolean =>
  workbench.snapshot.calls[0]?.value.microphone === 'muted';

describe('connectHeadset', () => {
  it('B11: asks for devices with a telephone’s buttons, and says which one is connected', async () => {
    const { hid, names } = await open();

    expect(hid.filters).to.deep.equal([{ usagePage: 0x0b }]);
    expect(names).to.deep.equal([['Headset 20']]);
  });

  it('B11: a headset that the browser tells of twice is one headset', async () => {
    const desk = await createTestWorkbench();
    talk(desk);
    const headset = new FakeHeadset('Headset 20', buttonHeadset);
    const hid = new FakeHid(headset);
    hid.allow(headset);
    const names: (readonly string[])[] = [];
    const getDevices = hid.getDevices.bind(hid);
    hid.getDevices = () => {
      hid.dispatchEvent(Object.assign(new Event('connect'), { device: headset }));
      return getDevices();
    };

    const undo = await connectHeadset(desk.workbench, {
      hid,
      isAsking: false,
      onChange: (now) => names.push(now),
    });
    await waitUntil(() => names.length > 0);

    expect(names).to.deep.equal([['Headset 20']]);
    undo();
  });

  it('B11: a headset pulled out while it opens is not connected', async () => {
    const desk = await createTestWorkbench();
    const headset = new FakeHeadset('Headset 20', switchHeadset);
    const hid = new FakeHid(headset);
    hid.allow(headset);
    const names: (readonly string[])[] = [];
    let letOpen = (): void => undefined;
    const opened = new Promise<void>((resolve) => (letOpen = resolve));
    headset.open = () => opened;

    const undo = await connectHeadset(desk.workbench, {
      hid,
      isAsking: false,
      onChange: (now) => names.push(now),
    });
    hid.unplug(headset);
    letOpen();
    await opened;
    await waitUntil(() => headset.listeners === 0);

    expect(names).to.deep.equal([]);
    undo();
  });

  it('B11: a hook that is a switch answers when it is lifted and hangs up when it is put down', async () => {
    const stage = await open();
    ring(stage);

    stage.headset.say(2, 0b0001);
    await waitUntil(() => stage.line.answered.includes('call-1'), 'it was not answered');
    stage.centre.tellSnapshot({ calls: [aCall()], presence: aPresence({ state: 'busy' }) });
    stage.headset.say(2, 0b0000);

    await waitUntil(() => commands(stage).includes('call.hang-up'), 'it was not hung up');
  });

  it('B11: the echo of a light is no wish: a call answered and ended on the page stays so', async () => {
    const stage = await open();
    talk(stage);

    stage.headset.say(2, 0b0001);
    stage.centre.tellSnapshot({ calls: [] });
    stage.headset.say(2, 0b0000);
    await Promise.resolve();

    expect(commands(stage)).to.deep.equal([]);
    expect(stage.line.answered).to.deep.equal(['call-1']);
  });

  it('B11: a hook that is a button changes over by each press, not by its release', async () => {
    const stage = await open(buttonHeadset);
    const press = (): void => {
      stage.headset.say(8, 0b10);
      stage.headset.say(8, 0b00);
    };
    ring(stage);

    press();
    await waitUntil(() => stage.line.answered.includes('call-1'), 'it was not answered');
    stage.centre.tellSnapshot({ calls: [aCall()], presence: aPresence({ state: 'busy' }) });
    expect(commands(stage)).to.deep.equal([]);
    press();

    await waitUntil(() => commands(stage).includes('call.hang-up'), 'it was not hung up');
  });

  it('B11: the mute button mutes and unmutes, flash holds and resumes', async () => {
    const stage = await open();
    talk(stage);

    stage.headset.say(2, 0b1001);
    await waitUntil(() => isMuted(stage), 'it is not muted');
    stage.headset.say(2, 0b0001);
    stage.headset.say(2, 0b1001);
    await waitUntil(() => !isMuted(stage), 'it is still muted');
    stage.headset.say(2, 0b0101);
    await waitUntil(() => commands(stage).includes('call.hold'), 'it is not held');
    stage.centre.tellSnapshot({ calls: [aCall({ value: { line: 'held' } })] });
    stage.headset.say(2, 0b0001);
    stage.headset.say(2, 0b0101);

    await waitUntil(() => commands(stage).includes('call.resume'), 'it is still held');
  });

  it('B11: a key of the dial pad or a volume key does nothing', async () => {
    const stage = await open();
    ring(stage);

    stage.headset.say(2, 0b0101_0000);
    stage.headset.say(3, 0b01);
    await Promise.resolve();

    expect(stage.line.answered).to.deep.equal([]);
  });

  it('B11: the lights show ringing, in a call, muted and held, in one report', async () => {
    const stage = await open();
    const { headset, line } = stage;

    ring(stage);
    await waitUntil(() => headset.sent.length === 1);
    talk(stage);
    await waitUntil(() => headset.sent.length === 2);
    line.tellState('ready');
    await stage.workbench.setMuted('call-1', true);
    await waitUntil(() => headset.sent.length === 3);
    stage.centre.tellSnapshot({ calls: [] });
    await waitUntil(() => headset.sent.length === 4);

    expect(headset.sent).to.deep.equal(['02 02', '02 01', '02 05', '02 00']);
  });

  it('B11: lights that lie in two reports are each written whole', async () => {
    const stage = await open(buttonHeadset);

    ring(stage);
    await waitUntil(() => stage.headset.sent.length === 2);

    expect(stage.headset.sent).to.deep.equal(['09 00', '0a 00 01']);
  });

  it('B11: a headset that was allowed before is used without asking, and followed when it comes and goes', async () => {
    const desk = await createTestWorkbench();
    const headset = new FakeHeadset('Headset 20', switchHeadset);
    const hid = new FakeHid(headset);
    hid.allow(headset);
    const names: (readonly string[])[] = [];
    await connectHeadset(desk.workbench, { hid, isAsking: false, onChange: (now) => names.push(now) });
    await waitUntil(() => names.length === 1);

    hid.unplug(headset);
    hid.plugIn(headset);
    await waitUntil(() => names.length === 3);
    ring(desk);
    headset.say(2, 1);

    await waitUntil(() => desk.line.answered.includes('call-1'));
    expect(hid.filters).to.deep.equal([]);
    expect(names).to.deep.equal([['Headset 20'], [], ['Headset 20']]);
  });

  it('B11: a chooser that the agent closes connects nothing and is no error', async () => {
    const { workbench } = await createTestWorkbench();
    const names: (readonly string[])[] = [];

    await connectHeadset(workbench, { hid: new FakeHid(), onChange: (now) => names.push(now) });

    expect(names).to.deep.equal([]);
  });

  it('B11: says so when another program keeps the headset, and when the browser has no WebHID', async () => {
    const { workbench } = await createTestWorkbench();
    const headset = new FakeHeadset('Headset 20', switchHeadset);
    headset.isBusy = true;
    const hid = new FakeHid(headset);
    hid.choice = headset;
    const errors: unknown[] = [];

    await connectHeadset(workbench, { hid, onError: (error) => errors.push(error) });
    await waitUntil(() => errors.length === 1);
    const refusal: unknown = await connectHeadset(workbench, { hid: undefined }).catch(
      (error: unknown) => error,
    );

    expect(isWorkbenchError(errors[0], 'device/headset-busy')).to.equal(true);
    expect(isWorkbenchError(refusal, 'device/headset-unsupported')).to.equal(true);
    await connectHeadset(workbench, { hid: undefined, isAsking: false });
  });

  it('tells of an answer that was refused', async () => {
    const stage = await open();
    ring(stage);
    stage.line.refuseNext(new WorkbenchError('device/microphone-busy'));

    stage.headset.say(2, 1);

    await waitUntil(() => stage.errors.length === 1);
  });

  it('B6, B11: a page whose line is in another page shows nothing and does nothing', async () => {
    const stage = await open();
    stage.line.tellState('elsewhere');
    ring(stage);

    stage.headset.say(2, 1);
    await Promise.resolve();

    expect(stage.line.answered).to.deep.equal([]);
    expect(stage.headset.sent).to.deep.equal([]);
  });

  it('B11: the undo switches the lights off, lets the headset go and leaves no listener', async () => {
    const stage = await open();
    talk(stage);
    await waitUntil(() => stage.headset.sent.length === 1);

    stage.undo();
    await waitUntil(() => !stage.headset.opened, 'it is still open');

    expect(stage.headset.sent.at(-1)).to.equal('02 00');
    expect(stage.headset.listeners + stage.hid.listeners).to.equal(0);
  });

  it('fits the browser’s own types', () => {
    const fits: (hid: HID) => Hid = (hid) => hid;

    expect(typeof fits).to.equal('function');
  });
});
