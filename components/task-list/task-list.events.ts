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

declare global {
  interface HTMLElementEventMap {
    'tccc-task-select': TaskSelectEvent;
  }
}
