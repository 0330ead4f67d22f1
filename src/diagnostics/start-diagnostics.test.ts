import { expect, waitUntil } from '@open-wc/testing';
import { WorkbenchError } from '../base/index.js';
import { createSipLine } from '../adapters/sip/index.js';
import { PaperSwitchboard } from '../adapters/sip/fixtures/paper-switchboard.js';
import {
  aCall,
  anEndedCall,
  aPresence,
  aRingingCall,
  createTestWorkbench,
  FakeCentre,
  until,
  type TestWorkbench,
} from '../testing/index.js';
import { createWorkbench } from '../workbench/create-workbench.js';
import type { ChartEntry, DiagnosticsEntry } from './diagnostics-entry.js';
import { startDiagnostics, type Diagnostics } from './start-diagnostics.js';

const register = 'REGISTER sip:centre.example SIP/2.0\r\nCall-ID: abcdefgh-1\r\nCSeq: 1 REGISTER\r\n\r\n';

interface Bench extends TestWorkbench {
  readonly diagnostics: Diagnostics;
}

async function open(options: Parameters<typeof startDiagnostics>[1] = {}): Promise<Bench> {
  const bench = await createTestWorkbench({ snapshot: { calls: [] } });
  return { ...bench, diagnostics: startDiagnostics(bench.workbench, { clock: bench.clock, ...options }) };
}

function only<Kind extends DiagnosticsEntry['kind']>(
  diagnostics: Diagnostics,
  kind: Kind,
): Extract<DiagnosticsEntry, { kind: Kind }>[] {
  return diagnostics
    .entries()
    .filter((entry): entry is Extract<DiagnosticsEntry, { kind: Kind }> => entry.kind === kind);
}

const moves = (entries: readonly ChartEntry[]): string[] =>
  entries.map(({ chart, region, from, to, cause }) => {
    const why = cause.by === 'fact' ? cause.type : cause.by;
    return `${chart} ${region}: ${from} → ${to} by ${why}`;
  });

describe('startDiagnostics', () => {
  it('B14: listens to nothing before it is started and after it is stopped', async () => {
    const { workbench, line, clock } = await createTestWorkbench();
    const before = line.isTraced;
    const diagnostics = startDiagnostics(workbench, { clock });
    const during = line.isTraced;

    diagnostics.stop();
    line.tellTrace({ at: 1, direction: 'sent', text: register });

    expect([before, during, line.isTraced]).to.deep.equal([false, true, false]);
    expect(only(diagnostics, 'signalling')).to.deep.equal([]);
    expect([diagnostics.isRunning, clock.pending]).to.deep.equal([false, 0]);
    workbench.dispose();
  });

  it('B14: tells how a call went through its chart, when, and which fact moved it', async () => {
    const { workbench, centre, line, clock, diagnostics } = await open();
    diagnostics.clear();
    const ringing = aRingingCall();
    const talking = aCall();
    const { id } = ringing.context;

    centre.tell({ type: 'presence.changed', data: aPresence({ state: 'ringing' }) });
    centre.tell({ type: 'call.changed', data: ringing });
    line.ring(id);
    clock.advance(3_000);
    await workbench.answer(id);
    centre.tell({ type: 'call.changed', data: { ...talking, context: { ...talking.context, id } } });
    await workbench.setMuted(id, true);
    const ended = anEndedCall();
    centre.tell({ type: 'call.changed', data: { ...ended, context: { ...ended.context, id } } });
    centre.tell({ type: 'call.removed', data: { callId: id, reason: 'completed' } });

    const entries = only(diagnostics, 'chart');
    expect(moves(entries)).to.deep.equal([
      'agent state: idle → ringing by presence.changed',
      'call progress: null → ringing by call.changed',
      'call progress: ringing → talking by call.changed',
      'call microphone: live → muted by page',
      'call progress: talking → ended by call.changed',
      'call microphone: muted → live by page',
      'call progress: ended → null by call.removed',
    ]);
    const [, rang, answered] = entries;
    expect((answered?.at ?? 0) - (rang?.at ?? 0)).to.equal(3_000);
    expect(new Set(entries.slice(1).map(({ callId }) => callId))).to.deep.equal(new Set([id]));
    workbench.dispose();
  });

  it('B14: tells what the desk learnt anew, and what a sign-out cleared, from what facts told', async () => {
    const { workbench, centre, diagnostics } = await open();
    centre.tell({ type: 'call.changed', data: aCall() });
    diagnostics.clear();

    centre.tellSnapshot({ presence: aPresence({ state: 'busy' }) });
    await workbench.signOut();

    const told = moves(only(diagnostics, 'chart'));
    expect(told).to.include('agent state: idle → busy by snapshot');
    expect(told).to.include('sign-in state: signedIn → signedOut by page');
    expect(told).to.include('agent state: busy → null by page');
    workbench.dispose();
  });

  it('B14: keeps requests, commands and errors with their codes, and no number in full', async () => {
    const { workbench, centre, diagnostics } = await open();
    centre.refuseNext(new WorkbenchError('call/agent-busy', { message: 'The line to 13800138000 is busy.' }));
    await workbench.placeCall({ to: '13800138000' }).catch(() => undefined);
    centre.tellError(
      new WorkbenchError('network/unreachable', {
        message: 'No way to 13800138000.',
        cause: new Error('13900139000 failed'),
      }),
    );
    centre.tellRequest({
      at: 7,
      id: 'wish-1',
      traceId: null,
      method: 'POST',
      path: '/api/v1/calls',
      status: 409,
      code: 'call/agent-busy',
      durationMs: 12,
    });

    const [command] = only(diagnostics, 'command');
    const [error] = only(diagnostics, 'error');
    expect([command?.type, command?.code]).to.deep.equal(['call.place', 'call/agent-busy']);
    expect([error?.code, error?.message, error?.causes[0]]).to.deep.equal([
      'network/unreachable',
      'No way to 138****8000.',
      'Error: 139****9000 failed',
    ]);
    expect(only(diagnostics, 'request')[0]).to.include({ id: 'wish-1', status: 409, durationMs: 12 });
    expect(JSON.stringify(diagnostics.report())).not.to.match(/13800138000|13900139000/);
    workbench.dispose();
  });

  it('B14: hides the middle of numbers in signalling, and shows it to who asks for it', async () => {
    const invite = [
      'INVITE sip:13800138000@centre.example SIP/2.0',
      'From: "138 0013 8000" <sip:+8613800138000@centre.example>;tag=1',
      'To: 13800138000 <tel:13800138000>',
      'P-Asserted-Identity: <sip:1001@centre.example>',
      'X-Caller: 13800138000',
      'Call-ID: 13800138000-at-noon',
    ].join('\r\n');
    const [masked, full] = [await open(), await open({ numbers: 'full' })];
    for (const { line } of [masked, full]) line.tellTrace({ at: 1, direction: 'received', text: invite });

    const text = only(masked.diagnostics, 'signalling')[0]?.text.split('\r\n');
    expect(text).to.deep.equal([
      'INVITE sip:138****8000@centre.example SIP/2.0',
      'From: "138****8000" <sip:+86138****8000@centre.example>;tag=1',
      'To: 138****8000 <tel:138****8000>',
      'P-Asserted-Identity: <sip:1001@centre.example>',
      'X-Caller: 138****8000',
      'Call-ID: 13800138000-at-noon',
    ]);
    expect(only(full.diagnostics, 'signalling')[0]?.text).to.equal(invite);
    masked.workbench.dispose();
    full.workbench.dispose();
  });

  it('B14: takes statistics while a call talks, and no timer runs without one', async () => {
    const { workbench, centre, line, clock, diagnostics } = await open({ statisticsEveryMs: 2_000 });
    line.measured = [
      {
        callId: 'call-1',
        entries: [
          { id: 'p', type: 'candidate-pair', nominated: true, localCandidateId: 'l', remoteCandidateId: 'r' },
          { id: 'q', type: 'candidate-pair', nominated: false, localCandidateId: 'm' },
          { id: 'l', type: 'local-candidate' },
          { id: 'm', type: 'local-candidate' },
          { id: 'i', type: 'inbound-rtp', packetsReceived: 50 },
          { id: 'c', type: 'certificate', base64Certificate: 'MIIB' },
        ],
      },
    ];
    clock.advance(10_000);
    expect(only(diagnostics, 'statistics')).to.deep.equal([]);

    const call = aCall();
    centre.tell({ type: 'call.changed', data: call });
    await waitUntil(() => only(diagnostics, 'statistics').length === 1, 'one at once');
    clock.advance(2_000);
    await waitUntil(() => only(diagnostics, 'statistics').length === 2, 'one later');
    const ended = anEndedCall();
    centre.tell({
      type: 'call.changed',
      data: { ...ended, context: { ...ended.context, id: call.context.id } },
    });

    expect(clock.pending).to.equal(0);
    const [sample] = only(diagnostics, 'statistics');
    expect(sample?.callId).to.equal('call-1');
    expect(sample?.entries.map((entry) => entry['id'])).to.deep.equal(['p', 'l', 'i']);
    workbench.dispose();
  });

  it('B14: keeps what fits: the oldest goes first, by number and by length', async () => {
    const few = await open({ mostEntries: 3 });
    const short = await open({ mostCharacters: 20_000 });
    for (const { line, diagnostics } of [few, short]) {
      diagnostics.clear();
      for (let at = 1; at <= 2_500; at++)
        line.tellTrace({ at, direction: 'sent', text: 'OPTIONS sip:c SIP/2.0' });
    }
    short.line.tellTrace({ at: 9_999, direction: 'sent', text: 'x'.repeat(1_000_000) });

    expect(few.diagnostics.entries().map(({ at }) => at)).to.deep.equal([2_498, 2_499, 2_500]);
    expect(few.diagnostics.report().dropped).to.equal(2_497);
    expect(JSON.stringify(short.diagnostics.entries()).length).to.be.below(21_000);
    const last = short.diagnostics.entries().at(-1);
    expect(last?.at).to.equal(9_999);
    expect(last?.kind === 'signalling' && last.text.endsWith('more characters)')).to.equal(true);
    few.workbench.dispose();
    short.workbench.dispose();
  });

  it('B14: exports JSON that says what it is and where it ran, and a text that reads like a ladder', async () => {
    const { workbench, centre, line, clock, diagnostics } = await open();
    line.tellTrace({ at: clock.now(), direction: 'sent', text: register });
    line.tellTrace({
      at: clock.now(),
      direction: 'received',
      text: 'SIP/2.0 200 OK\r\nCall-ID: abcdefgh-1\r\nCSeq: 1 REGISTER\r\n\r\n',
    });
    centre.tell({ type: 'presence.changed', data: aPresence({ state: 'busy' }) });

    const file = diagnostics.export();
    const report: unknown = JSON.parse(await file.text());
    const text = diagnostics.toText();

    expect(file.type).to.equal('application/json');
    expect(report).to.deep.equal(JSON.parse(JSON.stringify(diagnostics.report())));
    expect(report).to.include({ format: 'tccc-diagnostics', version: 1, agentId: 'agent-1', dropped: 0 });
    expect(diagnostics.report().page).to.include({ origin: location.origin, isSecureContext: true });
    expect(text).to.match(/^06:31:48\.000 {2}── REGISTER sip:centre\.example abcdefgh ──▶$/m);
    expect(text).to.match(/^06:31:48\.000 {2}◀── 200 OK \(1 REGISTER\) abcdefgh ──$/m);
    expect(text).to.match(/^06:31:48\.000 {2}· agent: idle → busy \(fact \d+\)$/m);
    workbench.dispose();
  });

  it('B14: saves the report under a name of the time, or the text under a name of yours', async () => {
    const { workbench, diagnostics } = await open();
    const saved: { name: string; type: string }[] = [];
    const types = new Map<string, string>();
    const { createObjectURL } = URL;
    URL.createObjectURL = (file: Blob) => {
      const url = createObjectURL(file);
      types.set(url, file.type);
      return url;
    };
    const keep = (event: Event): void => {
      const link = event.composedPath()[0] as HTMLAnchorElement;
      saved.push({ name: link.download, type: types.get(link.href) ?? '' });
      event.preventDefault();
    };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', keep);
      click.call(this);
    };
    try {
      diagnostics.download();
      diagnostics.download('desk.txt');
    } finally {
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = createObjectURL;
    }

    expect(saved).to.deep.equal([
      { name: 'tccc-diagnostics-2024-04-02T06-31-48.json', type: 'application/json' },
      { name: 'desk.txt', type: 'text/plain;charset=utf-8' },
    ]);
    workbench.dispose();
  });

  it('B14: outlives a reload only where it is asked to', async () => {
    const kept = new Map<string, string>([['tccc-diagnostics', 'no list']]);
    const keepIn = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
    const first = await open({ keepIn });
    first.line.tellTrace({ at: 42, direction: 'sent', text: register });
    dispatchEvent(new Event('pagehide'));
    first.diagnostics.stop();

    const second = await open({ keepIn });
    const third = await open();

    expect(only(second.diagnostics, 'signalling').map(({ at }) => at)).to.deep.equal([42]);
    expect(only(third.diagnostics, 'signalling')).to.deep.equal([]);
    for (const { workbench, diagnostics } of [first, second, third]) {
      diagnostics.stop();
      workbench.dispose();
    }
  });

  it('B14: stops by itself when its workbench is gone', async () => {
    const { workbench, centre, clock, diagnostics } = await open();
    centre.tell({ type: 'call.changed', data: aCall() });

    workbench.dispose();
    clock.advance(5_000);
    await waitUntil(() => !diagnostics.isRunning, 'it stopped');

    expect(clock.pending).to.equal(0);
  });

  it('B14: stops at once when its workbench is disposed of without a call, and hears the page no more', async () => {
    const { workbench, diagnostics } = await open();

    workbench.dispose();
    const isRunning = diagnostics.isRunning;
    const before = diagnostics.size;
    dispatchEvent(new Event('online'));

    expect(isRunning).to.equal(false);
    expect(diagnostics.size).to.equal(before);
  });

  it('B14: refuses an interval or a limit that is none', async () => {
    const { workbench } = await open();
    for (const options of [{ statisticsEveryMs: 10 }, { mostEntries: 0 }, { mostCharacters: 1.5 }]) {
      expect(() => startDiagnostics(workbench, options))
        .to.throw()
        .with.property('code', 'sdk/invalid-options');
    }
    workbench.dispose();
  });
});

describe('startDiagnostics on a SIP line', () => {
  it('B14: has the whole conversation with the centre, what was measured, and no secret', async () => {
    const switchboard = new PaperSwitchboard();
    switchboard.install();
    switchboard.isChallenging = true;
    const centre = new FakeCentre();
    centre.lineCredentials = () => switchboard.credentials();
    const workbench = createWorkbench({ centre, line: createSipLine() });
    const diagnostics = startDiagnostics(workbench, { statisticsEveryMs: 1_000 });
    try {
      await until(workbench, ({ line }) => line === 'ready');
      switchboard.ring('call-1', true);
      await waitUntil(() => switchboard.farEnd('call-1').connectionState === 'connected', 'audio is up', {
        timeout: 8_000,
      });
      centre.tell({ type: 'call.changed', data: aCall() });
      const heard = /statistics \[call-1\]: in \d+/;
      await waitUntil(() => heard.test(diagnostics.toText()), 'a packet came in and was measured', {
        timeout: 8_000,
      });

      const text = diagnostics.toText();
      expect(text).to.match(
        /── REGISTER[^\n]*──▶\n[^\n]*◀── 401[^\n]*\n[^\n]*── REGISTER[^\n]*──▶\n[^\n]*◀── 200/,
      );
      expect(text).to.match(/◀── INVITE [^\n]*\+audio/);
      const all = JSON.stringify(diagnostics.report());
      expect(all).to.include('ice-pwd:(struck out)');
      expect(all).not.to.match(/line-1|response=\\"|ice-pwd:[^(]/);
    } finally {
      diagnostics.stop();
      workbench.dispose();
      switchboard.uninstall();
    }
  });
});
