import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { WorkbenchError } from '../base/index.js';
import { loadCatalogue } from '../i18n/index.js';
import { aCall, aPresence, createTestWorkbench, type TestWorkbench } from '../testing/index.js';
import { tellMediaSession, type CallMediaSession } from './media-session.js';

class FakeMediaSession implements CallMediaSession {
  metadata: MediaMetadata | null = null;
  isMicrophoneActive = false;
  readonly handlers = new Map<string, () => void>();
  /** Actions this browser doesn't know. */
  readonly unknown: readonly string[];

  constructor(unknown: readonly string[] = []) {
    this.unknown = unknown;
  }

  setActionHandler(action: string, handler: (() => void) | null): void {
    if (this.unknown.includes(action)) throw new TypeError(`${action} is not a MediaSessionAction`);
    if (handler) this.handlers.set(action, handler);
    else this.handlers.delete(action);
  }

  /** A page that isn't seen: the specification lets the browser refuse it then. */
  isHidden = false;

  async setMicrophoneActive(isActive: boolean): Promise<void> {
    if (this.isHidden && isActive) throw new DOMException('The page is hidden', 'InvalidStateError');
    this.isMicrophoneActive = isActive;
  }
}

interface Stage extends TestWorkbench {
  readonly session: FakeMediaSession;
  readonly errors: unknown[];
  readonly undo: () => void;
}

async function open(session = new FakeMediaSession()): Promise<Stage> {
  await loadCatalogue('zh-CN');
  const desk = await createTestWorkbench();
  const errors: unknown[] = [];
  const undo = tellMediaSession(desk.workbench, {
    mediaSession: session,
    language: () => 'zh-CN',
    onError: (error) => errors.push(error),
  });
  return { ...desk, session, errors, undo };
}

function talk({ centre, line }: Stage): void {
  centre.tellSnapshot({ calls: [aCall()], presence: aPresence({ state: 'busy' }) });
  line.ring('call-1', true);
}

describe('tellMediaSession', () => {
  it('B11: the system shows the caller as the desk does, and that the microphone is on', async () => {
    const stage = await open();

    talk(stage);

    expect(stage.session.metadata?.title).to.equal('189****8352');
    expect(stage.session.metadata?.artist).to.equal('售前');
    expect(stage.session.isMicrophoneActive).to.equal(true);
  });

  it('B11: a call that begins while the page is hidden is no fault of anybody', async () => {
    const stage = await open();
    const refused: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      refused.push(event.reason);
    };
    addEventListener('unhandledrejection', note);
    stage.session.isHidden = true;

    talk(stage);
    await nextFrame();
    await nextFrame();

    removeEventListener('unhandledrejection', note);
    expect(refused).to.deep.equal([]);
    expect(stage.session.metadata?.title).to.equal('189****8352');
  });

  it('B11: the keys of the system mute and hang up', async () => {
    const stage = await open();
    talk(stage);

    stage.session.handlers.get('togglemicrophone')?.();
    await waitUntil(() => !stage.session.isMicrophoneActive, 'it is not muted');
    stage.session.handlers.get('togglemicrophone')?.();
    await waitUntil(() => stage.session.isMicrophoneActive, 'it is still muted');
    stage.session.handlers.get('hangup')?.();
    await waitUntil(() => stage.centre.commands.length > 0, 'nothing was asked');

    expect(stage.centre.commands[0]).to.deep.equal({ type: 'call.hang-up', callId: 'call-1' });
  });

  it('tells of a command that was refused', async () => {
    const stage = await open();
    talk(stage);
    stage.centre.refuseNext(new WorkbenchError('network/unreachable'));

    stage.session.handlers.get('hangup')?.();

    await waitUntil(() => stage.errors.length === 1);
  });

  it('B11: after the call nothing of it is left, and what the host had set is there', async () => {
    const session = new FakeMediaSession();
    const radio = (session.metadata = new MediaMetadata({ title: 'Radio' }));
    const stage = await open(session);

    talk(stage);
    expect(session.metadata === radio).to.equal(false);
    stage.centre.tellSnapshot({ calls: [] });

    expect(session.metadata === radio).to.equal(true);
    expect(session.handlers.size).to.equal(0);
    expect(session.isMicrophoneActive).to.equal(false);
  });

  it('B11: the undo in a call takes everything back', async () => {
    const stage = await open();
    talk(stage);

    stage.undo();
    talk(stage);

    expect(stage.session.metadata).to.equal(null);
    expect(stage.session.handlers.size).to.equal(0);
  });

  it('works with a browser that knows only some of the actions', async () => {
    const stage = await open(new FakeMediaSession(['togglemicrophone']));

    talk(stage);

    expect([...stage.session.handlers.keys()]).to.deep.equal(['hangup']);
  });

  it('B11: a real browser takes all of it', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const undo = tellMediaSession(workbench, { language: () => 'zh-CN' });

    centre.tellSnapshot({ calls: [aCall()], presence: aPresence({ state: 'busy' }) });

    expect(navigator.mediaSession.metadata?.title).to.equal('189****8352');
    undo();
    expect(navigator.mediaSession.metadata).to.equal(null);
  });
});
