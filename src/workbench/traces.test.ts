import { expect } from '@open-wc/testing';
import { WorkbenchError } from '../base/index.js';
import { aCall, createTestWorkbench } from '../testing/index.js';
import type { WorkbenchTrace } from './workbench-trace.js';

const signalling = { at: 5, direction: 'sent', text: 'REGISTER sip:centre.example SIP/2.0\r\n\r\n' } as const;

describe('what a workbench hands through for diagnostics', () => {
  it('B14: nobody listens to the line while nobody asks for traces', async () => {
    const { workbench, line } = await createTestWorkbench();
    const before = line.isTraced;

    const stopFirst = workbench.on('trace', () => undefined);
    const stopSecond = workbench.on('trace', () => undefined);
    const during = line.isTraced;
    stopFirst();
    const withOne = line.isTraced;
    stopSecond();

    expect([before, during, withOne, line.isTraced]).to.deep.equal([false, true, true, false]);
    workbench.dispose();
  });

  it('B14: tells signalling, requests, facts and commands as they pass', async () => {
    const { workbench, line, centre, clock } = await createTestWorkbench();
    const traces: WorkbenchTrace[] = [];
    workbench.on('trace', (trace) => traces.push(trace));

    line.tellTrace(signalling);
    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'withdrawn' } });
    centre.tellSnapshot();
    const release = centre.hold();
    const held = workbench.hold('call-2');
    clock.advance(40);
    release();
    await held;

    expect(traces.map(({ kind }) => kind)).to.deep.equal(['signalling', 'fact', 'snapshot', 'command']);
    expect(traces[0]).to.deep.equal({ kind: 'signalling', ...signalling });
    const { at } = traces[3] ?? { at: Number.NaN };
    expect(traces[3]).to.deep.equal({
      kind: 'command',
      at,
      type: 'call.hold',
      callId: 'call-2',
      code: null,
      durationMs: 40,
    });
    workbench.dispose();
  });

  it('B14: a refused command is told with its code, one that makes a call with the call', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const told: unknown[] = [];
    workbench.on('trace', (trace) => {
      if (trace.kind === 'command') told.push([trace.type, trace.callId, trace.code]);
    });

    const callId = await workbench.placeCall({ to: '13800138000' });
    centre.refuseNext(new WorkbenchError('call/refused'));
    await workbench.hold(callId).catch(() => undefined);
    await workbench.reject('call-3');

    expect(told).to.deep.equal([
      ['call.place', callId, null],
      ['call.hold', callId, 'call/refused'],
      ['call.reject', 'call-3', null],
    ]);
    workbench.dispose();
  });

  it('B14: no command goes to the centre untold', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const told: string[] = [];
    workbench.on('trace', (trace) => {
      if (trace.kind === 'command') told.push(trace.type);
    });

    const unwatch = workbench.watchDirectory();
    const callId = await workbench.placeCall({ to: '13800138000' });
    await Promise.allSettled([
      workbench.setPresence({ state: 'notReady' }),
      workbench.clearNextPresence(),
      workbench.returnToService(),
      workbench.continueWrapUp(),
      workbench.callColleague({ agentId: 'agent-2' }),
      workbench.redial('record-1'),
      workbench.transfer(callId, { kind: 'agent', id: 'agent-2' }),
      workbench.cancelTransfer(callId),
      workbench.startSelfService(callId, 'flow-1'),
      workbench.returnFromSelfService(callId),
      workbench.setMobile({ isAnswering: true }),
      workbench.answer(callId),
      workbench.reject(callId),
      workbench.hold(callId),
      workbench.resume(callId),
      workbench.annotate(callId, { remark: 'Call back' }),
      workbench.hangUp(callId),
      workbench.completeTasks(),
    ]);
    unwatch();

    expect(told.sort()).to.deep.equal(centre.commands.map(({ type }) => type).sort());
    workbench.dispose();
  });

  it('B14: hands through what the line measures; a line that measures nothing has nothing', async () => {
    const { workbench, line } = await createTestWorkbench({ snapshot: { calls: [aCall()] } });
    line.measured = [{ callId: 'call-1', entries: [{ type: 'inbound-rtp', packetsReceived: 9 }] }];

    expect(await workbench.statistics()).to.deep.equal(line.measured);

    Object.defineProperty(line, 'statistics', { value: undefined });
    expect(await workbench.statistics()).to.deep.equal([]);
    workbench.dispose();
  });

  it('B14: a disposed workbench listens to nothing', async () => {
    const { workbench, line } = await createTestWorkbench();
    workbench.on('trace', () => undefined);

    workbench.dispose();

    expect(line.isTraced).to.equal(false);
  });
});
