/** What a {@link WorkbenchEnterEvent} carries. */
export interface WorkbenchEnterDetail {
  /** Whether the agent went online on the way. */
  readonly isOnline: boolean;
}

/** The agent is signed in and has chosen a centre: the desk can be shown. Bubbles. */
export class WorkbenchEnterEvent extends CustomEvent<WorkbenchEnterDetail> {
  static readonly type = 'tccc-workbench-enter';

  constructor(detail: WorkbenchEnterDetail) {
    super(WorkbenchEnterEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-workbench-enter': WorkbenchEnterEvent;
  }
}
