import { callerName, type CallContext } from '../model/index.js';
import type { Workbench } from '../workbench/workbench.js';
import type { CallActs } from './call-acts.js';
import { isElsewhere, waitingCall } from './call-choice.js';
import { PageTexts } from './page-texts.js';

/** Whether the browser lets the page notify; `unsupported` where it can't. */
export type NotificationState = NotificationPermission | 'unsupported';

/** The class of the page, or a test's. */
export interface NotificationClass {
  readonly permission: NotificationPermission;
  requestPermission(): Promise<NotificationPermission>;
  new (title: string, options?: NotificationOptions): Notification;
}

/** What {@link notifyCalls} may be given. */
export interface NotifyCallsOptions {
  /** `hidden` notifies only while the page is not looked at. @defaultValue `'hidden'` */
  readonly when?: 'hidden' | 'always';
  /** How a click answers. @defaultValue the workbench itself */
  readonly acts?: Pick<CallActs, 'answer'>;
  /** Where an answer goes that was refused. @defaultValue the page's own error handling */
  readonly onError?: (error: unknown) => void;
  /** A picture in the notification. */
  readonly icon?: string;
  /** A BCP 47 tag. @defaultValue the language of the page */
  readonly language?: () => string;
  /** @defaultValue the page's */
  readonly document?: Document;
  /** @defaultValue the browser's */
  readonly Notification?: NotificationClass | undefined;
}

/** All pages of an agent share one notification: a newer one takes its place instead of lying on top. */
const tag = 'tccc-workbench-call';

function notificationClass(): NotificationClass | undefined {
  const host: { readonly Notification?: NotificationClass } = window;
  return host.Notification;
}

/** Whether the page may notify now. */
export function notificationState(kind = notificationClass()): NotificationState {
  return kind?.permission ?? 'unsupported';
}

/** Asks the agent for leave to notify. Browsers take the question only from a click or a key. */
export async function askForNotifications(kind = notificationClass()): Promise<NotificationState> {
  return kind ? kind.requestPermission() : 'unsupported';
}

/**
 * Notifies of a ringing call outside of the page: who calls, as the desk shows it, and the skill group. A click on the
 * notification brings the page to the front and answers the call. It is gone when the ring ends and, unless it is shown
 * `always`, when the agent looks at the page. Does nothing without the permission: see {@link askForNotifications}.
 *
 * @returns the undo
 */
export function notifyCalls(workbench: Workbench, options: NotifyCallsOptions = {}): () => void {
  const notifier = new CallNotifier(workbench, options);
  const page = options.document ?? document;
  const view = page.defaultView ?? window;
  const follow = (): void => notifier.follow();
  const unsubscribe = workbench.subscribe(follow);
  page.addEventListener('visibilitychange', follow);
  view.addEventListener('blur', follow);
  view.addEventListener('focus', follow);
  follow();
  return () => {
    unsubscribe();
    page.removeEventListener('visibilitychange', follow);
    view.removeEventListener('blur', follow);
    view.removeEventListener('focus', follow);
    notifier.dispose();
  };
}

class CallNotifier {
  readonly #workbench: Workbench;
  readonly #options: NotifyCallsOptions;
  readonly #texts: PageTexts;
  #shown: { readonly callId: string; readonly notification: Notification } | null = null;
  /** The call whose notification the agent put away, or answered. */
  #doneCallId: string | null = null;

  constructor(workbench: Workbench, options: NotifyCallsOptions) {
    this.#workbench = workbench;
    this.#options = options;
    this.#texts = new PageTexts(options.language, () => this.follow());
  }

  follow(): void {
    const call = waitingCall(this.#workbench.snapshot);
    if (call === null) this.#doneCallId = null;
    const wanted = call && call.id !== this.#doneCallId && this.#isWanted() ? call : null;
    if (this.#shown && this.#shown.callId !== wanted?.id) this.#close();
    if (wanted && !this.#shown) this.#show(wanted);
  }

  dispose(): void {
    this.#texts.dispose();
    this.#close();
  }

  get #page(): Document {
    return this.#options.document ?? document;
  }

  get #kind(): NotificationClass | undefined {
    return 'Notification' in this.#options ? this.#options.Notification : notificationClass();
  }

  #isWanted(): boolean {
    if (isElsewhere(this.#workbench.snapshot)) return false;
    const isSeen = this.#page.visibilityState === 'visible' && this.#page.hasFocus();
    return this.#options.when === 'always' || !isSeen;
  }

  #show(call: CallContext): void {
    const texts = this.#texts.get();
    const kind = this.#kind;
    if (!texts || kind?.permission !== 'granted') return;
    const place = [call.place, call.carrier].filter(Boolean).join(' ');
    const about = [call.skillGroup?.name, place].filter(Boolean).join(' · ');
    const hint = call.agentLine === 'page' ? texts['habit.notifyAnswer'] : texts['incoming.onMobile'];
    const notification = create(kind, texts['habit.notifyTitle'](callerName(call)), {
      body: [about, hint].filter(Boolean).join('\n'),
      tag,
      requireInteraction: true,
      lang: this.#options.language?.() ?? '',
      ...(this.#options.icon === undefined ? {} : { icon: this.#options.icon }),
    });
    if (!notification) return;
    notification.onclick = () => this.#handleClick(call);
    notification.onclose = () => this.#handleClosed(notification, call.id);
    this.#shown = { callId: call.id, notification };
  }

  #handleClick({ id, agentLine }: CallContext): void {
    this.#page.defaultView?.focus();
    this.#doneCallId = id;
    this.#close();
    if (agentLine !== 'page' || !this.#workbench.can.answer(id).isAllowed) return;
    const { acts = this.#workbench } = this.#options;
    acts.answer(id).catch(this.#options.onError ?? reportError);
  }

  #handleClosed(notification: Notification, callId: string): void {
    if (this.#shown?.notification !== notification) return;
    this.#shown = null;
    this.#doneCallId = callId;
  }

  #close(): void {
    const shown = this.#shown;
    this.#shown = null;
    if (!shown) return;
    shown.notification.onclick = null;
    shown.notification.onclose = null;
    shown.notification.close();
  }
}

/** Some browsers have the class and notify only from a service worker: their constructor throws a `TypeError`. */
function create(
  kind: NotificationClass,
  title: string,
  options: NotificationOptions & { readonly renotify?: boolean },
): Notification | null {
  try {
    return new kind(title, { ...options, renotify: true } as NotificationOptions);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
