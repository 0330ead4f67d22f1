import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, WorkbenchError } from '../base/index.js';
import { aPresence, someSettings } from '../testing/index.js';
import type { Presence } from '../model/index.js';
import type { TcccStatusChoice } from '../adapters/tencent/index.js';
import { compatDesk } from './fixtures/compat-desk.js';

const at = (change: Partial<Presence>) => compatDesk({ snapshot: { presence: aPresence(change) } });

describe('tccc.Agent', () => {
  it('B2: online answers nothing, registers the line and enters idle', async () => {
    const desk = await at({ state: 'offline' });

    const answer: unknown = desk.tccc.Agent.online();
    await waitUntil(() => desk.asked().length > 0);

    expect(answer).to.equal(undefined);
    expect(desk.asked()).to.deep.equal([{ type: 'presence.set', state: 'idle' }]);
    expect(desk.line.state).to.equal('ready');
  });

  it('B2: online leaves an agent alone who is online already', async () => {
    const desk = await at({ state: 'notReady' });

    desk.tccc.Agent.online();
    await Promise.resolve();

    expect(desk.asked()).to.deep.equal([]);
  });

  it('B2: what keeps online from happening is told to the page', async () => {
    const desk = await at({ state: 'offline' });
    desk.line.refuseNext(new WorkbenchError('device/microphone-denied'));

    desk.tccc.Agent.online();
    await waitUntil(() => desk.errors.length > 0);

    expect(isWorkbenchError(desk.errors[0], 'device/microphone-denied')).to.equal(true);
  });

  it('B2: offline answers nothing and goes offline', async () => {
    const desk = await at({});

    const answer: unknown = desk.tccc.Agent.offline();
    await waitUntil(() => desk.asked().length > 0);

    expect(answer).to.equal(undefined);
    expect(desk.asked()).to.deep.equal([{ type: 'presence.set', state: 'offline' }]);
  });

  for (const [status, before, command] of [
    ['free', { state: 'notReady' }, { type: 'presence.set', state: 'idle' }],
    ['free', { state: 'wrapUp' }, { type: 'wrap-up.return' }],
    ['notReady', { state: 'idle' }, { type: 'presence.set', state: 'notReady' }],
    ['notReady', { state: 'busy' }, { type: 'presence.set', state: 'notReady' }],
    ['rest', { state: 'idle' }, { type: 'presence.set', state: 'resting', restReason: '午休' }],
    ['arrange', { state: 'wrapUp', wrapUpEndsAt: 1, wrapUpMs: 1 }, { type: 'wrap-up.continue' }],
    ['stopNotReady', { state: 'notReady' }, { type: 'presence.set', state: 'idle' }],
    ['stopNotReady', { state: 'busy', next: { state: 'notReady' } }, { type: 'presence.clear-next' }],
  ] as const) {
    it(`B2: setStatus ${status} while ${before.state} asks for ${command.type}`, async () => {
      const desk = await at(before);

      const answer = await desk.tccc.Agent.setStatus({ status });

      expect(answer).to.deep.equal({ status: 'success' });
      expect(desk.asked()).to.deep.equal([command]);
    });
  }

  it('B2: setStatus rest takes the reason', async () => {
    const desk = await at({});

    await desk.tccc.Agent.setStatus({ status: 'rest', restReason: '会议' });

    expect(desk.asked()).to.deep.equal([{ type: 'presence.set', state: 'resting', restReason: '会议' }]);
  });

  it('B2: setStatus rest is refused where the centre has no reason to give', async () => {
    const desk = await compatDesk({ snapshot: { settings: someSettings({ restReasons: [] }) } });

    const answer = await desk.tccc.Agent.setStatus({ status: 'rest' });

    expect(answer).to.deep.include({ status: 'error', errorCode: 'presence/unknown-rest-reason' });
  });

  it('B2: setStatus arrange keeps a wrap-up that has no end any more', async () => {
    const desk = await at({ state: 'wrapUp', wrapUpEndsAt: null });

    const answer = await desk.tccc.Agent.setStatus({ status: 'arrange' });

    expect([answer.status, desk.asked().length]).to.deep.equal(['success', 0]);
  });

  it('B2: setStatus arrange without a call before is refused', async () => {
    const desk = await at({});

    const answer = await desk.tccc.Agent.setStatus({ status: 'arrange' });

    expect(answer).to.deep.include({ status: 'error', errorCode: 'presence/refused' });
  });

  it('B2: setStatus stopNotReady has nothing to do for an agent who is free', async () => {
    const desk = await at({});

    const answer = await desk.tccc.Agent.setStatus({ status: 'stopNotReady' });

    expect([answer.status, desk.asked().length]).to.deep.equal(['success', 0]);
  });

  for (const [status, hint] of [
    ['busy', 'only a call makes an agent busy'],
    ['afterCallWork', 'choose free, rest, arrange, notReady, stopNotReady'],
  ] as const) {
    it(`B2: setStatus ${status} is refused, and says what to choose`, async () => {
      const desk = await at({});

      const answer = await desk.tccc.Agent.setStatus({ status: status as TcccStatusChoice });

      expect(answer.errorMsg).to.contain(hint);
      expect(desk.asked()).to.have.lengthOf(0);
    });
  }

  it('B2: getStatus answers at once, offline before the sign-in', async () => {
    const before = await compatDesk({ isSignedIn: false });
    const after = await compatDesk();

    expect([before.tccc.Agent.getStatus(), after.tccc.Agent.getStatus()]).to.deep.equal(['offline', 'free']);
  });
});
