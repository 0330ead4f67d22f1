import { isMuted } from '../machines/index.js';
import { callerName, type CallSnapshot } from '../model/index.js';
import type { Workbench } from '../workbench/workbench.js';
import type { CallActs } from './call-acts.js';
import { ownCall } from './call-choice.js';
import { PageTexts } from './page-texts.js';

/** What {@link tellMediaSession} may be given. */
export interface MediaSessionOptions {
  /** @defaultValue `navigator.mediaSession`; `undefined` where the browser has none */
  readonly mediaSession?: CallMediaSession | undefined;
  /** A BCP 47 tag. @defaultValue the language of the page */
  readonly language?: () => string;
  /** How the keys act on the call. @defaultValue the workbench itself */
  readonly acts?: Pick<CallActs, 'hangUp' | 'setMuted'>;
  /** Where a command goes that was refused. @defaultValue the page's own error handling */
  readonly onError?: (error: unknown) => void;
}

/** What of a media session a call needs; its call actions are newer than some browsers. */
export interface CallMediaSession {
  metadata: MediaMetadata | null;
  setActionHandler(action: 'hangup' | 'togglemicrophone', handler: (() => void) | null): void;
  setMicrophoneActive?(isActive: boolean): unknown;
}

const actions = ['hangup', 'togglemicrophone'] as const;

/**
 * Tells the system of the call (Media Session, W3C): who is on it, and the keys of headset, keyboard and picture-in-picture
 * for hanging up and muting. The caller is shown as the desk shows it. Does nothing where the browser has no media session.
 *
 * @returns the undo; the metadata that the host had set is there again
 */
export function tellMediaSession(workbench: Workbench, options: MediaSessionOptions = {}): () => void {
  const host: { readonly mediaSession?: CallMediaSession } = navigator as Navigator & {
    readonly mediaSession?: CallMediaSession;
  };
  const mediaSession = 'mediaSession' in options ? options.mediaSession : host.mediaSession;
  if (!mediaSession) return () => undefined;
  const told = new ToldCall({ ...options, workbench, mediaSession });
  const unsubscribe = workbench.subscribe(() => told.follow());
  told.follow();
  return () => {
    unsubscribe();
    told.dispose();
  };
}

class ToldCall {
  readonly #workbench: Workbench;
  readonly #session: CallMediaSession;
  readonly #acts: Pick<CallActs, 'hangUp' | 'setMuted'>;
  readonly #onError: (error: unknown) => void;
  readonly #texts: PageTexts;
  #call: CallSnapshot | null = null;
  #before: MediaMetadata | null = null;
  #own: MediaMetadata | null = null;

  constructor({
    workbench,
    mediaSession,
    language,
    acts = workbench,
    onError = reportError,
  }: MediaSessionOptions & { readonly workbench: Workbench; readonly mediaSession: CallMediaSession }) {
    this.#workbench = workbench;
    this.#session = mediaSession;
    this.#acts = acts;
    this.#onError = onError;
    this.#texts = new PageTexts(language, () => this.#describe());
  }

  follow(): void {
    const call = ownCall(this.#workbench.snapshot);
    const before = this.#call;
    this.#call = call;
    if (call && !before) this.#begin();
    if (call?.context.id !== before?.context.id) this.#describe();
    if (call) this.#showMicrophone(!isMuted(call));
    if (!call && before) this.#end();
  }

  dispose(): void {
    this.#texts.dispose();
    if (this.#call) this.#end();
    this.#call = null;
  }

  #begin(): void {
    this.#before = this.#session.metadata;
    for (const action of actions) this.#handle(action, () => this.#act(action));
  }

  #describe(): void {
    const call = this.#call?.context;
    const texts = call && this.#texts.get();
    if (!call || !texts) return;
    const place = [call.place, call.carrier].filter(Boolean).join(' ');
    this.#own = new MediaMetadata({
      title: callerName(call),
      artist: call.skillGroup?.name ?? place,
      album: texts['desk.name'],
    });
    this.#session.metadata = this.#own;
  }

  #end(): void {
    for (const action of actions) this.#handle(action, null);
    this.#showMicrophone(false);
    if (this.#own && this.#session.metadata === this.#own) this.#session.metadata = this.#before;
    this.#own = null;
    this.#before = null;
  }

  #act(action: (typeof actions)[number]): void {
    const call = this.#call;
    if (!call) return;
    const { id } = call.context;
    const { can } = this.#workbench;
    const isAllowed = (action === 'hangup' ? can.hangUp(id) : can.mute(id)).isAllowed;
    if (!isAllowed) return;
    const work = action === 'hangup' ? this.#acts.hangUp(id) : this.#acts.setMuted(id, !isMuted(call));
    work.catch(this.#onError);
  }

  /** A page that isn't seen may be refused to show a live microphone (Media Session, W3C): then it is not shown. */
  #showMicrophone(isActive: boolean): void {
    Promise.resolve(this.#session.setMicrophoneActive?.(isActive)).catch(() => undefined);
  }

  /** A browser that doesn't know an action throws a `TypeError`; the other actions still work there. */
  #handle(action: (typeof actions)[number], handler: (() => void) | null): void {
    try {
      this.#session.setActionHandler(action, handler);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
}
