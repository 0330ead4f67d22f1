import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError } from '../base/index.js';
import { tcccEventNames, type TcccEventName } from '../adapters/tencent/index.js';
import {
  aCall,
  aDiallingCall,
  anEndedCall,
  aPresence,
  aRingingCall,
  testTime,
  until,
  type CallChange,
} from '../testing/index.js';
import { compatDesk, lastTold, toldNames, type CompatDesk } from './fixtures/compat-desk.js';

const sessionId = 'call-1';
const changed = (desk: CompatDesk, data: ReturnType<typeof aCall>): void =>
  desk.centre.tell({ type: 'call.changed', data });

async function rung(change: CallChange = {}): Promise<CompatDesk> {
  const desk = await compatDesk();
  changed(desk, aRingingCall(change));
  return desk;
}

async function ended(change: CallChange): Promise<CompatDesk> {
  const desk = await compatDesk({ snapshot: { calls: [aCall()] } });
  changed(desk, anEndedCall(change));
  return desk;
}

describe('tccc.events', () => {
  it('B2: names every event, with the spelling of the documents', async () => {
    const { tccc } = await compatDesk();

    expect(tccc.events).to.deep.equal({
      ready: 'ready',
      tokenExpired: 'tokenExpired',
      callIn: 'callIn',
      userAccessed: 'userAccessed',
      autoTransfer: 'autoTransfer',
      sessionEnded: 'sessionEnded',
      sessionCompleted: 'sessionCompleted',
      callOuted: 'callOuted',
      calloutAccepted: 'calloutAccepted',
      transfer: 'transfer',
      statusChanged: 'statusChanged',
      memberStateChanged: 'memberStateChanged',
      kickedOut: 'kickedOut',
    });
  });

  for (const name of tcccEventNames) {
    it(`B2: ${name} is listened for by string and by tccc.events, and let go`, async () => {
      const { tccc } = await compatDesk();
      const listener = (): void => undefined;

      tccc.on(name, listener);
      tccc.on(tccc.events[name], listener);
      tccc.off(name, listener);

      expect(tccc.events[name]).to.equal(name);
    });
  }

  for (const [wrong, hint] of [
    [undefined, 'misspelt'],
    [null, 'misspelt'],
    ['callOutAccepted', 'calloutAccepted'],
    ['callout', 'callOuted'],
    ['CallIn', 'callIn'],
    ['status', 'statusChanged'],
    ['nonsense', 'no event "nonsense"'],
  ] as const) {
    it(`B2: an event named ${String(wrong)} is refused loudly, by on and by off`, async () => {
      const { tccc } = await compatDesk();
      const event = wrong as TcccEventName;

      for (const act of [tccc.on, tccc.off]) {
        let error: unknown;
        try {
          act(event, () => undefined);
        } catch (thrown) {
          error = thrown;
        }
        expect(isWorkbenchError(error, 'sdk/unknown-event')).to.equal(true);
        expect((error as Error).message).to.contain(hint);
      }
    });
  }

  it('B2: a listener that is no function is refused', async () => {
    const { tccc } = await compatDesk();

    expect(() => tccc.on('callIn', undefined as never)).to.throw('not a function');
  });

  it('B2: a listener that throws keeps nobody else from hearing', async () => {
    const desk = await compatDesk();
    const heard: string[] = [];
    desk.tccc.on('userAccessed', () => {
      throw new Error('page broke');
    });
    desk.tccc.on('userAccessed', (payload) => heard.push(payload.sessionId));

    changed(desk, aCall());

    expect(heard).to.deep.equal([sessionId]);
    expect(desk.errors.map(String)).to.deep.equal(['Error: page broke']);
  });

  it('B2: off, and destroy, let a listener go', async () => {
    const desk = await compatDesk();
    const heard: string[] = [];
    const first = (): number => heard.push('first');
    desk.tccc.on('userAccessed', first);
    desk.tccc.on('userAccessed', () => heard.push('second'));

    desk.tccc.off('userAccessed', first);
    changed(desk, aCall());
    desk.tccc.destroy();
    changed(desk, aCall({ context: { id: 'call-2' } }));

    expect(heard).to.deep.equal(['second']);
  });
});

describe('tccc: what is told', () => {
  it('B2: ready once signed in, and to whoever comes late', async () => {
    const desk = await compatDesk({ isSignedIn: false });
    expect(desk.told).to.have.lengthOf(0);

    await desk.workbench.signIn({ kind: 'login-token', token: 'token-1' });
    await until(desk.workbench, ({ presence }) => presence !== null);
    let isHeard = false;
    desk.tccc.on('ready', () => (isHeard = true));
    await Promise.resolve();

    expect(desk.told.map(({ name }) => name)).to.deep.equal(['ready']);
    expect(isHeard).to.equal(true);
  });

  it('B2: ready is told anew after another account signed in', async () => {
    const desk = await compatDesk();

    await desk.workbench.signOut();
    await desk.workbench.signIn({ kind: 'login-token', token: 'token-2' });
    await until(desk.workbench, ({ presence }) => presence !== null);

    expect(desk.told.filter(({ name }) => name === 'ready')).to.have.lengthOf(2);
  });

  it('B2: a listener taken off before its late ready hears nothing', async () => {
    const { tccc } = await compatDesk();
    let isHeard = false;
    const listener = (): boolean => (isHeard = true);

    tccc.on('ready', listener);
    tccc.off('ready', listener);
    await Promise.resolve();

    expect(isHeard).to.equal(false);
  });

  it('B2: callIn tells a ringing telephone call', async () => {
    const desk = await rung({
      context: { customerNumber: '18912348352', path: [{ key: '1', label: '业务咨询' }], remark: 'VIP' },
    });

    expect(lastTold(desk, 'callIn')).to.deep.equal({
      sessionId,
      type: 'phone',
      timeout: 15,
      calleePhoneNumber: '0086051485664126',
      callerPhoneNumber: '008618912348352',
      callerLocation: '上海上海电信',
      remark: 'VIP',
      ivrPath: [{ key: '1', label: '业务咨询' }],
      serverType: 'staffSeat',
    });
  });

  it('B2: callIn says with protectedCaller that the number is masked', async () => {
    const desk = await rung();

    expect(lastTold(desk, 'callIn')).to.deep.include({
      callerPhoneNumber: '0086189****8352',
      protectedCaller: '0086189****8352',
    });
  });

  it('B2: callIn has timeout 0 where nothing counts down', async () => {
    const endless = await rung({ context: { ringEndsAt: null } });
    const automatic = await rung({ context: { isAutomatic: true } });

    expect(lastTold(endless, 'callIn')).to.deep.include({ timeout: 0 });
    expect(lastTold(automatic, 'callIn')).to.deep.include({ timeout: 0 });
  });

  it('B2: callIn says staffPhoneSeat for a call on the mobile phone', async () => {
    const desk = await rung({ context: { agentLine: 'mobile' } });

    expect(lastTold(desk, 'callIn')).to.deep.include({ serverType: 'staffPhoneSeat' });
  });

  it("B2: callIn of a colleague names the colleague's account", async () => {
    const desk = await compatDesk();
    // the directory is read once, right after ready
    await waitUntil(() =>
      desk.centre.commands.some((command) => command.type === 'directory.watch' && !command.isWatching),
    );
    changed(
      desk,
      aRingingCall({
        context: { kind: 'internal', customerNumber: '', colleague: { id: 'agent-2', name: '王建国' } },
      }),
    );

    expect(lastTold(desk, 'callIn')).to.deep.equal({
      sessionId,
      type: 'internal',
      timeout: 15,
      peerUserId: 'wang@example.com',
    });
  });

  it('B2: callIn of a call that rings already reaches a listener who comes late', async () => {
    const desk = await compatDesk({
      snapshot: { calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) },
    });

    expect(toldNames(desk)).to.deep.equal(['callIn']);
  });

  it('B2: an inbound call is callIn, userAccessed, sessionEnded, sessionCompleted', async () => {
    const desk = await rung();
    changed(desk, aCall());
    changed(desk, anEndedCall());
    desk.centre.tell({ type: 'call.removed', data: { callId: sessionId, reason: 'completed' } });

    expect(toldNames(desk)).to.deep.equal(['callIn', 'userAccessed', 'sessionEnded', 'sessionCompleted']);
  });

  it('B2: a ring that goes to another agent is callIn, autoTransfer', async () => {
    const desk = await rung();
    desk.centre.tell({ type: 'call.removed', data: { callId: sessionId, reason: 'missed' } });

    expect(toldNames(desk)).to.deep.equal(['callIn', 'autoTransfer']);
    expect(lastTold(desk, 'autoTransfer')).to.deep.equal({ sessionId });
  });

  it('B2: a caller who gives up is callIn, sessionEnded', async () => {
    const desk = await rung();
    changed(desk, anEndedCall({ context: { answeredAt: null, endStatus: 'abandonedWhileRinging' } }));

    expect(toldNames(desk)).to.deep.equal(['callIn', 'sessionEnded']);
    expect(lastTold(desk, 'sessionEnded')).to.deep.include({ closeBy: 'client', duration: 0 });
  });

  it('B2: an outgoing call is callOuted, calloutAccepted, sessionEnded', async () => {
    const desk = await compatDesk();
    changed(desk, aDiallingCall({ context: { customerNumber: '18912348352' } }));
    changed(desk, aCall({ context: { direction: 'outbound', customerNumber: '18912348352' } }));
    changed(desk, anEndedCall({ context: { direction: 'outbound' } }));

    expect(toldNames(desk)).to.deep.equal(['callOuted', 'calloutAccepted', 'sessionEnded']);
    expect(lastTold(desk, 'callOuted')).to.deep.equal({
      sessionId,
      calleePhoneNumber: '008618912348352',
      callerPhoneNumber: '0086051485664126',
    });
  });

  it('B2: callOuted says with protectedCallee that the number is masked', async () => {
    const desk = await compatDesk();
    changed(desk, aDiallingCall());

    expect(lastTold(desk, 'callOuted')).to.deep.include({ protectedCallee: '0086189****8352' });
  });

  it('B2: a call that was handed over is userAccessed, also when it was dialled once', async () => {
    const desk = await compatDesk();
    const transferredFrom = { id: 'agent-2', name: '王建国' };
    changed(desk, aCall({ context: { direction: 'outbound', transferredFrom } }));

    expect(toldNames(desk)).to.deep.equal(['userAccessed']);
  });

  for (const [hungUpBy, endStatus, closeBy] of [
    ['customer', 'normal', 'client'],
    ['agent', 'normal', 'seat'],
    ['system', 'carrierFailure', 'admin'],
    ['system', 'noAnswer', 'timer'],
  ] as const) {
    it(`B2: sessionEnded of a call that the ${hungUpBy} ended as ${endStatus} is closed by ${closeBy}`, async () => {
      const desk = await ended({ context: { hungUpBy, endStatus } });

      expect(lastTold(desk, 'sessionEnded')).to.deep.include({ sessionId, closeBy });
    });
  }

  it('B2: sessionEnded has the length in seconds with fractions, and the type', async () => {
    const desk = await ended({ context: { answeredAt: testTime - 9_614 } });

    expect(lastTold(desk, 'sessionEnded')).to.deep.equal({
      sessionId,
      closeBy: 'client',
      type: 'phone',
      duration: 9.614,
    });
  });

  it('B2: sessionEnded has a mainReason only where the system closed a telephone call', async () => {
    const byAdmin = await ended({ context: { hungUpBy: 'system', endStatus: 'carrierFailure' } });
    const byCaller = await ended({ context: { hungUpBy: 'customer', endStatus: 'normal' } });
    const internal = await ended({
      context: { hungUpBy: 'system', endStatus: 'carrierFailure', kind: 'internal' },
    });

    expect(lastTold(byAdmin, 'sessionEnded')).to.deep.include({ mainReason: 'operatorError' });
    expect(lastTold(byCaller, 'sessionEnded')).to.not.have.property('mainReason');
    expect(lastTold(internal, 'sessionEnded')).to.not.have.property('mainReason');
    expect(lastTold(internal, 'sessionEnded')).to.deep.include({ type: 'internal' });
  });

  it('B2: transfer is told before the end of the session, with whom it went to', async () => {
    const to = { kind: 'group', id: 'group-1', name: '售前' } as const;
    const desk = await ended({
      context: {
        endStatus: 'transferred',
        hungUpBy: 'agent',
        transfer: { to, startedAt: testTime, failure: null },
      },
    });

    expect(toldNames(desk)).to.deep.equal(['transfer', 'sessionEnded']);
    expect(lastTold(desk, 'transfer')).to.deep.equal({ sessionId, skillGroupId: 'group-1' });
  });

  for (const [state, status] of [
    ['notReady', 'notReady'],
    ['resting', 'rest'],
    ['busy', 'busy'],
    ['wrapUp', 'arrange'],
    ['offline', 'offline'],
  ] as const) {
    it(`B2: statusChanged says ${status} for ${state}, and getStatus knows it at once`, async () => {
      const desk = await compatDesk();

      desk.centre.tell({ type: 'presence.changed', data: aPresence({ state }) });

      expect(lastTold(desk, 'statusChanged')).to.deep.equal({ status });
      expect(desk.tccc.Agent.getStatus()).to.equal(status);
    });
  }

  it('B2: statusChanged says free for an agent who is idle again', async () => {
    const desk = await compatDesk({ snapshot: { presence: aPresence({ state: 'notReady' }) } });

    desk.centre.tell({ type: 'presence.changed', data: aPresence() });

    expect(lastTold(desk, 'statusChanged')).to.deep.equal({ status: 'free' });
  });

  it('B2: an agent who is rung keeps the status of before', async () => {
    const desk = await compatDesk({ snapshot: { presence: aPresence({ state: 'notReady' }) } });

    desk.centre.tell({ type: 'presence.changed', data: aPresence({ state: 'ringing' }) });

    expect(toldNames(desk)).to.deep.equal([]);
    expect(desk.tccc.Agent.getStatus()).to.equal('notReady');
  });

  for (const reason of ['replaced', 'revoked'] as const) {
    it(`B2: kickedOut, our extension, tells that the sign-in was ${reason}`, async () => {
      const desk = await compatDesk();

      desk.centre.tell({ type: 'session.ended', data: { reason } });

      expect(lastTold(desk, 'kickedOut')).to.deep.equal({ reason });
      expect(desk.tccc.Agent.getStatus()).to.equal('offline');
    });
  }

  it('B2: signing out completes no session', async () => {
    const desk = await compatDesk({ snapshot: { calls: [anEndedCall()] } });

    await desk.workbench.signOut();

    expect(toldNames(desk)).to.not.include('sessionCompleted');
  });

  it('B2: a payload is also its own data, and is written down once', async () => {
    const desk = await rung();
    const payload = lastTold(desk, 'callIn') as { sessionId: string; data: { sessionId: string } };

    expect(payload.data.sessionId).to.equal(payload.sessionId);
    expect(JSON.stringify(payload)).to.not.contain('"data"');
  });
});
