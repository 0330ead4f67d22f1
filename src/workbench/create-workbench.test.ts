import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, ManualClock, WorkbenchError, type ErrorCode } from '../base/index.js';
import {
  aCall,
  aCentreSnapshot,
  aDiallingCall,
  anEndedCall,
  aPresence,
  aRecord,
  aRingingCall,
  createTestWorkbench,
  FakeCentre,
  fakeCode,
  fakeNewcomer,
  FakeLine,
  fakePassword,
  someSettings,
  until,
  type TestWorkbenchOptions,
} from '../testing/index.js';
import { createWorkbench } from './create-workbench.js';
import type { Workbench, WorkbenchEvents } from './workbench.js';

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`).to.equal(true);
}

function record(workbench: Workbench, ...types: (keyof WorkbenchEvents)[]): string[] {
  const heard: string[] = [];
  for (const type of types) workbench.on(type, () => heard.push(type));
  return heard;
}

const offline: TestWorkbenchOptions = { snapshot: { presence: aPresence({ state: 'offline' }) } };
const ringing: TestWorkbenchOptions = {
  snapshot: { presence: aPresence({ state: 'ringing' }), calls: [aRingingCall()] },
};
const talking: TestWorkbenchOptions = {
  snapshot: { presence: aPresence({ state: 'busy' }), calls: [aCall()] },
};

describe('createWorkbench', () => {
  describe('signing in', () => {
    it('S1: takes up a sign-in kept from before and shows the centre', async () => {
      const { workbench } = await createTestWorkbench();

      expect(workbench.snapshot.phase).to.equal('signedIn');
      expect(workbench.snapshot.agent?.name).to.equal('Lin');
      expect(workbench.snapshot.connection).to.equal('connected');
      expect(workbench.snapshot.settings).to.deep.equal(someSettings());
    });

    it('S1: signs in by password and says so', async () => {
      const { workbench } = await createTestWorkbench({ isSignedIn: false });
      const heard = record(workbench, 'signed-in');

      const result = await workbench.signIn({
        kind: 'password',
        email: 'lin@example.com',
        password: fakePassword,
      });

      expect(result.kind).to.equal('signed-in');
      expect(workbench.snapshot.phase).to.equal('signedIn');
      expect(heard).to.deep.equal(['signed-in']);
    });

    it('S1: a wrong password rejects to the caller and shows nowhere else', async () => {
      const { workbench } = await createTestWorkbench({ isSignedIn: false });
      const heard = record(workbench, 'error');

      await refusal(
        workbench.signIn({ kind: 'password', email: 'lin@example.com', password: 'wrong' }),
        'auth/wrong-credentials',
      );

      expect(workbench.snapshot.phase).to.equal('signedOut');
      expect(workbench.snapshot.error).to.equal(null);
      expect(workbench.snapshot.pending).to.deep.equal([]);
      expect(heard).to.deep.equal([]);
    });

    it('S2: a first sign-in is completed with a password and a nickname', async () => {
      const { workbench } = await createTestWorkbench({ isSignedIn: false });

      const result = await workbench.signIn({
        kind: 'password',
        email: fakeNewcomer,
        password: fakePassword,
      });
      expect(workbench.snapshot.phase).to.equal('setupRequired');
      if (result.kind !== 'setup-required') throw new Error('expected the first sign-in');
      await workbench.completeFirstSignIn({
        setupToken: result.setupToken,
        mobile: '13800000001',
        code: fakeCode,
        newPassword: 'n3w-Pass!',
        name: 'Mei',
      });

      expect(workbench.snapshot.phase).to.equal('signedIn');
      expect(workbench.snapshot.agent?.name).to.equal('Mei');
    });

    it('keeps trying to take up a sign-in while the centre is unreachable', async () => {
      const clock = new ManualClock();
      const centre = new FakeCentre();
      centre.refuseNext(new WorkbenchError('network/unreachable'));
      const workbench = createWorkbench({ centre, line: new FakeLine(), clock });
      await until(workbench, ({ error }) => error?.code === 'network/unreachable');
      expect(workbench.snapshot.phase).to.equal('resuming');

      clock.advance(1_000);
      await until(workbench, ({ phase }) => phase === 'signedIn');

      expect(workbench.snapshot.error).to.equal(null);
    });

    it('S7: signing out revokes the session, closes the line and empties the desk', async () => {
      const { workbench, centre, line } = await createTestWorkbench(talking);
      const heard = record(workbench, 'signed-out');

      await workbench.signOut();

      expect(centre.isSignedIn).to.equal(false);
      expect(line.state).to.equal('closed');
      expect(line.isMicrophoneOpen).to.equal(false);
      expect(workbench.snapshot).to.include({ phase: 'signedOut', presence: null, agent: null });
      expect(workbench.snapshot.calls).to.deep.equal([]);
      expect(heard).to.deep.equal(['signed-out']);
    });

    it('leaves the desk when the session is ended elsewhere', async () => {
      const { workbench, centre, line } = await createTestWorkbench();
      const reasons: string[] = [];
      workbench.on('signed-out', ({ reason }) => reasons.push(reason));

      centre.tell({ type: 'session.ended', data: { reason: 'replaced' } });
      await until(workbench, (now) => now.line === 'closed');

      expect(reasons).to.deep.equal(['replaced']);
      expect(workbench.snapshot.phase).to.equal('signedOut');
      expect(line.isMicrophoneOpen).to.equal(false);
    });

    it('leaves the desk when the sign-in expires, and says why', async () => {
      const { workbench, centre } = await createTestWorkbench();
      const reasons: string[] = [];
      workbench.on('signed-out', ({ reason }) => reasons.push(reason));

      centre.tellError(new WorkbenchError('auth/session-expired'));

      expect(reasons).to.deep.equal(['expired']);
      expect(workbench.snapshot.error?.code).to.equal('auth/session-expired');
    });
  });

  describe('presence', () => {
    it('S3: going online asks for the microphone, registers the line, then enters idle', async () => {
      const { workbench, centre, line } = await createTestWorkbench(offline);

      await workbench.goOnline();

      expect(line.isMicrophoneOpen).to.equal(true);
      expect(line.state).to.equal('ready');
      expect(workbench.snapshot.microphone).to.equal('granted');
      expect(centre.commands).to.deep.equal([{ type: 'presence.set', state: 'idle' }]);
    });

    it('S3: a refused microphone is told to the caller, and the agent stays offline', async () => {
      const { workbench, centre, line } = await createTestWorkbench(offline);
      line.refuseNext(new WorkbenchError('device/microphone-denied'));

      await refusal(workbench.goOnline(), 'device/microphone-denied');

      expect(workbench.snapshot.microphone).to.equal('denied');
      expect(workbench.snapshot.error).to.equal(null);
      expect(line.state).to.equal('closed');
      expect(centre.commands).to.deep.equal([]);
    });

    it('S3: a refused microphone can be retried', async () => {
      const { workbench, centre, line } = await createTestWorkbench(offline);
      line.refuseNext(new WorkbenchError('device/microphone-denied'));
      await refusal(workbench.goOnline(), 'device/microphone-denied');

      await workbench.goOnline();

      expect(centre.commands).to.have.length(1);
    });

    it('S3: a line that does not register in time ends going online', async () => {
      const { workbench, line, clock } = await createTestWorkbench(offline);
      line.isRegistering = false;
      const going = workbench.goOnline();
      await waitUntil(() => clock.pending > 0, 'the registration is waited for');

      clock.advance(15_000);

      await refusal(going, 'line/registration-failed');
      expect(line.isMicrophoneOpen).to.equal(false);
    });

    it('lets the microphone go when the centre refuses to go online', async () => {
      const { workbench, centre, line } = await createTestWorkbench(offline);
      const refuse = line.on('state', (state) => {
        if (state === 'ready') centre.refuseNext(new WorkbenchError('presence/refused'));
      });

      await refusal(workbench.goOnline(), 'presence/refused');

      refuse();
      expect(line.isMicrophoneOpen).to.equal(false);
    });

    it('S7: the line closes once the agent is offline', async () => {
      const { workbench, centre, line } = await createTestWorkbench();

      await workbench.setPresence({ state: 'offline' });
      centre.tell({ type: 'presence.changed', data: aPresence({ state: 'offline' }) });
      await until(workbench, (now) => now.line === 'closed');

      expect(line.isMicrophoneOpen).to.equal(false);
    });

    it('keeps the line for a call that outlives going offline', async () => {
      const { workbench, centre, line } = await createTestWorkbench(talking);

      centre.tell({ type: 'presence.changed', data: aPresence({ state: 'offline' }) });
      expect(line.state).to.equal('ready');
      centre.tell({ type: 'call.changed', data: anEndedCall() });
      await until(workbench, (now) => now.line === 'closed');

      expect(line.isMicrophoneOpen).to.equal(false);
    });

    it('shows what the centre says, not what was asked for', async () => {
      const { workbench, centre } = await createTestWorkbench();
      const heard = record(workbench, 'presence-changed');

      await workbench.setPresence({ state: 'resting', restReason: '午休' });
      expect(workbench.snapshot.presence?.state).to.equal('idle');
      centre.tell({ type: 'presence.changed', data: aPresence({ state: 'resting', restReason: '午休' }) });

      expect(workbench.snapshot.presence?.restReason).to.equal('午休');
      expect(heard).to.deep.equal(['presence-changed']);
      expect(centre.commands[0]).to.deep.equal({
        type: 'presence.set',
        state: 'resting',
        restReason: '午休',
      });
    });

    it('S14: wrap-up is ended or continued by command', async () => {
      const { workbench, centre } = await createTestWorkbench({
        snapshot: { presence: aPresence({ state: 'wrapUp', wrapUpEndsAt: 1, wrapUpMs: 30_000 }) },
      });

      await workbench.continueWrapUp();
      await workbench.returnToService();

      expect(centre.commands.map(({ type }) => type)).to.deep.equal(['wrap-up.continue', 'wrap-up.return']);
    });

    it('draws time by the clock of the centre', async () => {
      const clock = new ManualClock(1_000_000);
      const centre = new FakeCentre({ snapshot: aCentreSnapshot({ now: 1_005_000 }) });
      const workbench = createWorkbench({ centre, line: new FakeLine(), clock });

      await until(workbench, (now) => now.presence !== null);

      expect(workbench.snapshot.clockOffsetMs).to.equal(5_000);
    });
  });

  describe('calls', () => {
    it('S12: a ringing call is told and answered on the line', async () => {
      const { workbench, centre, line } = await createTestWorkbench();
      const heard = record(workbench, 'call-ringing', 'call-answered');
      centre.tell({ type: 'call.changed', data: aRingingCall() });
      line.ring('call-1');

      await workbench.answer('call-1');
      centre.tell({ type: 'call.changed', data: aCall() });

      expect(line.answered).to.deep.equal(['call-1']);
      expect(heard).to.deep.equal(['call-ringing', 'call-answered']);
    });

    it('S12: answering waits for a line that rings a moment later', async () => {
      const { workbench, line } = await createTestWorkbench(ringing);

      const answering = workbench.answer('call-1');
      line.ring('call-1');
      await answering;

      expect(line.answered).to.deep.equal(['call-1']);
    });

    it('S12: a line that never rings fails the answer after three seconds', async () => {
      const { workbench, clock } = await createTestWorkbench(ringing);
      const answering = workbench.answer('call-1');
      expect(workbench.snapshot.pending).to.deep.equal(['answer:call-1']);

      clock.advance(3_000);

      await refusal(answering, 'line/answer-failed');
      expect(workbench.snapshot.pending).to.deep.equal([]);
    });

    it('S12: a call that goes to another agent fails a waiting answer at once', async () => {
      const { workbench, centre } = await createTestWorkbench(ringing);
      const heard = record(workbench, 'call-missed');
      const answering = workbench.answer('call-1');

      centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'missed' } });

      await refusal(answering, 'line/answer-failed');
      expect(heard).to.deep.equal(['call-missed']);
      expect(workbench.snapshot.calls).to.deep.equal([]);
    });

    it('S12: pressing twice answers once', async () => {
      const { workbench, line } = await createTestWorkbench(ringing);
      line.ring('call-1');

      await Promise.all([workbench.answer('call-1'), workbench.answer('call-1')]);

      expect(line.answered).to.deep.equal(['call-1']);
    });

    it('S12: a customer who gives up while it rings makes a missed call, not an ended one', async () => {
      const { workbench, centre } = await createTestWorkbench(ringing);
      const heard = record(workbench, 'call-missed', 'call-ended');

      centre.tell({ type: 'call.changed', data: anEndedCall({ context: { answeredAt: null } }) });

      expect(heard).to.deep.equal(['call-missed']);
    });

    it('S13: an automatic call is answered by the line, and answering it again does no harm', async () => {
      const { workbench, line } = await createTestWorkbench(ringing);

      line.ring('call-1', true);
      await workbench.answer('call-1');

      expect(line.answered).to.deep.equal(['call-1']);
    });

    it('S14: hangs up by command and tells the end', async () => {
      const { workbench, centre } = await createTestWorkbench(talking);
      const heard = record(workbench, 'call-ended');

      await workbench.hangUp('call-1');
      centre.tell({ type: 'call.changed', data: anEndedCall() });

      expect(centre.commands).to.deep.equal([{ type: 'call.hang-up', callId: 'call-1' }]);
      expect(heard).to.deep.equal(['call-ended']);
    });

    it('S15: places a call with a number in any common form', async () => {
      const { workbench, centre } = await createTestWorkbench();
      const heard = record(workbench, 'call-dialling');

      const callId = await workbench.placeCall({ to: '+86 189-1234 8352', callerNumber: '051485664126' });
      centre.tell({ type: 'call.changed', data: aDiallingCall({ context: { id: callId } }) });

      expect(centre.commands).to.deep.equal([
        { type: 'call.place', to: '18912348352', callerNumber: '051485664126' },
      ]);
      expect(heard).to.deep.equal(['call-dialling']);
    });

    it('S15: refuses what is no number without asking the centre', async () => {
      const { workbench, centre } = await createTestWorkbench();

      await refusal(workbench.placeCall({ to: 'hello' }), 'call/number-invalid');

      expect(centre.commands).to.deep.equal([]);
    });

    it('S16: holds and resumes by command, and tells both', async () => {
      const { workbench, centre } = await createTestWorkbench(talking);
      const heard = record(workbench, 'call-held', 'call-resumed');

      await workbench.hold('call-1');
      centre.tell({ type: 'call.changed', data: aCall({ value: { line: 'held' } }) });
      await workbench.resume('call-1');
      centre.tell({ type: 'call.changed', data: aCall() });

      expect(centre.commands.map(({ type }) => type)).to.deep.equal(['call.hold', 'call.resume']);
      expect(heard).to.deep.equal(['call-held', 'call-resumed']);
    });

    it('S19: sends keys through the line', async () => {
      const { workbench, line } = await createTestWorkbench(talking);
      line.ring('call-1', true);

      await workbench.sendDigits('call-1', '42#');

      expect(line.digits).to.deep.equal([{ callId: 'call-1', digits: '42#' }]);
    });

    it('S11: writes remarks and tags', async () => {
      const { workbench, centre } = await createTestWorkbench(talking);

      await workbench.annotate('call-1', { remark: '回访', tags: ['vip'] });

      expect(centre.commands).to.deep.equal([
        { type: 'call.annotate', callId: 'call-1', remark: '回访', tags: ['vip'] },
      ]);
    });

    it('S9: shows live calls first, then ended ones, newest first; 全部完成 clears them', async () => {
      const { workbench, centre } = await createTestWorkbench({
        snapshot: {
          presence: aPresence({ state: 'busy' }),
          calls: [
            anEndedCall({ context: { id: 'old', endedAt: 1_000 } }),
            anEndedCall({ context: { id: 'new', endedAt: 2_000 } }),
            aCall({ context: { id: 'live' } }),
          ],
        },
      });
      expect(workbench.snapshot.calls.map(({ context }) => context.id)).to.deep.equal(['live', 'new', 'old']);

      await workbench.completeTasks();
      centre.tell({ type: 'call.removed', data: { callId: 'old', reason: 'completed' } });

      expect(centre.commands).to.deep.equal([{ type: 'tasks.complete' }]);
      expect(workbench.snapshot.calls.map(({ context }) => context.id)).to.deep.equal(['live', 'new']);
    });

    it('S10: shows the queue of the agent’s groups', async () => {
      const { workbench, centre } = await createTestWorkbench();

      centre.tell({
        type: 'queue.changed',
        data: [{ groupId: 'group-1', groupName: '售前', waiting: 3, longestSince: 1 }],
      });

      expect(workbench.snapshot.queue[0]?.waiting).to.equal(3);
    });

    it('S23: asks for records and recordings, and tells of a new record', async () => {
      const { workbench, centre } = await createTestWorkbench();
      const heard = record(workbench, 'record-written');

      const page = await workbench.records({ direction: 'inbound' }, { limit: 10 });
      const url = await workbench.recordingUrl('call-1');
      centre.tell({ type: 'record.written', data: aRecord() });

      expect(page.records).to.have.length(1);
      expect(centre.recordQueries).to.deep.equal([{ filter: { direction: 'inbound' }, limit: 10 }]);
      expect(url).to.contain('call-1');
      expect(heard).to.deep.equal(['record-written']);
    });
  });

  describe('recovery', () => {
    it('B5: a page that is reloaded in a call opens its line again by itself', async () => {
      const { workbench, line, centre } = await createTestWorkbench(talking);

      expect(line.isMicrophoneOpen).to.equal(true);
      expect(workbench.snapshot.line).to.equal('ready');
      expect(centre.commands).to.deep.equal([]);
    });

    it('B5: only ringing calls of the first snapshot are news', async () => {
      const clock = new ManualClock();
      const centre = new FakeCentre({
        snapshot: aCentreSnapshot({ calls: [aCall(), aRingingCall({ context: { id: 'call-2' } })] }),
      });
      const workbench = createWorkbench({ centre, line: new FakeLine(), clock });
      const heard: string[] = [];
      workbench.on('call-answered', ({ call }) => heard.push(`answered ${call.context.id}`));
      workbench.on('call-ringing', ({ call }) => heard.push(`ringing ${call.context.id}`));

      await until(workbench, (now) => now.calls.length === 2 && now.line === 'ready');

      expect(heard).to.deep.equal(['ringing call-2']);
    });

    it('B5: a line that can’t be opened in the background is shown as an error', async () => {
      const line = new FakeLine();
      line.refuseNext(new WorkbenchError('device/microphone-busy'));
      const workbench = createWorkbench({ centre: new FakeCentre(), line, clock: new ManualClock() });
      const heard = record(workbench, 'error');

      await until(workbench, ({ error }) => error !== null);

      expect(workbench.snapshot.error?.code).to.equal('device/microphone-busy');
      expect(workbench.snapshot.microphone).to.equal('busy');
      expect(heard).to.deep.equal(['error']);
      workbench.dismissError();
      expect(workbench.snapshot.error).to.equal(null);
    });

    it('B7: a conversation shows that its line is being repaired', async () => {
      const { workbench, line } = await createTestWorkbench(talking);

      line.tellState('reconnecting');
      expect(workbench.snapshot.calls[0]?.value.recovery).to.equal('reconnecting');
      line.tellState('ready');

      expect(workbench.snapshot.calls[0]?.value.recovery).to.equal('steady');
    });

    it('B7: after being away it tells what it missed', async () => {
      const { workbench, centre } = await createTestWorkbench(talking);
      const heard = record(workbench, 'call-ended', 'call-ringing');

      centre.tellSnapshot({ calls: [anEndedCall(), aRingingCall({ context: { id: 'call-2' } })] });

      expect(heard).to.have.members(['call-ended', 'call-ringing']);
    });

    it('shows errors of line and stream that nobody waits for', async () => {
      const { workbench, centre, line } = await createTestWorkbench();

      line.tellError(new WorkbenchError('line/media-failed'));
      expect(workbench.snapshot.error?.code).to.equal('line/media-failed');
      centre.tellError(new WorkbenchError('protocol/malformed-fact'));

      expect(workbench.snapshot.error?.code).to.equal('protocol/malformed-fact');
      expect(workbench.snapshot.phase).to.equal('signedIn');
    });
  });

  describe('disposal', () => {
    it('leaves no listener, timer, track or socket behind', async () => {
      const { workbench, centre, line, clock } = await createTestWorkbench(ringing);
      const answering = workbench.answer('call-1');

      workbench.dispose();

      await refusal(answering, 'sdk/disposed');
      expect(clock.pending).to.equal(0);
      expect(centre.listenerCount).to.equal(0);
      expect(line.listenerCount).to.equal(0);
      expect(centre.isDisposed && line.isDisposed).to.equal(true);
      expect(line.isMicrophoneOpen).to.equal(false);
    });

    it('rejects every later command', async () => {
      const { workbench } = await createTestWorkbench();
      workbench.dispose();
      workbench.dispose();

      await refusal(workbench.goOnline(), 'sdk/disposed');
      await refusal(workbench.records({}), 'sdk/disposed');
      await refusal(workbench.signIn({ kind: 'login-token', token: 't' }), 'sdk/disposed');
    });
  });

  it('shows what is pending while the centre thinks, and takes it back after a refusal', async () => {
    const { workbench, centre } = await createTestWorkbench(talking);
    const release = centre.hold();
    centre.refuseNext(new WorkbenchError('call/refused'));
    const holding = workbench.hold('call-1');
    expect(workbench.snapshot.pending).to.deep.equal(['hold:call-1']);

    release();

    await refusal(holding, 'call/refused');
    expect(workbench.snapshot.pending).to.deep.equal([]);
    expect(workbench.snapshot.error).to.equal(null);
  });
});
