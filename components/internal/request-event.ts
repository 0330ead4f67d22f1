import { isWorkbenchError, WorkbenchError } from '../../src/base/index.js';

/** What would happen anyway; resolves when the centre took it. @throws `WorkbenchError` when the centre refuses */
export type RequestedAct = () => Promise<unknown>;

/** What the agent asked for, and what the page is asked before it is done. */
export interface AskedAct {
  readonly request: RequestEvent;
  readonly act: RequestedAct;
}

/** What a host does instead of, or around, the act. */
export type RequestResponse = (act: RequestedAct) => Promise<unknown>;

/**
 * Asks the page around before an element acts outward: it bubbles and crosses shadow roots. `preventDefault` keeps the act
 * from happening; `respondWith` puts the host's own work in its place. Only what a person did fires one.
 *
 * @example
 * desk.addEventListener('tccc-call-request', (event) =>
 *   event.respondWith(async (call) => {
 *     if (await crm.mayCall(event.detail.to)) await call();
 *   }),
 * );
 */
export abstract class RequestEvent extends Event {
  #response: RequestResponse | null = null;

  constructor(type: string) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }

  /** What a listener put in the act's place. @internal */
  get response(): RequestResponse | null {
    return this.#response;
  }

  /**
   * Replaces the act, or waits before it: the element shows the pressed control as waiting until `response` is done, as
   * it does for the centre, and what `response` rejects with in its place. `response` gets the act, to carry it out or not.
   * @throws `InvalidStateError` after the event was dispatched, or when another listener has responded
   */
  respondWith(response: RequestResponse): void {
    if (this.eventPhase === Event.NONE || this.#response)
      throw new DOMException(
        `Respond to ${this.type} once, and while it is dispatched.`,
        'InvalidStateError',
      );
    this.preventDefault();
    this.#response = response;
  }
}

/**
 * Fires `request` at `target`, and carries out `act`, or what the page put in its place, unless the page prevented it.
 * @returns whether it was carried out
 * @throws `WorkbenchError`: the act's own, or `sdk/host-failed` for whatever else the page's work rejected with
 */
export async function carryOut(
  target: EventTarget,
  request: RequestEvent | null,
  act: RequestedAct,
): Promise<boolean> {
  const isWanted = request === null || target.dispatchEvent(request);
  const response = request?.response;
  if (response) await hearPage(response, act);
  else if (isWanted) await act();
  else return false;
  return true;
}

async function hearPage(response: RequestResponse, act: RequestedAct): Promise<void> {
  try {
    await response(act);
  } catch (cause) {
    throw isWorkbenchError(cause) ? cause : new WorkbenchError('sdk/host-failed', { cause });
  }
}
