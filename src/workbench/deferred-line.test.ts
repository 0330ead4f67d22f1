import { expect } from '@open-wc/testing';
import { WorkbenchError } from '../base/index.js';
import type { LineCredentials, LinePort, LineState } from '../ports/index.js';
import { FakeLine, runLinePortSuite } from '../testing/index.js';
import { deferLine } from './deferred-line.js';

const renew = (): Promise<LineCredentials> =>
  Promise.resolve({ url: 'wss://x.example/sip', uri: 'sip:a@x.example', username: 'a', password: 'b' });

/** A deferred line whose code comes, or fails to come, when the test says so. */
class Bench {
  readonly fake = new FakeLine();
  asked = 0;
  #come: ((line: LinePort) => void) | undefined;
  #fail: ((error: unknown) => void) | undefined;

  readonly line = deferLine({
    capabilities: this.fake.capabilities,
    load: () => {
      this.asked += 1;
      return new Promise((resolve, reject) => {
        this.#come = resolve;
        this.#fail = reject;
      });
    },
  });

  come(): void {
    this.#come?.(this.fake);
  }

  fail(): void {
    this.#fail?.(new TypeError('Failed to fetch dynamically imported module'));
  }
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof WorkbenchError ? error.code : String(error)),
  );

runLinePortSuite(
  'a deferred line',
  () => {
    const fake = new FakeLine();
    const line = deferLine({ capabilities: fake.capabilities, load: () => Promise.resolve(fake) });
    return Promise.resolve({
      line,
      credentials: renew,
      ring: (callId: string, isAutomatic: boolean) => fake.ring(callId, isAutomatic),
      hangUp: (callId: string) => fake.end(callId),
      close: () => line.dispose(),
    });
  },
  { describe, it },
);

describe('deferLine', () => {
  it('B13: loads nothing by being made, heard, asked for its state, or closed', async () => {
    const bench = new Bench();

    bench.line.on('state', () => undefined);
    await bench.line.close();

    expect(bench.asked).to.equal(0);
    expect(bench.line.state).to.equal('closed');
    expect(await bench.line.statistics?.()).to.deep.equal([]);
    expect(() => bench.line.setMuted('call-1', true))
      .to.throw(WorkbenchError)
      .with.property('code', 'call/refused');
  });

  it('B13: does what was asked while its code was on the way, in order, and loads it once', async () => {
    const bench = new Bench();
    const states: LineState[] = [];
    bench.line.on('state', (state) => states.push(state));

    const work = Promise.all([bench.line.prepare(), bench.line.openMicrophone(), bench.line.open(renew)]);
    bench.come();
    await work;

    expect(bench.asked).to.equal(1);
    expect(bench.fake.isPrepared).to.equal(true);
    expect(bench.fake.isMicrophoneOpen).to.equal(true);
    expect(states).to.deep.equal(['connecting', 'ready']);
    expect(bench.line.state).to.equal('ready');
  });

  it('passes on what the line tells to those who listen still, from before the code came and since', async () => {
    const bench = new Bench();
    const told: string[] = [];
    bench.line.on('offered', ({ callId }) => told.push(`early ${callId}`));
    bench.line.on('offered', ({ callId }) => told.push(`gone ${callId}`))();
    const stop = bench.line.on('ended', ({ callId }) => told.push(`ended ${callId}`));

    const prepared = bench.line.prepare();
    bench.come();
    await prepared;
    bench.line.on('offered', ({ callId }) => told.push(`late ${callId}`));
    stop();
    bench.fake.ring('call-1');
    bench.fake.end('call-1');

    expect(told).to.deep.equal(['early call-1', 'late call-1']);
    expect(bench.fake.isTraced, 'nobody listens to its signalling').to.equal(false);
  });

  it('B13: names the part that did not come, and asks for it again with the next command', async () => {
    const bench = new Bench();

    const prepared = codeOf(bench.line.prepare());
    const opened = codeOf(bench.line.open(renew));
    bench.fail();
    expect(await prepared).to.equal('network/part-missing');
    expect(await opened).to.equal('network/part-missing');
    expect(bench.line.state).to.equal('closed');
    const again = bench.line.open(renew);
    bench.come();
    await again;

    expect(bench.asked).to.equal(2);
    expect(bench.line.state).to.equal('ready');
  });

  it('does not open a line that was closed while its code was on the way', async () => {
    const bench = new Bench();

    const microphone = codeOf(bench.line.openMicrophone());
    const opened = codeOf(bench.line.open(renew));
    await bench.line.close();
    bench.come();

    expect(await microphone).to.equal('line/registration-failed');
    expect(await opened).to.equal('line/registration-failed');
    expect(bench.fake.isMicrophoneOpen).to.equal(false);
    expect(bench.fake.state).to.equal('closed');
  });

  it('lets a line go whose code comes after the end, and loads none then', async () => {
    const bench = new Bench();

    const opened = codeOf(bench.line.open(renew));
    bench.line.dispose();
    bench.come();

    expect(await opened).to.equal('sdk/disposed');
    expect(bench.fake.isDisposed).to.equal(true);
    expect(await codeOf(bench.line.prepare())).to.equal('sdk/disposed');
    expect(bench.asked).to.equal(1);
  });

  it('disposes of the line it has', async () => {
    const bench = new Bench();
    const prepared = bench.line.prepare();
    bench.come();
    await prepared;

    bench.line.dispose();

    expect(bench.fake.isDisposed).to.equal(true);
  });
});
