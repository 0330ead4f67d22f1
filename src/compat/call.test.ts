import { expect } from '@open-wc/testing';
import { WorkbenchError } from '../base/index.js';
import { aCall, aDiallingCall, anEndedCall, aPresence, aRingingCall } from '../testing/index.js';
import { TcccInviteError } from './create-call.js';
import { compatDesk, type CompatDesk } from './fixtures/compat-desk.js';

const sessionId = 'call-1';
const talking = () => compatDesk({ snapshot: { calls: [aCall()], presence: aPresence({ state: 'busy' }) } });
const ringing = () =>
  compatDesk({ snapshot: { calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) } });

async function connected(): Promise<CompatDesk> {
  const desk = await talking();
  desk.line.ring(sessionId, true);
  return desk;
}

describe('tccc.Call', () => {
  it('B2: startOutboundCall dials, and answers nested and flat', async () => {
    const { tccc, asked } = await compatDesk();

    const answer = await tccc.Call.startOutboundCall({ phoneNumber: '0086075586013388' });

    expect(asked().at(-1)).to.deep.equal({ type: 'call.place', to: '075586013388' });
    const data = {
      sessionId: 'placed-1',
      calleePhoneNumber: '0086075586013388',
      callerPhoneNumber: '0086051485664126',
      serverType: 'staffSeat',
    };
    expect(answer).to.deep.equal({ status: 'success', ...data, data });
  });

  it('B2: callOut, on the global and on Call, is the old name of startOutboundCall', async () => {
    const { tccc } = await compatDesk();

    const first = await tccc.callOut({ phoneNumber: '13812346021' });
    const second = await tccc.Call.callOut({ phoneNumber: '13812346021' });

    expect([first.data?.sessionId, second.sessionId]).to.deep.equal(['placed-1', 'placed-2']);
  });

  for (const [written, dialled] of [
    ['0086075586013388', '075586013388'],
    ['008613812346021', '13812346021'],
    ['+86 138 1234 6021', '13812346021'],
    ['0755-86013388', '075586013388'],
    ['0085291234567', '+85291234567'],
    ['00864001234567', '4001234567'],
  ] as const) {
    it(`B2: startOutboundCall understands ${written}`, async () => {
      const { tccc, asked } = await compatDesk();

      await tccc.Call.startOutboundCall({ phoneNumber: written });

      expect(asked().at(-1)).to.deep.include({ to: dialled });
    });
  }

  it('B2: startOutboundCall calls out with a number of the centre, however it is written', async () => {
    const { tccc, asked } = await compatDesk();

    const answer = await tccc.Call.startOutboundCall({
      phoneNumber: '13812346021',
      callerPhoneNumber: '0086051485664126',
    });

    expect(asked().at(-1)).to.deep.include({ callerNumber: '051485664126' });
    expect(answer.callerPhoneNumber).to.equal('0086051485664126');
  });

  it("B2: startOutboundCall refuses a caller number that isn't the centre's", async () => {
    const { tccc, asked } = await compatDesk();

    const answer = await tccc.Call.startOutboundCall({
      phoneNumber: '13812346021',
      callerPhoneNumber: '008602012345678',
    });

    expect(answer).to.deep.include({ status: 'error', errorCode: 'call/caller-number-unknown' });
    expect(asked()).to.have.lengthOf(0);
  });

  it('B2: startOutboundCall keeps phoneDesc as the remark', async () => {
    const { tccc, asked } = await compatDesk();

    const answer = await tccc.Call.startOutboundCall({ phoneNumber: '13812346021', phoneDesc: '张女士' });
    await Promise.resolve();

    expect(answer.data?.remark).to.equal('张女士');
    expect(asked().at(-1)).to.deep.equal({
      type: 'call.annotate',
      callId: 'placed-1',
      remark: '张女士',
    });
  });

  it('B2: startOutboundCall tells the place of the number where the centre knows it', async () => {
    const { tccc } = await compatDesk({
      onCommand: (command, centre) => {
        if (command.type !== 'call.place') return;
        centre.tell({ type: 'call.changed', data: aDiallingCall({ context: { id: 'placed-1' } }) });
      },
    });

    const answer = await tccc.Call.startOutboundCall({ phoneNumber: '13812346021' });

    expect(answer.calleeLocation).to.equal('上海上海电信');
  });

  it('B2: startOutboundCall says staffPhoneSeat while 手机外呼 is on', async () => {
    const { tccc } = await compatDesk({
      snapshot: { mobile: { number: '138****0001', isAnswering: false, isDialling: true } },
    });

    const answer = await tccc.Call.startOutboundCall({ phoneNumber: '13812346021' });

    expect(answer.serverType).to.equal('staffPhoneSeat');
  });

  for (const [what, params, code] of [
    ['no number', { phoneNumber: 'help' }, 'call/number-invalid'],
    ['an empty number', { phoneNumber: '' }, 'sdk/invalid-options'],
    ['a number that is a number', { phoneNumber: 13_812_346_021 }, 'sdk/invalid-options'],
    ['no parameters', undefined, 'sdk/invalid-options'],
    [
      'a uui of more than 1024 bytes',
      { phoneNumber: '13812346021', uui: '字'.repeat(342) },
      'sdk/invalid-options',
    ],
    [
      'a group the centre has not',
      { phoneNumber: '13812346021', skillGroupId: 'none' },
      'call/target-unknown',
    ],
  ] as const) {
    it(`B2: startOutboundCall answers an error for ${what}, and dials nothing`, async () => {
      const { tccc, asked } = await compatDesk();

      const answer = await tccc.Call.startOutboundCall(params as { phoneNumber: string });

      expect(answer).to.deep.include({ status: 'error', errorCode: code });
      expect(asked()).to.have.lengthOf(0);
    });
  }

  it('B2: startOutboundCall takes what the documents know and this centre has no use for', async () => {
    const { tccc } = await compatDesk();

    const answer = await tccc.Call.startOutboundCall({
      phoneNumber: '13812346021',
      uui: '字'.repeat(341),
      skillGroupId: 'group-1',
      servingNumberGroupIds: ['1'],
      phoneEncodeType: 'number',
    });

    expect(answer.status).to.equal('success');
  });

  it('B2: accept answers the ringing call', async () => {
    const { tccc, line } = await ringing();
    line.ring(sessionId);

    const answer = await tccc.Call.accept({ sessionId });

    expect(answer).to.deep.equal({ status: 'success' });
    expect(line.answered).to.deep.equal([sessionId]);
  });

  for (const [method, command] of [
    ['hungUp', { type: 'call.hang-up' }],
    ['hold', { type: 'call.hold' }],
    ['unHold', { type: 'call.resume' }],
  ] as const) {
    it(`B2: ${method} asks for ${command.type}`, async () => {
      const { tccc, asked } = await talking();

      const answer = await tccc.Call[method]({ sessionId });

      expect(answer).to.deep.equal({ status: 'success' });
      expect(asked().at(-1)).to.deep.equal({ ...command, callId: sessionId });
    });
  }

  it('B2: end on a ringing call rejects it', async () => {
    const { tccc, asked } = await ringing();

    await tccc.Call.end({ sessionId });

    expect(asked().at(-1)).to.deep.equal({ type: 'call.reject', callId: sessionId });
  });

  it('B2: end in conversation hangs up', async () => {
    const { tccc, asked } = await talking();

    await tccc.Call.end({ sessionId });

    expect(asked().at(-1)).to.deep.equal({ type: 'call.hang-up', callId: sessionId });
  });

  it('B2: deleteCall takes the ended session off the list', async () => {
    const { tccc, asked } = await compatDesk({ snapshot: { calls: [anEndedCall()] } });

    await tccc.Call.deleteCall({ sessionId });

    expect(asked().at(-1)).to.deep.equal({ type: 'tasks.complete', callId: sessionId });
  });

  it('B2: muteMic and unmuteMic switch the microphone, and isMicMuted tells it', async () => {
    const { tccc, workbench } = await connected();

    await tccc.Call.muteMic({ sessionId });
    const muted = await tccc.Call.isMicMuted({ sessionId });
    await tccc.Call.unmuteMic({ sessionId });
    const unmuted = await tccc.Call.isMicMuted({ sessionId });

    expect(muted).to.deep.include({ status: 'success', isMicMuted: true, data: { isMicMuted: true } });
    expect(unmuted).to.deep.include({ isMicMuted: false });
    expect(workbench.snapshot.calls[0]?.value.microphone).to.equal('live');
  });

  it('B2: sendDigits sends dtmfText', async () => {
    const { tccc, line } = await connected();

    const answer = await tccc.Call.sendDigits({ sessionId, dtmfText: '8008#' });

    expect(answer.status).to.equal('success');
    expect(line.digits).to.deep.equal([{ callId: sessionId, digits: '8008#' }]);
  });

  it('B2: sendDigits without dtmfText answers an error', async () => {
    const { tccc, line } = await connected();

    const answer = await tccc.Call.sendDigits({ sessionId });

    expect(answer).to.deep.include({ status: 'error', errorCode: 'sdk/invalid-options' });
    expect(line.digits).to.have.lengthOf(0);
  });

  it('B2: startInternalCall finds the colleague by the account, and rings the mobile where asked', async () => {
    const { tccc, asked } = await compatDesk();

    const answer = await tccc.Call.startInternalCall({ calleeUserId: 'Wang@example.com', useMobile: true });

    expect(asked().at(-1)).to.deep.equal({
      type: 'call.internal',
      agentId: 'agent-2',
      useMobile: true,
    });
    expect(answer.data?.sessionId).to.equal('placed-1');
  });

  it('B2: startInternalCall answers an error for an account nobody has', async () => {
    const { tccc } = await compatDesk();

    const answer = await tccc.Call.startInternalCall({ calleeUserId: 'nobody@example.com' });

    expect(answer).to.deep.include({ status: 'error', errorCode: 'call/target-unknown' });
  });

  it('B2: transfer hands over to a skill group', async () => {
    const { tccc, asked } = await talking();

    await tccc.Call.transfer({ sessionId, skillGroupId: 'group-1' });

    const to = { kind: 'group', id: 'group-1' };
    expect(asked().at(-1)).to.deep.equal({ type: 'call.transfer', callId: sessionId, to });
  });

  it('B2: transfer hands over to a colleague by the account', async () => {
    const { tccc, asked } = await talking();

    await tccc.Call.transfer({ sessionId, userId: 'wang@example.com' });

    const to = { kind: 'agent', id: 'agent-2' };
    expect(asked().at(-1)).to.deep.equal({ type: 'call.transfer', callId: sessionId, to });
  });

  for (const [what, to] of [
    ['nobody', {}],
    ['two at once', { skillGroupId: 'group-1', userId: 'wang@example.com' }],
  ] as const) {
    it(`B2: transfer to ${what} answers an error`, async () => {
      const { tccc } = await talking();

      const answer = await tccc.Call.transfer({ sessionId, ...to });

      expect(answer).to.deep.include({ status: 'error', errorCode: 'sdk/invalid-options' });
    });
  }

  for (const method of ['invite', 'reconnect', 'kick'] as const) {
    it(`B2: ${method} rejects with -999 until the workbench can consult`, async () => {
      const { tccc } = await talking();

      const error: unknown = await tccc.Call[method]({
        sessionId,
        memberId: '1',
        callee: { phone: '10086' },
      }).catch((cause: unknown) => cause);

      expect(error).to.be.instanceOf(TcccInviteError);
      expect(error).to.have.property('code', '-999');
      expect((error as TcccInviteError).errorMsg).to.contain('咨询');
    });

    it(`B2: ${method} rejects with -7 for a session that isn't there`, async () => {
      const { tccc } = await talking();

      const error: unknown = await tccc.Call[method]({
        sessionId: 'none',
        memberId: '1',
        callee: { phone: '10086' },
      }).catch((cause: unknown) => cause);

      expect(error).to.have.property('code', '-7');
    });
  }

  for (const method of [
    'accept',
    'hungUp',
    'end',
    'deleteCall',
    'muteMic',
    'unmuteMic',
    'isMicMuted',
    'transfer',
    'hold',
    'unHold',
    'sendDigits',
  ] as const) {
    it(`B2: ${method} answers an error for a session that isn't there`, async () => {
      const { tccc, asked } = await talking();

      const answer = await tccc.Call[method]({ sessionId: 'none' });

      expect(answer).to.deep.include({ status: 'error', errorCode: 'call/not-found' });
      expect(asked()).to.have.lengthOf(0);
    });
  }

  it("B2: an answer that failed says why in errorMsg, with the centre's remedy", async () => {
    const { tccc, centre } = await talking();
    centre.refuseNext(new WorkbenchError('call/refused', { message: 'The call is on hold.' }));

    const answer = await tccc.Call.hold({ sessionId });

    expect(answer.errorMsg).to.contain('The call is on hold.');
    expect(answer).to.not.have.property('data');
  });

  it('B2: errors are rejected with errorMsg where the page expects that', async () => {
    const { tccc } = await compatDesk({}, { rejectsOnError: true });

    const error: unknown = await tccc.Call.hold({ sessionId: 'none' }).catch((cause: unknown) => cause);

    expect(error).to.deep.include({ status: 'error', errorCode: 'call/not-found' });
    expect((error as { errorMsg: string }).errorMsg).to.be.a('string');
  });

  it("B2: the host's own words may stand in errorMsg", async () => {
    const { tccc } = await compatDesk({}, { errorText: ({ code }) => `出错：${code}` });

    const answer = await tccc.Call.hold({ sessionId: 'none' });

    expect(answer.errorMsg).to.equal('出错：call/not-found');
  });
});
