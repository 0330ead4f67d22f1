import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, ManualClock, type ErrorCode } from '../../base/index.js';
import type { AgentCommand, CallSnapshot, Fact } from '../../model/index.js';
import { aDirectory, runCentrePortSuite, runLinePortSuite } from '../../testing/index.js';
import { createTencentPorts, type TencentOptions, type TencentPorts } from './create-tencent-ports.js';
import { FakeTccc, type FakeTcccOptions } from './fixtures/fake-tccc.js';

const userId = 'lin@example.com';

interface Desk extends TencentPorts {
  readonly tccc: FakeTccc;
  readonly facts: Fact[];
  readonly clock: ManualClock;
  /** The last that was told of a call. */
  call(callId: string): CallSnapshot;
  send(command: AgentCommand): Promise<string | null>;
}

async function desk(how: FakeTcccOptions = {}, options: Partial<TencentOptions> = {}): Promise<Desk> {
  const tccc = new FakeTccc(how);
  const clock = new ManualClock();
  const ports = createTencentPorts({ tccc, userId, isReady: true, clock, ...options });
  const facts: Fact[] = [];
  ports.centre.on('fact', (fact) => facts.push(fact));
  ports.centre.connect();
  await Promise.resolve();
  const call = (callId: string): CallSnapshot => {
    const told = facts
      .filter((fact) => fact.type === 'call.changed' && fact.data.context.id === callId)
      .at(-1);
    if (told?.type !== 'call.changed') throw new Error(`Nothing was told of ${callId}.`);
    return told.data;
  };
  const send = async (command: AgentCommand) => (await ports.centre.send(command)).callId;
  return { ...ports, tccc, facts, clock, call, send };
}

async function online(how: FakeTcccOptions = {}, options: Partial<TencentOptions> = {}): Promise<Desk> {
  const one = await desk(how, options);
  await one.line.open(() => Promise.reject(new Error('no credentials are asked for')));
  await one.send({ type: 'presence.set', state: 'idle' });
  return one;
}

async function talking(how: FakeTcccOptions = {}): Promise<Desk> {
  const one = await online(how);
  one.tccc.ring('call-1');
  await one.line.answer('call-1');
  return one;
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (cause: unknown) => cause,
  );
}

const presence = ({ facts }: Desk) => {
  const told = facts.filter((fact) => fact.type === 'presence.changed').at(-1);
  return told?.type === 'presence.changed' ? told.data : null;
};

runCentrePortSuite(
  'B2: the cloud in the page',
  () => {
    const tccc = new FakeTccc();
    const { centre } = createTencentPorts({ tccc, userId, isReady: true });
    return Promise.resolve({ centre, email: userId, password: '', close: () => centre.dispose() });
  },
  { describe, it },
);

runLinePortSuite(
  "B2: the cloud's line in the page",
  () => {
    const tccc = new FakeTccc();
    const { centre, line } = createTencentPorts({ tccc, userId, isReady: true });
    return Promise.resolve({
      line,
      ring: (callId: string, isAutomatic: boolean) => {
        tccc.ring(callId);
        if (isAutomatic) tccc.access(callId);
      },
      hangUp: (callId: string) => tccc.close(callId, 'client'),
      close: () => {
        line.dispose();
        centre.dispose();
      },
    });
  },
  { describe, it },
);

describe("createTencentPorts: the page's sign-in", () => {
  it('B2: refuses a page without the SDK', () => {
    expect(() => createTencentPorts({ userId }))
      .to.throw()
      .with.property('code', 'tccc/not-loaded');
  });

  it('B2: takes the sign-in up once the SDK is ready', async () => {
    const tccc = new FakeTccc();
    const { centre } = createTencentPorts({ tccc, userId, name: '林', sdkAppId: '1400000001' });
    const resumed = centre.resume();

    tccc.status = 'free';
    tccc.tell('ready', undefined);

    expect(await resumed).to.deep.equal({
      id: userId,
      email: userId,
      name: '林',
      role: 'agent',
      centre: { id: '1400000001', name: '1400000001' },
    });
  });

  it('B2: a token that was too old is auth/login-token-invalid', async () => {
    const tccc = new FakeTccc();
    const { centre } = createTencentPorts({ tccc, userId });
    const resumed = refusal(centre.resume());

    tccc.tell('tokenExpired', { message: 'too old' });

    expect(isWorkbenchError(await resumed, 'auth/login-token-invalid')).to.equal(true);
    expect(isWorkbenchError(await refusal(centre.resume()), 'auth/login-token-invalid')).to.equal(true);
  });

  it('B2: a page whose SDK never gets ready is told so in time', async () => {
    const clock = new ManualClock();
    const { centre } = createTencentPorts({ tccc: new FakeTccc(), userId, clock });
    const resumed = refusal(centre.resume());

    clock.advance(30_000);

    expect(isWorkbenchError(await resumed, 'network/timeout')).to.equal(true);
  });

  it('B2: says what the SDK can, and refuses the rest with sdk/not-offered', async () => {
    const { centre, line } = await desk();

    expect(centre.capabilities).to.deep.equal({
      queues: false,
      records: false,
      recordings: false,
      directory: false,
      selfService: false,
      mobile: false,
      smsCodes: false,
      hostSignIn: true,
    });
    expect(line.capabilities).to.deep.equal({ mute: true, digits: true, devices: false, networkTest: false });
    for (const work of [
      centre.records({}),
      centre.recordingUrl('1'),
      centre.recordsExportUrl({}, 'en'),
      centre.directory(),
      centre.lineCredentials(),
      centre.signIn({ kind: 'login-token', token: '1' }),
      line.setDevices({ microphoneId: null, speakerId: null }),
      centre.send({ type: 'self-service.start', callId: '1', flowId: '1' }),
      centre.send({ type: 'mobile.set', isAnswering: true }),
      centre.send({ type: 'call.redial', recordId: '1' }),
    ]) {
      expect(isWorkbenchError(await refusal(work), 'sdk/not-offered')).to.equal(true);
    }
  });

  it("B2: the host's own backend may give the directory", async () => {
    const { centre } = await desk({}, { directory: () => Promise.resolve(aDirectory()) });

    expect([centre.capabilities.directory, (await centre.directory()).colleagues.length]).to.deep.equal([
      true,
      2,
    ]);
  });

  it('B2: lets go of every listener', async () => {
    const { centre, line, tccc } = await desk();

    line.dispose();
    centre.dispose();

    expect(tccc.listenerCount).to.equal(0);
  });

  it('B2: an old browser, and one without a microphone, are told before the agent goes online', async () => {
    const { line, tccc } = await desk();
    tccc.microphones = [];
    const without = await refusal(line.openMicrophone());
    tccc.isSupported = false;
    const old = await refusal(line.openMicrophone());

    expect([without, old].map((error) => (error as { code: string }).code)).to.deep.equal([
      'device/microphone-missing',
      'line/not-supported',
    ]);
  });
});

describe('createTencentPorts: presence', () => {
  for (const [status, state] of [
    ['free', 'idle'],
    ['busy', 'busy'],
    ['arrange', 'wrapUp'],
    ['notReady', 'notReady'],
    ['rest', 'resting'],
  ] as const) {
    it(`B2: ${status} is ${state}`, async () => {
      const one = await desk();

      one.tccc.enter(status);

      expect(presence(one)?.state).to.equal(state);
    });
  }

  it('B2: offline, which no document names, is offline', async () => {
    const one = await online();

    one.tccc.enter('offline');

    expect(presence(one)?.state).to.equal('offline');
  });

  it('B2: a statusChanged without its status is looked up', async () => {
    const one = await desk();
    one.tccc.status = 'rest';

    one.tccc.tell('statusChanged', {});

    expect(presence(one)?.state).to.equal('resting');
  });

  it('B2: a status that no document has changes nothing', async () => {
    const one = await online();
    one.tccc.status = 'lunch' as 'free';

    one.tccc.tell('statusChanged', {});

    expect(presence(one)?.state).to.equal('idle');
  });

  it('B2: going online is Agent.online, and a rest takes its reason along', async () => {
    const one = await online();

    await one.send({ type: 'presence.set', state: 'resting', restReason: '用餐' });

    expect(one.tccc.calls).to.deep.equal([
      ['Agent.online'],
      ['Agent.setStatus', { status: 'rest', restReason: '用餐' }],
    ]);
    expect(presence(one)).to.deep.include({ state: 'resting', restReason: '用餐' });
  });

  it('B2: a presence chosen in a call is kept by the page and entered after it', async () => {
    const one = await talking();

    await one.send({ type: 'presence.set', state: 'notReady' });
    const meanwhile = presence(one);
    one.tccc.close('call-1', 'client');
    const wrapUp = presence(one)?.state;
    await one.send({ type: 'wrap-up.return' });
    await waitUntil(() => presence(one)?.state === 'notReady');

    expect([meanwhile?.state, meanwhile?.next?.state, wrapUp]).to.deep.equal(['busy', 'notReady', 'wrapUp']);
    expect(presence(one)?.next).to.equal(null);
  });

  it('B2: and may be taken back', async () => {
    const one = await talking();
    await one.send({ type: 'presence.set', state: 'notReady' });

    await one.send({ type: 'presence.clear-next' });

    expect(presence(one)?.next).to.equal(null);
  });
});

describe('createTencentPorts: calls', () => {
  for (const [shape, how] of [
    ['payloads and answers as they are', {}],
    ['payloads in data', { isWrapping: true }],
    ['answers flat', { isFlat: true }],
    ['callOuted with numbers', { tellsNumbers: true }],
  ] as const) {
    it(`B2: a customer calls in, with ${shape}`, async () => {
      const one = await online(how);
      one.tccc.ring('call-1');
      const ringing = one.call('call-1');
      const rung = presence(one)?.state;
      await one.line.answer('call-1');
      const answered = one.call('call-1');
      one.tccc.close('call-1', 'client');
      const ended = one.call('call-1');

      expect(ringing.value.progress).to.equal('ringing');
      expect(rung).to.equal('ringing');
      expect(ringing.context).to.deep.include({
        customerNumber: '18912348352',
        centreNumber: '075586013388',
        place: '上海',
        path: [{ key: '1', label: '业务咨询' }],
        ringEndsAt: one.clock.now() + 8_000,
      });
      expect([answered.value.progress, ended.value.progress]).to.deep.equal(['talking', 'ended']);
      expect([ended.context.endStatus, ended.context.hungUpBy]).to.deep.equal(['normal', 'customer']);
      expect(presence(one)?.state).to.equal('wrapUp');
    });

    it(`B2: the agent calls out, with ${shape}`, async () => {
      const one = await online(how);

      const callId = await one.send({ type: 'call.place', to: '13812346021', callerNumber: '075586013388' });
      const dialling = one.call(callId ?? '');
      one.tccc.farEndAnswers(callId ?? '');
      const answered = one.call(callId ?? '');

      expect(one.tccc.calls.at(-1)).to.deep.equal([
        'Call.startOutboundCall',
        { phoneNumber: '13812346021', callerPhoneNumber: '075586013388' },
      ]);
      expect(dialling.value.progress).to.equal('dialling');
      expect(dialling.context).to.deep.include({
        direction: 'outbound',
        customerNumber: '13812346021',
        centreNumber: '075586013388',
      });
      expect(answered.value.progress).to.equal('talking');
    });
  }

  it('B2: a timeout of 0 is a ring without an end', async () => {
    const one = await online();

    one.tccc.ring('call-1', { timeout: 0 });

    expect([one.call('call-1').value.progress, one.call('call-1').context.ringEndsAt]).to.deep.equal([
      'ringing',
      null,
    ]);
  });

  it('B2: a mapped number is shown by what protects it', async () => {
    const one = await online();

    one.tccc.ring('call-1', { protectedCaller: 'user-4711' });

    expect(one.call('call-1').context.customerNumber).to.equal('user-4711');
  });

  it('B2: a text conversation, misprinted as phone, is no call', async () => {
    const one = await online();

    one.tccc.tell('callIn', { sessionId: 'im-1', type: 'phone', timeout: 0, nickname: '访客' });

    expect(one.facts.some(({ type }) => type === 'call.changed')).to.equal(false);
  });

  it('B2: a colleague who calls is named by the account', async () => {
    const one = await online();

    one.tccc.ringInternally('call-1', 'wang@example.com');

    const { kind, colleague } = one.call('call-1').context;
    expect([kind, colleague?.id]).to.deep.equal(['internal', 'wang@example.com']);
  });

  it('B2: a ring that goes to another agent leaves the list as missed', async () => {
    const one = await online();
    one.tccc.ring('call-1');

    one.tccc.ringOut('call-1');

    expect(one.facts.filter(({ type }) => type === 'call.removed').at(-1)?.data).to.deep.equal({
      callId: 'call-1',
      reason: 'missed',
    });
    expect(presence(one)?.state).to.equal('idle');
  });

  it('B2: rejecting is Call.end', async () => {
    const one = await online();
    one.tccc.ring('call-1');

    await one.send({ type: 'call.reject', callId: 'call-1' });

    expect(one.tccc.calls.at(-1)).to.deep.equal(['Call.end', { sessionId: 'call-1' }]);
    expect(presence(one)?.state).to.equal('idle');
  });

  it('B2: calling a colleague is startInternalCall; the event names the session', async () => {
    const one = await online();

    const callId = await one.send({ type: 'call.internal', agentId: 'wang@example.com', useMobile: true });

    expect(one.tccc.calls.at(-1)).to.deep.equal([
      'Call.startInternalCall',
      { calleeUserId: 'wang@example.com', useMobile: true },
    ]);
    expect(one.call(callId ?? '').context).to.deep.include({ kind: 'internal', direction: 'outbound' });
  });

  for (const [command, method, value] of [
    ['call.hold', 'Call.hold', { line: 'held' }],
    ['call.resume', 'Call.unHold', { line: 'active' }],
    ['call.mute', 'Call.muteMic', { microphone: 'muted' }],
  ] as const) {
    it(`B2: ${command} is ${method}`, async () => {
      const one = await talking();
      if (command === 'call.resume') await one.send({ type: 'call.hold', callId: 'call-1' });

      await one.send({ type: command, callId: 'call-1' });

      expect(one.tccc.calls.at(-1)).to.deep.equal([method, { sessionId: 'call-1' }]);
      expect(one.call('call-1').value).to.deep.include(value);
    });
  }

  it('B2: hanging up is hungUp', async () => {
    const one = await talking();

    await one.send({ type: 'call.hang-up', callId: 'call-1' });

    expect(one.tccc.calls.at(-1)).to.deep.equal(['Call.hungUp', { sessionId: 'call-1' }]);
    expect(one.call('call-1').context.hungUpBy).to.equal('agent');
  });

  it('B2: digits are sendDigits', async () => {
    const one = await talking();

    await one.line.sendDigits('call-1', '8008#');

    expect(one.tccc.calls.at(-1)).to.deep.equal([
      'Call.sendDigits',
      { sessionId: 'call-1', dtmfText: '8008#' },
    ]);
  });

  it('B2: muting that the cloud refuses is taken back and told', async () => {
    const one = await talking();
    const heard: unknown[] = [];
    one.line.on('muted', ({ isMuted }) => heard.push(isMuted));
    one.line.on('error', ({ error }) => heard.push(error.code));
    one.tccc.refuseNext({ errorMsg: 'no' });

    one.line.setMuted('call-1', true);
    await waitUntil(() => heard.length === 3);

    expect(heard).to.deep.equal([true, false, 'tccc/failed']);
  });

  for (const [to, params] of [
    [{ kind: 'group', id: '7' }, { skillGroupId: '7' }],
    [{ kind: 'agent', id: 'wang@example.com' }, { userId: 'wang@example.com' }],
  ] as const) {
    it(`B2: a transfer to ${to.kind === 'group' ? 'a group' : 'a colleague'} ends as transferred`, async () => {
      const one = await talking();

      await one.send({ type: 'call.transfer', callId: 'call-1', to });
      const meanwhile = one.call('call-1').value.transfer;
      one.tccc.tell('transfer', { sessionId: 'call-1' });
      one.tccc.close('call-1', 'seat');

      expect(one.tccc.calls.at(-1)).to.deep.equal(['Call.transfer', { sessionId: 'call-1', ...params }]);
      expect(meanwhile).to.equal('transferring');
      expect(one.call('call-1').context.endStatus).to.equal('transferred');
    });
  }

  it('B2: completing is deleteCall, once, though the cloud tells it too', async () => {
    const one = await talking();
    one.tccc.close('call-1', 'client');

    await one.send({ type: 'tasks.complete' });

    expect(one.tccc.calls.at(-1)).to.deep.equal(['Call.deleteCall', { sessionId: 'call-1' }]);
    expect(one.facts.filter(({ type }) => type === 'call.removed')).to.have.lengthOf(1);
  });

  it('B2: a remark stays in the page', async () => {
    const one = await talking();

    await one.send({ type: 'call.annotate', callId: 'call-1', remark: '回电' });

    expect(one.call('call-1').context.remark).to.equal('回电');
  });

  for (const [closeBy, reason, status] of [
    ['seat', {}, 'cancelled'],
    ['client', {}, 'rejected'],
    ['timer', {}, 'noAnswer'],
    ['admin', { mainReason: 'powerOff' }, 'poweredOff'],
    ['admin', { mainReason: '其他', subReason: '空号' }, 'noSuchNumber'],
    ['admin', {}, 'carrierFailure'],
  ] as const) {
    it(`B2: an outgoing call closed by ${closeBy} ${JSON.stringify(reason)} ended as ${status}`, async () => {
      const one = await online();
      const callId = (await one.send({ type: 'call.place', to: '13812346021' })) ?? '';

      one.tccc.close(callId, closeBy, reason);

      expect(one.call(callId).context.endStatus).to.equal(status);
    });
  }

  it('B2: facts have numbers that grow', async () => {
    const one = await talking();
    one.tccc.close('call-1', 'client');

    const seqs = one.facts.map(({ seq }) => seq);
    expect(seqs).to.deep.equal([...seqs].sort((first, second) => first - second));
    expect(new Set(seqs).size).to.equal(seqs.length);
  });
});

describe("createTencentPorts: the cloud's refusals", () => {
  for (const [words, code] of [
    [{ code: '-7' }, 'call/not-found'],
    [{ code: '-8001' }, 'call/target-unavailable'],
    [{ code: '-8003' }, 'call/target-unavailable'],
    [{ code: '-8004' }, 'call/refused'],
    [{ code: '-999', message: '其他' }, 'tccc/failed'],
    [{ errorMsg: 'FailedOperation.NoCallOutNumber' }, 'call/caller-number-unknown'],
    [{ errorMsg: 'FailedOperation.SeatStatusBusy' }, 'call/agent-busy'],
    [{ errorMsg: 'FailedOperation.CallerOverFrequency' }, 'call/refused'],
    [{ errorMsg: 'InvalidParameter.IllegalPhoneNumber' }, 'call/number-invalid'],
    [{ errorMsg: 'InvalidParameterValue.SkillGroupError' }, 'call/target-unknown'],
    [{ errorMsg: 'FailedOperation.CurStateNotAllowModify' }, 'presence/refused'],
    [{ errorMsg: 'FailedOperation.PermissionDenied' }, 'auth/forbidden'],
    [{ errorMsg: '天有不测风云' }, 'tccc/failed'],
    [{ errorCode: 'call/agent-busy', errorMsg: 'ours' }, 'call/agent-busy'],
  ] as const satisfies readonly (readonly [object, ErrorCode])[]) {
    for (const isRejecting of [false, true]) {
      it(`B2: ${JSON.stringify(words)}, ${isRejecting ? 'rejected' : 'resolved'}, is ${code}`, async () => {
        const one = await online({ isRejecting });
        one.tccc.refuseNext(words);

        const error = await refusal(one.send({ type: 'call.place', to: '13812346021' }));

        expect(isWorkbenchError(error, code), String(error)).to.equal(true);
        expect(one.facts.some(({ type }) => type === 'call.changed')).to.equal(false);
      });
    }
  }

  it('B2: a session that ended already answers call/not-found, and nothing is asked', async () => {
    const one = await online();

    const error = await refusal(one.send({ type: 'call.hold', callId: 'none' }));

    expect(isWorkbenchError(error, 'call/not-found')).to.equal(true);
    expect(one.tccc.calls).to.deep.equal([['Agent.online']]);
  });
});
