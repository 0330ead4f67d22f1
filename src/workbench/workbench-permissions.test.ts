import { expect } from '@open-wc/testing';
import type { Permission } from '../machines/index.js';
import {
  aCall,
  aDiallingCall,
  anEndedCall,
  aPresence,
  aRingingCall,
  createTestWorkbench,
} from '../testing/index.js';

const reasonOf = (permission: Permission): string => (permission.isAllowed ? 'allowed' : permission.reason);
const busy = aPresence({ state: 'busy' });

describe('Workbench.can', () => {
  it('allows nothing to somebody who is not signed in', async () => {
    const { workbench } = await createTestWorkbench({ isSignedIn: false });

    expect(reasonOf(workbench.can.placeCall())).to.equal('signedOut');
    expect(reasonOf(workbench.can.setPresence({ state: 'idle' }))).to.equal('signedOut');
  });

  it('says that the connection is missing before anything else', async () => {
    const { workbench, centre } = await createTestWorkbench();

    centre.tellConnection('reconnecting');

    expect(reasonOf(workbench.can.placeCall())).to.equal('centreAway');
    expect(reasonOf(workbench.can.setPresence({ state: 'notReady' }))).to.equal('centreAway');
  });

  it('S15: lets an idle agent with a ready line call out, and names the line when it is not', async () => {
    const { workbench, line } = await createTestWorkbench();
    expect(reasonOf(workbench.can.placeCall())).to.equal('allowed');

    line.tellState('failed');

    expect(reasonOf(workbench.can.placeCall())).to.equal('lineNotReady');
  });

  it('S15: an agent in a call may not call out', async () => {
    const { workbench } = await createTestWorkbench({ snapshot: { presence: busy, calls: [aCall()] } });

    expect(reasonOf(workbench.can.placeCall())).to.equal('inCall');
  });

  it('S12: a ringing call may be answered but not hung up', async () => {
    const { workbench } = await createTestWorkbench({
      snapshot: { presence: aPresence({ state: 'ringing' }), calls: [aRingingCall()] },
    });

    expect(reasonOf(workbench.can.answer('call-1'))).to.equal('allowed');
    expect(reasonOf(workbench.can.hangUp('call-1'))).to.equal('notAnswered');
    expect(reasonOf(workbench.can.answer('other'))).to.equal('noCall');
  });

  it('S16: holds a live call, resumes a held one', async () => {
    const { workbench, centre } = await createTestWorkbench({
      snapshot: { presence: busy, calls: [aCall()] },
    });
    expect(reasonOf(workbench.can.hold('call-1'))).to.equal('allowed');
    expect(reasonOf(workbench.can.resume('call-1'))).to.equal('notOnHold');

    centre.tell({ type: 'call.changed', data: aCall({ value: { line: 'held' } }) });

    expect(reasonOf(workbench.can.hold('call-1'))).to.equal('onHold');
    expect(reasonOf(workbench.can.resume('call-1'))).to.equal('allowed');
  });

  it('S17: mutes while the audio is up, also without a connection to the centre', async () => {
    const { workbench, centre, line } = await createTestWorkbench({
      snapshot: { presence: busy, calls: [aCall()] },
    });
    line.ring('call-1', true);
    centre.tellConnection('reconnecting');

    expect(reasonOf(workbench.can.mute('call-1'))).to.equal('allowed');
  });

  it('S17: a line that can’t mute says so', async () => {
    const { workbench, line } = await createTestWorkbench({
      snapshot: { presence: busy, calls: [aCall()] },
      line: { capabilities: { mute: false } },
    });
    line.ring('call-1', true);

    expect(reasonOf(workbench.can.mute('call-1'))).to.equal('notOffered');
  });

  it('S19: keys go out in an answered outgoing call only', async () => {
    const outgoing = aCall({ context: { direction: 'outbound' } });
    const { workbench, centre, line } = await createTestWorkbench({
      snapshot: { presence: busy, calls: [aDiallingCall()] },
    });
    line.ring('call-1', true);
    expect(reasonOf(workbench.can.sendDigits('call-1'))).to.equal('notAnswered');

    centre.tell({ type: 'call.changed', data: outgoing });
    expect(reasonOf(workbench.can.sendDigits('call-1'))).to.equal('allowed');
    centre.tell({ type: 'call.changed', data: anEndedCall() });

    expect(reasonOf(workbench.can.sendDigits('call-1'))).to.equal('callEnded');
  });

  it('waits for what was asked already', async () => {
    const { workbench, centre } = await createTestWorkbench({
      snapshot: { presence: busy, calls: [aCall()] },
    });
    const release = centre.hold();
    const hangingUp = workbench.hangUp('call-1');

    expect(reasonOf(workbench.can.hangUp('call-1'))).to.equal('pending');

    release();
    await hangingUp;
    expect(reasonOf(workbench.can.hangUp('call-1'))).to.equal('allowed');
  });

  it('S14: returns from wrap-up, and nowhere else', async () => {
    const { workbench, centre } = await createTestWorkbench();
    expect(reasonOf(workbench.can.returnToService())).to.equal('notInWrapUp');

    centre.tell({
      type: 'presence.changed',
      data: aPresence({ state: 'wrapUp', wrapUpEndsAt: Date.now(), wrapUpMs: 30_000 }),
    });

    expect(reasonOf(workbench.can.returnToService())).to.equal('allowed');
    expect(reasonOf(workbench.can.continueWrapUp())).to.equal('allowed');
  });
});
