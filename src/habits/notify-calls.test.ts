import { expect, waitUntil } from '@open-wc/testing';
import { WorkbenchError } from '../base/index.js';
import { loadCatalogue } from '../i18n/index.js';
import { aPresence, aRingingCall, createTestWorkbench, type TestWorkbench } from '../testing/index.js';
import {
  askForNotifications,
  notificationState,
  notifyCalls,
  type NotificationClass,
  type NotifyCallsOptions,
} from './notify-calls.js';

/** Notifications as a desktop shows them: one of a tag replaces the one before, and says so by `close`. */
class Desktop {
  permission: NotificationPermission = 'granted';
  /** What the agent will answer. */
  answer: NotificationPermission = 'granted';
  asked = 0;
  /** A browser that notifies only from a service worker. */
  isWorkerOnly = false;
  readonly shown: FakeNotification[] = [];
  alerts = 0;

  readonly kind: NotificationClass;

  constructor() {
    const create = (title: string, options?: NotificationOptions): FakeNotification => {
      if (this.isWorkerOnly) throw new TypeError('Illegal constructor');
      const made = new FakeNotification(this, title, options ?? {});
      this.show(made);
      return made;
    };
    const kind = function (title: string, options?: NotificationOptions): FakeNotification {
      return create(title, options);
    };
    const requestPermission = async (): Promise<NotificationPermission> => {
      this.asked += 1;
      this.permission = this.answer;
      return this.permission;
    };
    Object.defineProperty(kind, 'permission', { get: () => this.permission });
    this.kind = Object.assign(kind, { requestPermission }) as unknown as NotificationClass;
  }

  show(made: FakeNotification): void {
    const former = this.shown.find(({ options }) => options.tag === made.options.tag);
    if (!former || (made.options as { renotify?: boolean }).renotify) this.alerts += 1;
    former?.close();
    this.shown.push(made);
  }
}

class FakeNotification extends EventTarget {
  onclick: ((event: Event) => void) | null = null;
  onclose: ((event: Event) => void) | null = null;

  readonly desktop: Desktop;
  readonly title: string;
  readonly options: NotificationOptions;

  constructor(desktop: Desktop, title: string, options: NotificationOptions) {
    super();
    this.desktop = desktop;
    this.title = title;
    this.options = options;
  }

  click(): void {
    this.onclick?.(new Event('click'));
  }

  close(): void {
    const index = this.desktop.shown.indexOf(this);
    if (index < 0) return;
    this.desktop.shown.splice(index, 1);
    this.onclose?.(new Event('close'));
  }
}

class FakeView extends EventTarget {
  focused = 0;
  listeners = 0;
  focus(): void {
    this.focused += 1;
  }
  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...args);
  }
  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...args);
  }
}

class FakePage extends FakeView {
  readonly defaultView = new FakeView();
  visibilityState: DocumentVisibilityState = 'visible';
  hasFocus = (): boolean => this.visibilityState === 'visible';

  turn(visibilityState: DocumentVisibilityState): void {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

interface Stage extends TestWorkbench {
  readonly desktop: Desktop;
  readonly page: FakePage;
  readonly errors: unknown[];
  readonly undo: () => void;
}

async function open(options: NotifyCallsOptions = {}, desktop = new Desktop()): Promise<Stage> {
  await loadCatalogue('zh-CN');
  const desk = await createTestWorkbench();
  const page = new FakePage();
  page.visibilityState = 'hidden';
  const errors: unknown[] = [];
  const undo = notifyCalls(desk.workbench, {
    document: page as unknown as Document,
    Notification: desktop.kind,
    language: () => 'zh-CN',
    onError: (error) => errors.push(error),
    ...options,
  });
  return { ...desk, desktop, page, errors, undo };
}

function ring({ centre, line }: Stage, id = 'call-1', customerNumber = '189****8352'): void {
  centre.tellSnapshot({
    calls: [aRingingCall({ context: { id, customerNumber } })],
    presence: aPresence({ state: 'ringing' }),
  });
  line.ring(id);
}

describe('notifyCalls', () => {
  it('B11: a call that rings behind a hidden page shows on the desktop: masked number, group, place', async () => {
    const stage = await open();

    ring(stage);

    const [shown] = stage.desktop.shown;
    expect(shown?.title).to.equal('来电 189****8352');
    expect(shown?.options.body).to.equal('售前 · 上海 上海电信\n点击接听');
    expect(shown?.options.requireInteraction).to.equal(true);
  });

  it('B11: a click brings the page to the front and answers', async () => {
    const stage = await open();
    ring(stage);

    stage.desktop.shown[0]?.click();

    await waitUntil(() => stage.line.answered.includes('call-1'), 'it was not answered');
    expect(stage.page.defaultView.focused).to.equal(1);
    expect(stage.desktop.shown.length).to.equal(0);
  });

  it('B11: it is gone when the ring ends', async () => {
    const stage = await open();
    ring(stage);

    stage.centre.tellSnapshot({ calls: [] });

    expect(stage.desktop.shown.length).to.equal(0);
  });

  it('B11: five calls one after another leave one notification, and each is heard', async () => {
    const stage = await open();

    for (const id of ['a', 'b', 'c', 'd', 'e']) ring(stage, id, `13800000${id}`);

    expect(stage.desktop.shown.map(({ title }) => title)).to.deep.equal(['来电 13800000e']);
    expect(stage.desktop.alerts).to.equal(5);
  });

  it('B11: it comes when the agent looks away from a ring, and goes when they look', async () => {
    const stage = await open();
    stage.page.turn('visible');
    ring(stage);
    expect(stage.desktop.shown.length).to.equal(0);

    stage.page.turn('hidden');
    expect(stage.desktop.shown.length).to.equal(1);
    stage.page.turn('visible');

    expect(stage.desktop.shown.length).to.equal(0);
  });

  it('B11: `always` shows it also on a page that is looked at', async () => {
    const stage = await open({ when: 'always' });
    stage.page.turn('visible');

    ring(stage);

    expect(stage.desktop.shown.length).to.equal(1);
  });

  it('B11: one that the agent put away does not come back for the same call', async () => {
    const stage = await open();
    ring(stage);

    stage.desktop.shown[0]?.close();
    ring(stage);
    expect(stage.desktop.shown.length).to.equal(0);
    stage.centre.tellSnapshot({ calls: [] });
    ring(stage, 'call-2');

    expect(stage.desktop.shown.length).to.equal(1);
  });

  it('B6, B11: a page whose line is in another page is silent', async () => {
    const stage = await open();
    stage.line.tellState('elsewhere');

    ring(stage);

    expect(stage.desktop.shown.length).to.equal(0);
  });

  it('tells of an answer that was refused', async () => {
    const stage = await open();
    ring(stage);
    stage.line.refuseNext(new WorkbenchError('device/microphone-busy'));

    stage.desktop.shown[0]?.click();

    await waitUntil(() => stage.errors.length === 1, 'nothing was told');
  });

  it('B11: without the permission nothing is shown, and it is asked only when the agent wants it', async () => {
    const desktop = new Desktop();
    desktop.permission = 'default';
    const stage = await open({}, desktop);

    ring(stage);
    expect(desktop.shown.length).to.equal(0);
    expect(desktop.asked).to.equal(0);
    desktop.answer = 'denied';

    expect(await askForNotifications(desktop.kind)).to.equal('denied');
    expect(notificationState(desktop.kind)).to.equal('denied');
  });

  it('lives with a browser that notifies only from a service worker', async () => {
    const desktop = new Desktop();
    desktop.isWorkerOnly = true;
    const stage = await open({}, desktop);

    expect(() => ring(stage)).not.to.throw();
  });

  it('B11: the undo closes what is shown and leaves no listener', async () => {
    const stage = await open();
    ring(stage);

    stage.undo();
    ring(stage, 'call-2');

    expect(stage.desktop.shown.length).to.equal(0);
    expect(stage.page.listeners + stage.page.defaultView.listeners).to.equal(0);
  });

  it("B11: a real browser's notification is made, and closed with the ring", async () => {
    const told: string[] = [];
    const kind = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        told.push(`${this.title} (${this.tag})`);
      }
      override close(): void {
        super.close();
        told.push('closed');
      }
    };
    const stage = await open({ Notification: kind });
    expect(Notification.permission).to.equal('granted');

    ring(stage);
    stage.centre.tellSnapshot({ calls: [] });

    expect(told).to.deep.equal(['来电 189****8352 (tccc-workbench-call)', 'closed']);
  });
});
