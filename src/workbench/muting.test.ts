import { expect } from '@open-wc/testing';
import { isWorkbenchError, type ErrorCode } from '../base/index.js';
import { aCall, anEndedCall, aPresence, createTestWorkbench } from '../testing/index.js';

const talking = { snapshot: { presence: aPresence({ state: 'busy' as const }), calls: [aCall()] } };

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.catch((cause: unknown) => cause);
  expect(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`).to.equal(true);
}

describe('muting a call of a workbench', () => {
  it('S17: mutes on the line, shows it, and keeps it over facts of the centre', async () => {
    const { workbench, centre, line } = await createTestWorkbench(talking);
    line.ring('call-1', true);
    const heard: string[] = [];
    for (const type of ['call-muted', 'call-unmuted'] as const) workbench.on(type, () => heard.push(type));

    await workbench.setMuted('call-1', true);
    centre.tell({ type: 'call.changed', data: aCall({ context: { remark: 'hello' } }) });
    expect(workbench.snapshot.calls[0]?.value.microphone).to.equal('muted');
    await workbench.setMuted('call-1', false);

    expect(workbench.snapshot.calls[0]?.value.microphone).to.equal('live');
    expect(heard).to.deep.equal(['call-muted', 'call-unmuted']);
  });

  it('S17: a call muted before its audio is up, or while that is repaired, is muted from its first sound', async () => {
    const { workbench, line } = await createTestWorkbench(talking);

    await workbench.setMuted('call-1', true);
    expect(workbench.snapshot.calls[0]?.value.microphone).to.equal('muted');
    line.ring('call-1', true);
    expect([...line.mutedCalls]).to.deep.equal(['call-1']);

    line.tellState('reconnecting');
    line.end('call-1');
    await workbench.setMuted('call-1', false);
    await workbench.setMuted('call-1', true);
    line.ring('call-1', true);

    expect([...line.mutedCalls]).to.deep.equal(['call-1']);
    expect(workbench.snapshot.calls[0]?.value.microphone).to.equal('muted');
  });

  it('S17: refuses to mute what is no conversation, or none of this page', async () => {
    const { workbench, centre, line } = await createTestWorkbench(talking);

    await refusal(workbench.setMuted('other', true), 'call/not-found');
    line.tellState('elsewhere');
    await refusal(workbench.setMuted('call-1', true), 'call/refused');
    line.tellState('ready');
    centre.tell({ type: 'call.changed', data: anEndedCall() });
    await refusal(workbench.setMuted('call-1', true), 'call/refused');
  });
});
