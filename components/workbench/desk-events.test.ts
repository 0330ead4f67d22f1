import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aCall,
  aDiallingCall,
  anEndedCall,
  aPresence,
  aRecord,
  aRingingCall,
  createTestWorkbench,
  fakePassword,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './workbench.define.js';
import type { TcccWorkbench } from './workbench.js';

interface Desk extends TestWorkbench {
  readonly desk: TcccWorkbench;
  /** Every event of these types that reached the page. */
  readonly heard: string[];
}

const callEvents = [
  'ringing',
  'dialling',
  'answered',
  'held',
  'resumed',
  'muted',
  'unmuted',
  'ended',
  'missed',
].map((word) => `tccc-call-${word}`);

async function open(options: TestWorkbenchOptions = {}): Promise<Desk> {
  const made = await createTestWorkbench(options);
  const desk = await fixture<TcccWorkbench>(
    html`<tccc-workbench .workbench=${made.workbench}></tccc-workbench>`,
  );
  const heard: string[] = [];
  for (const type of [...callEvents, 'tccc-screen-pop']) {
    desk.parentElement!.addEventListener(type, (event) =>
      heard.push(`${event.type} ${(event as CustomEvent<{ callId: string }>).detail.callId}`),
    );
  }
  return { ...made, desk, heard };
}

function next<Type extends keyof HTMLElementEventMap>(
  desk: TcccWorkbench,
  type: Type,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve) => desk.addEventListener(type, resolve, { once: true }));
}

const heldCall = aCall({ value: { line: 'held' } });

describe('events of <tccc-workbench>', () => {
  it('B12: tell the page around of a call from its ring to its end', async () => {
    const { centre, line, workbench, heard } = await open();

    centre.tell({ type: 'call.changed', data: aRingingCall() });
    line.ring('call-1', true);
    centre.tell({ type: 'call.changed', data: aCall() });
    workbench.setMuted('call-1', true);
    workbench.setMuted('call-1', false);
    centre.tell({ type: 'call.changed', data: heldCall });
    centre.tell({ type: 'call.changed', data: aCall() });
    centre.tell({ type: 'call.changed', data: anEndedCall() });

    const words = [
      'call-ringing',
      'screen-pop',
      'call-answered',
      'call-muted',
      'call-unmuted',
      'call-held',
      'call-resumed',
      'call-ended',
    ];
    expect(heard).to.deep.equal(words.map((word) => `tccc-${word} call-1`));
  });

  it('B12: pop the screen for an outgoing call with the number as the centre masks it', async () => {
    const { desk, centre } = await open();
    const popped = next(desk, 'tccc-screen-pop');

    centre.tell({ type: 'call.changed', data: aDiallingCall() });

    const { detail } = await popped;
    expect(detail).to.deep.equal({ callId: 'call-1', customerNumber: '189****8352', direction: 'outbound' });
  });

  it('S12: tell of a missed call', async () => {
    const { centre, heard } = await open();

    centre.tell({ type: 'call.changed', data: aRingingCall() });
    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'missed' } });

    expect(heard.at(-1)).to.equal('tccc-call-missed call-1');
  });

  it('tell of the presence, with the one before', async () => {
    const { desk, centre } = await open();
    const told = next(desk, 'tccc-presence-changed');

    centre.tell({ type: 'presence.changed', data: aPresence({ state: 'notReady' }) });

    const { detail } = await told;
    expect([detail.previous?.state, detail.presence.state]).to.deep.equal(['idle', 'notReady']);
  });

  it('tell of the sign-in, of a written record, and of what fails for nobody', async () => {
    const { desk, centre, workbench } = await open({ isSignedIn: false });
    const signedIn = next(desk, 'tccc-signed-in');
    await workbench.signIn({ kind: 'password', email: 'lin@example.com', password: fakePassword });
    expect((await signedIn).detail.agent.name).to.equal('Lin');

    const written = next(desk, 'tccc-record-written');
    centre.tell({ type: 'record.written', data: aRecord({ id: 'written' }) });
    expect((await written).detail.record.id).to.equal('written');

    const failed = next(desk, 'tccc-error');
    centre.tellError(new WorkbenchError('protocol/malformed-fact'));
    expect((await failed).detail.error.code).to.equal('protocol/malformed-fact');
  });

  it('stop with the desk: a removed one hears nothing, one put back hears again', async () => {
    const { desk, centre, heard } = await open();
    const place = desk.parentElement!;
    desk.remove();
    centre.tell({ type: 'call.changed', data: aRingingCall() });
    expect(heard).to.deep.equal([]);

    place.append(desk);
    await desk.updateComplete;
    centre.tell({ type: 'call.changed', data: aCall() });

    expect(heard).to.deep.equal(['tccc-call-answered call-1']);
  });
});
