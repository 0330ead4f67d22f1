import { expect, nextFrame } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { ManualClock, WorkbenchError } from '../../src/base/index.js';
import type { Annotation } from '../../src/model/index.js';
import { aCall } from '../../src/testing/index.js';
import { AnnotationController } from './annotation-controller.js';

interface Save {
  readonly callId: string;
  readonly annotation: Annotation;
  readonly accept: () => Promise<void>;
  readonly refuse: (error: WorkbenchError) => Promise<void>;
}

const host: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};

function open() {
  const clock = new ManualClock();
  const saves: Save[] = [];
  const words = new AnnotationController(host, {
    clock,
    annotate: (callId, annotation) =>
      new Promise((resolve, reject) => {
        const settled = (): Promise<void> => nextFrame().then(() => undefined);
        saves.push({
          callId,
          annotation,
          accept: () => (resolve(), settled()),
          refuse: (error) => (reject(error), settled()),
        });
      }),
  });
  words.follow(aCall());
  return { clock, saves, words };
}

describe('AnnotationController', () => {
  it('saves in turn: what is typed while a slow save runs goes out after it', async () => {
    const { clock, saves, words } = open();
    words.write('call-1', { remark: 'old' });
    clock.advance(800);

    words.write('call-1', { remark: 'new' });
    clock.advance(5_000);
    expect(saves.map(({ annotation }) => annotation.remark)).to.deep.equal(['old']);
    await saves[0]!.accept();

    expect(saves.map(({ annotation }) => annotation.remark)).to.deep.equal(['old', 'new']);
    expect(words.state).to.equal('saving');
    await saves[1]!.accept();
    expect(words.state).to.equal('saved');
  });

  it('goes on trying for a call the panel has left, and shows its draft when the panel comes back', async () => {
    const { clock, saves, words } = open();
    words.write('call-1', { remark: 'call back on Friday' });

    words.follow(aCall({ context: { id: 'call-2' } }));
    await saves[0]!.refuse(new WorkbenchError('network/unreachable'));
    expect(words.state).to.equal('saved');
    words.follow(aCall());

    expect(words.state).to.equal('failed');
    expect(words.of(aCall()).remark).to.equal('call back on Friday');
    clock.advance(5_000);
    await saves[1]!.accept();
    expect(saves[1]!.callId).to.equal('call-1');
    expect(words.state).to.equal('saved');
  });

  it('waits as long as the centre says before it tries again', async () => {
    const { clock, saves, words } = open();
    words.write('call-1', { remark: 'x' });
    clock.advance(800);

    await saves[0]!.refuse(new WorkbenchError('server/unavailable', { retryAfterMs: 20_000 }));
    clock.advance(19_999);
    expect(saves).to.have.lengthOf(1);
    clock.advance(1);

    expect(saves).to.have.lengthOf(2);
  });

  it('does not try again what the centre will never take, until something else is written', async () => {
    const { clock, saves, words } = open();
    words.write('call-1', { remark: 'x' });
    clock.advance(800);

    await saves[0]!.refuse(new WorkbenchError('call/not-found'));
    clock.advance(60_000);
    expect(saves).to.have.lengthOf(1);
    expect(words.error?.code).to.equal('call/not-found');
    words.write('call-1', { remark: 'y' });
    clock.advance(800);

    expect(saves[1]!.annotation).to.deep.equal({ remark: 'y' });
  });

  it('sends nothing when what is written is what the centre has taken', async () => {
    const { clock, saves, words } = open();
    words.write('call-1', { remark: 'x' });
    clock.advance(800);
    await saves[0]!.accept();

    words.write('call-1', { remark: 'xy' });
    words.write('call-1', { remark: 'x' });
    clock.advance(800);

    expect(saves).to.have.lengthOf(1);
    expect(words.state).to.equal('saved');
  });

  it('saves at once when the panel leaves the page, also what comes while a save runs', async () => {
    const { clock, saves, words } = open();
    words.write('call-1', { remark: 'a' });
    clock.advance(800);
    words.write('call-1', { remark: 'ab' });

    words.hostDisconnected();
    await saves[0]!.accept();
    await saves[1]!.accept();

    expect(saves.map(({ annotation }) => annotation.remark)).to.deep.equal(['a', 'ab']);
    expect(clock.pending).to.equal(0);
  });

  it("follows the centre's own words again once they have caught up", async () => {
    const { clock, saves, words } = open();
    words.write('call-1', { remark: 'mine' });
    clock.advance(800);
    await saves[0]!.accept();

    words.follow(aCall({ context: { remark: 'mine' } }));
    const theirs = aCall({ context: { remark: 'theirs' } });
    words.follow(theirs);

    expect(words.of(theirs).remark).to.equal('theirs');
  });

  it('S11: sends what was typed just before the page goes away, and the next page takes up what did not arrive', () => {
    const before = open();
    before.words.hostConnected();
    before.words.write('call-1', { remark: 'typed just now', tags: ['vip'] });

    dispatchEvent(new PageTransitionEvent('pagehide'));
    before.words.hostDisconnected();
    expect(before.saves.map(({ annotation }) => annotation.remark)).to.deep.equal(['typed just now']);
    const next = open();
    expect(next.words.of(aCall())).to.deep.equal({ remark: 'typed just now', tags: ['vip'] });
    next.clock.advance(800);

    expect(next.saves.map(({ annotation }) => annotation)).to.deep.equal([
      { remark: 'typed just now', tags: ['vip'] },
    ]);
    expect(open().words.of(aCall()).remark, 'once').to.equal('');
  });

  it('S11: leaves nothing behind that the centre has taken', async () => {
    const { clock, saves, words } = open();
    words.hostConnected();
    words.write('call-1', { remark: 'saved' });
    clock.advance(800);
    await saves[0]!.accept();

    dispatchEvent(new PageTransitionEvent('pagehide'));
    words.hostDisconnected();

    expect(open().words.of(aCall()).remark).to.equal('');
  });
});
