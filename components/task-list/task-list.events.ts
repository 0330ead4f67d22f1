import { RequestEvent } from '../internal/request-event.js';

/** What {@link TaskSelectEvent} tells. */
export interface TaskSelectDetail {
  readonly callId: string;
}

/** The agent chose a task. */
export class TaskSelectEvent extends Event {
  readonly detail: TaskSelectDetail;

  constructor(callId: string) {
    super('tccc-task-select', { bubbles: true, composed: true });
    this.detail = { callId };
  }
}

/** The agent pressed 回拨; `preventDefault` keeps the call from being placed. */
export class RedialRequestEvent extends RequestEvent {
  readonly detail: TaskSelectDetail;

  constructor(callId: string) {
    super('tccc-redial-request');
    this.detail = { callId };
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-redial-request': RedialRequestEvent;
    'tccc-task-select': TaskSelectEvent;
  }
}
