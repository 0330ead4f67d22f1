import { expect } from '@open-wc/testing';
import { aCall, aPresence, aRingingCall, createTestWorkbench, type TestWorkbench } from '../testing/index.js';
import { keepAwake } from './keep-awake.js';

/** A lock as the browser gives it: taken away when the page is hidden, refused to a hidden page. */
class FakeWakeLock {
  readonly given: WakeLockSentinel[] = [];
  readonly #page: FakePage;

  constructor(page: FakePage) {
    this.#page = page;
  }

  get held(): number {
    return this.given.filter(({ released }) => !released).length;
  }

  async request(): Promise<WakeLockSentinel> {
    await Promise.resolve();
    if (this.#page.visibilityState === 'hidden') throw new DOMException('hidden', 'NotAllowedError');
    const sentinel = Object.assign(new EventTarget(), {
      released: false,
      type: 'screen' as const,
      onrelease: null,
      release: async () => void (sentinel.released = true),
    });
    this.given.push(sentinel);
    return sentinel;
  }

  takeAll(): void {
    for (const sentinel of this.given) void sentinel.release();
  }
}

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  listeners = 0;

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...args);
  }

  turn(visibilityState: DocumentVisibilityState): void {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

interface Stage extends TestWorkbench {
  readonly page: FakePage;
  readonly wakeLock: FakeWakeLock;
  readonly undo: () => void;
}

async function open(): Promise<Stage> {
  const desk = await createTestWorkbench();
  const page = new FakePage();
  const wakeLock = new FakeWakeLock(page);
  const undo = keepAwake(desk.workbench, { wakeLock, document: page as unknown as Document });
  return { ...desk, page, wakeLock, undo };
}

const talk = ({ centre }: Stage): void =>
  centre.tellSnapshot({ calls: [aCall()], presence: aPresence({ state: 'busy' }) });
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

describe('keepAwake', () => {
  it('B11: the screen stays on in a call, and not before or after', async () => {
    const stage = await open();

    stage.centre.tellSnapshot({ calls: [aRingingCall()] });
    await settled();
    expect(stage.wakeLock.held).to.equal(0);
    talk(stage);
    talk(stage);
    await settled();
    expect(stage.wakeLock.held).to.equal(1);
    stage.centre.tellSnapshot({ calls: [] });
    await settled();

    expect(stage.wakeLock.held).to.equal(0);
    expect(stage.wakeLock.given.length).to.equal(1);
  });

  it('B11: it is taken again when a hidden page is seen again in the call', async () => {
    const stage = await open();
    talk(stage);
    await settled();

    stage.wakeLock.takeAll();
    stage.page.turn('hidden');
    await settled();
    expect(stage.wakeLock.held).to.equal(0);
    stage.page.turn('visible');
    await settled();

    expect(stage.wakeLock.held).to.equal(1);
  });

  it('B11: the undo gives it back, also one that comes late, and stops listening', async () => {
    const stage = await open();
    talk(stage);

    stage.undo();
    await settled();

    expect(stage.wakeLock.held).to.equal(0);
    expect(stage.page.listeners).to.equal(0);
  });

  it('does nothing where the browser has no lock', async () => {
    const { workbench } = await createTestWorkbench({ snapshot: { calls: [aCall()] } });

    expect(() => keepAwake(workbench, { wakeLock: undefined })()).not.to.throw();
  });
});
