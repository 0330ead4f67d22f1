import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWorkbenchError, type Clock, type WorkbenchError } from '../../src/base/index.js';
import type { Annotation, CallSnapshot } from '../../src/model/index.js';
import { DraftKeeper } from './draft-keeper.js';

const quietMs = 800;
const retryMs = 5_000;

/** Where the words about a call stand. */
export type SavingState = 'saved' | 'waiting' | 'saving' | 'failed';

/** What an {@link AnnotationController} works with. */
export interface AnnotationOptions {
  readonly clock: Clock;
  readonly annotate: (callId: string, annotation: Annotation) => Promise<void>;
}

/** The words about a call as the panel shows them. */
export interface CallWords {
  readonly remark: string;
  readonly tags: readonly string[];
}

interface Draft {
  readonly callId: string;
  annotation: Annotation;
  /** What of it the centre has taken. */
  taken: Annotation;
  state: SavingState;
  isSaving: boolean;
  error: WorkbenchError | null;
  savedAt: number | null;
  /** Takes back the save that waits, when one does. */
  cancel: (() => void) | undefined;
}

/**
 * Keeps what an agent writes about a call and saves it by itself: a pause after typing, at once when the agent goes to
 * another call or the page lets go of the panel. The saves of a call go out one after the other, so that an older text
 * never overtakes a newer one; what a reload interrupts is taken up by the next page. One that failed is tried again until it is taken, also while the panel shows another
 * call; nothing typed is lost when the call ends.
 */
export class AnnotationController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: AnnotationOptions;
  readonly #drafts = new Map<string, Draft>();
  readonly #keeper = new DraftKeeper();
  #callId = '';

  constructor(host: ReactiveControllerHost, options: AnnotationOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Of the call the panel shows. */
  get state(): SavingState {
    return this.#shown?.state ?? 'saved';
  }

  /** Why the last save failed; it is tried again by itself when `retryable`. */
  get error(): WorkbenchError | null {
    return this.#shown?.error ?? null;
  }

  /** When the centre last took something, by the page's clock; `null` before. */
  get savedAt(): number | null {
    return this.#shown?.savedAt ?? null;
  }

  get #shown(): Draft | undefined {
    return this.#drafts.get(this.#callId);
  }

  /** What is written about `call`: the draft while the centre's own words are behind it. */
  of(call: CallSnapshot): CallWords {
    const { remark, tags, id } = call.context;
    const draft = this.#drafts.get(id)?.annotation ?? {};
    return { remark: draft.remark ?? remark, tags: draft.tags ?? tags };
  }

  /** Takes over what the agent wrote; saved after a pause. */
  write(callId: string, annotation: Annotation): void {
    const draft = this.#drafts.get(callId) ?? newDraft(callId);
    this.#drafts.set(callId, draft);
    draft.annotation = { ...draft.annotation, ...annotation };
    this.#arm(quietMs, draft);
    this.#become(draft, 'waiting');
  }

  /** Saves now what waits. */
  flush(): void {
    if (this.#shown) this.#saveNow(this.#shown);
  }

  /** Follows the panel to another call, and lets go of a draft that the centre's words have caught up with. */
  follow(call: CallSnapshot | undefined): void {
    const callId = call?.context.id ?? '';
    if (callId !== this.#callId) {
      this.flush();
      if (this.#shown?.state === 'saved') this.#drafts.delete(this.#callId);
      this.#callId = callId;
    }
    const left = this.#keeper.take(callId);
    if (call && left && !hasCaughtUp(left, call)) this.write(callId, left);
    const draft = this.#shown;
    if (!call || draft?.state !== 'saved' || !hasCaughtUp(draft.annotation, call)) return;
    draft.annotation = {};
    draft.taken = {};
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#handlePageHide);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#handlePageHide);
    this.flush();
  }

  /** A page that goes away still sends what was typed a moment ago; what may not arrive is left for the next page. */
  readonly #handlePageHide = (): void => {
    const drafts = [...this.#drafts.values()];
    const left = drafts.filter((draft) => !isEmpty(untaken(draft)));
    this.#keeper.leave(Object.fromEntries(left.map((draft) => [draft.callId, untaken(draft)])));
    for (const draft of drafts) this.#saveNow(draft);
  };

  #saveNow(draft: Draft): void {
    if (!draft.cancel) return;
    draft.cancel();
    draft.cancel = undefined;
    void this.#save(draft);
  }

  #arm(delayMs: number, draft: Draft): void {
    draft.cancel?.();
    draft.cancel = this.#options.clock.after(delayMs, () => {
      draft.cancel = undefined;
      void this.#save(draft);
    });
  }

  async #save(draft: Draft): Promise<void> {
    if (draft.isSaving) return;
    const sent = untaken(draft);
    if (isEmpty(sent)) return this.#settle(draft);
    draft.isSaving = true;
    this.#become(draft, 'saving');
    try {
      await this.#options.annotate(draft.callId, sent);
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      if (error.retryable && !draft.cancel) this.#arm(error.retryAfterMs ?? retryMs, draft);
      return this.#become(draft, 'failed', error);
    } finally {
      draft.isSaving = false;
    }
    draft.taken = { ...draft.taken, ...sent };
    draft.savedAt = this.#options.clock.now();
    this.#settle(draft);
  }

  /** Goes on with what was written meanwhile, if anything was. */
  #settle(draft: Draft): void {
    if (draft.cancel) return this.#become(draft, 'waiting');
    if (!isEmpty(untaken(draft))) return void this.#save(draft);
    this.#become(draft, 'saved');
    if (draft.callId !== this.#callId) this.#drafts.delete(draft.callId);
  }

  #become(draft: Draft, state: SavingState, error: WorkbenchError | null = null): void {
    draft.state = state;
    draft.error = error;
    this.#host.requestUpdate();
  }
}

function newDraft(callId: string): Draft {
  return {
    callId,
    annotation: {},
    taken: {},
    state: 'saved',
    isSaving: false,
    error: null,
    savedAt: null,
    cancel: undefined,
  };
}

function untaken({ annotation, taken }: Draft): Annotation {
  return {
    ...(annotation.remark !== undefined &&
      annotation.remark !== taken.remark && { remark: annotation.remark }),
    ...(annotation.tags && annotation.tags !== taken.tags && { tags: annotation.tags }),
  };
}

function isEmpty(annotation: Annotation): boolean {
  return Object.keys(annotation).length === 0;
}

function hasCaughtUp({ remark, tags }: Annotation, { context }: CallSnapshot): boolean {
  const sameRemark = remark === undefined || remark === context.remark;
  const sameTags =
    !tags || (tags.length === context.tags.length && tags.every((tag, at) => tag === context.tags[at]));
  return sameRemark && sameTags;
}
