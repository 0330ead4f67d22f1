import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWorkbenchError, type Clock, type WorkbenchError } from '../../src/base/index.js';
import type { Annotation, CallSnapshot } from '../../src/model/index.js';

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
  /** Takes back the save that waits, when one does. */
  cancel: (() => void) | undefined;
}

/**
 * Keeps what an agent writes about a call and saves it by itself: a pause after typing, at once when the agent goes to
 * another call or the page lets go of the panel. A failed save is tried again until it is taken; nothing typed is lost
 * when the call ends.
 */
export class AnnotationController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: AnnotationOptions;
  #draft: Draft | null = null;
  #state: SavingState = 'saved';
  #savedAt: number | null = null;
  #error: WorkbenchError | null = null;

  constructor(host: ReactiveControllerHost, options: AnnotationOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): SavingState {
    return this.#state;
  }

  /** Why the last save failed; it is tried again by itself when `isRetryable`. */
  get error(): WorkbenchError | null {
    return this.#error;
  }

  /** When the centre last took something, by the page's clock; `null` before. */
  get savedAt(): number | null {
    return this.#savedAt;
  }

  /** What is written about `call`: the draft while the centre's own words are behind it. */
  of(call: CallSnapshot): CallWords {
    const { remark, tags, id } = call.context;
    const draft = this.#draft?.callId === id ? this.#draft.annotation : {};
    return { remark: draft.remark ?? remark, tags: draft.tags ?? tags };
  }

  /** Takes over what the agent wrote; saved after a pause. */
  write(callId: string, annotation: Annotation): void {
    if (this.#draft && this.#draft.callId !== callId) this.flush();
    const draft = this.#draft?.callId === callId ? this.#draft : newDraft(callId);
    draft.annotation = { ...draft.annotation, ...annotation };
    this.#draft = draft;
    this.#arm(quietMs, draft);
    this.#become('waiting');
  }

  /** Saves now what waits. */
  flush(): void {
    const draft = this.#draft;
    if (!draft?.cancel) return;
    draft.cancel();
    draft.cancel = undefined;
    void this.#save(draft);
  }

  /** Follows the panel to another call, and lets go of a draft that the centre's words have caught up with. */
  follow(call: CallSnapshot | undefined): void {
    const draft = this.#draft;
    if (!draft) return;
    if (draft.callId !== call?.context.id) {
      this.flush();
      this.#draft = null;
      this.#savedAt = null;
      this.#error = null;
      this.#state = 'saved';
      return;
    }
    if (this.#state === 'saved' && hasCaughtUp(draft.annotation, call)) this.#draft = null;
  }

  hostDisconnected(): void {
    this.flush();
  }

  #arm(delayMs: number, draft: Draft): void {
    draft.cancel?.();
    draft.cancel = this.#options.clock.after(delayMs, () => {
      draft.cancel = undefined;
      void this.#save(draft);
    });
  }

  async #save(draft: Draft): Promise<void> {
    const sent = untaken(draft);
    this.#tell(draft, 'saving');
    try {
      await this.#options.annotate(draft.callId, sent);
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      if (error.isRetryable) this.#arm(retryMs, draft);
      this.#tell(draft, 'failed', error);
      return;
    }
    draft.taken = { ...draft.taken, ...sent };
    this.#tell(draft, draft.cancel ? 'waiting' : 'saved');
  }

  /** Shows where a save stands, unless the panel has gone on to another call. */
  #tell(draft: Draft, state: SavingState, error: WorkbenchError | null = null): void {
    if (draft !== this.#draft) return;
    if (state === 'saved') this.#savedAt = this.#options.clock.now();
    this.#error = error;
    this.#become(state);
  }

  #become(state: SavingState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function newDraft(callId: string): Draft {
  return { callId, annotation: {}, taken: {}, cancel: undefined };
}

function untaken({ annotation, taken }: Draft): Annotation {
  return {
    ...(annotation.remark !== undefined &&
      annotation.remark !== taken.remark && { remark: annotation.remark }),
    ...(annotation.tags && annotation.tags !== taken.tags && { tags: annotation.tags }),
  };
}

function hasCaughtUp({ remark, tags }: Annotation, { context }: CallSnapshot): boolean {
  const sameRemark = remark === undefined || remark === context.remark;
  const sameTags =
    !tags || (tags.length === context.tags.length && tags.every((tag, at) => tag === context.tags[at]));
  return sameRemark && sameTags;
}
