import { html, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Clock } from '../../src/base/clock.js';
import { secondsLeft, type Catalogue } from '../../src/i18n/index.js';
import { callerName } from '../../src/model/index.js';
import type { Workbench, WorkbenchSnapshot } from '../../src/workbench/workbench.js';

type Words = (texts: Catalogue) => string;

/** The seconds left of the wrap-up that are worth an interruption. */
const moments = [30, 10, 5];
/** The centre's word of a wrap-up is under way for so long at most; its first moment is told all the same. */
const slack = 1_000;

/**
 * Says what nobody who does not look would notice, once each: a call is connected, a transfer went through, the centre is
 * reached again, the wrap-up is about to end. What an element shows at the time, it says itself.
 */
export class DeskNews implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #clock: Clock;
  #workbench: Workbench | null = null;
  #before: WorkbenchSnapshot | undefined;
  #unlisten: (() => void)[] = [];
  #cancel: () => void = () => undefined;
  #words: Words = () => '';
  #told = 0;

  constructor(host: ReactiveElement, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Tells of this workbench from now on; of none while nobody is signed in. */
  follow(workbench: Workbench | null): void {
    if (workbench === this.#workbench) return;
    this.hostDisconnected();
    this.#workbench = workbench;
    if (!workbench) return;
    this.#unlisten = [
      workbench.on('call-answered', ({ call }) =>
        this.#tell((texts) => texts['news.answered'](callerName(call.context))),
      ),
      workbench.on('call-transferred', ({ call: { context } }) =>
        this.#tell((texts) => texts['news.transferred'](context.transfer?.to.name ?? '')),
      ),
      workbench.subscribe((snapshot) => this.#compare(snapshot)),
    ];
    this.#compare(workbench.snapshot);
  }

  hostDisconnected(): void {
    for (const unlisten of this.#unlisten) unlisten();
    this.#cancel();
    this.#unlisten = [];
    this.#workbench = null;
    this.#before = undefined;
  }

  /** The words for who does not see; said again also when they are the same as before. */
  render(texts: Catalogue): TemplateResult {
    return html`<div class="visually-hidden news" role="status">
      ${keyed(this.#told, html`<p>${this.#words(texts)}</p>`)}
    </div>`;
  }

  #compare(now: WorkbenchSnapshot): void {
    const before = this.#before;
    this.#before = now;
    const isBack = now.connection === 'connected' && before?.connection === 'reconnecting';
    if (isBack) this.#tell((texts) => texts['news.connected']);
    const endsAt = now.presence?.wrapUpEndsAt ?? null;
    if (endsAt !== (before?.presence?.wrapUpEndsAt ?? null)) this.#countDown(endsAt);
  }

  /** Waits for the next moment before `endsAt`, of the authority's time. */
  #countDown(endsAt: number | null, from = 0): void {
    this.#cancel();
    if (endsAt === null) return;
    const left = (): number => endsAt - this.#clock.now() - (this.#before?.clockOffsetMs ?? 0);
    const index = moments.findIndex((seconds, at) => at >= from && left() - seconds * 1_000 > -slack);
    const seconds = moments[index];
    if (seconds === undefined) return;
    this.#cancel = this.#clock.after(Math.max(0, left() - seconds * 1_000), () => {
      const now = secondsLeft(endsAt, endsAt - left());
      this.#tell((texts) => texts['news.wrapUpLeft'](now));
      this.#countDown(endsAt, index + 1);
    });
  }

  #tell(words: Words): void {
    this.#words = words;
    this.#told += 1;
    this.#host.requestUpdate();
  }
}
