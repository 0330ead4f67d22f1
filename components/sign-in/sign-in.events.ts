/** What a {@link TcccWorkbenchEnterEvent} carries. */
export interface TcccWorkbenchEnterDetail {
  /** Whether the agent went online on the way. */
  readonly isOnline: boolean;
}

/** The agent is signed in and has chosen a centre: the desk can be shown. Bubbles. */
export class TcccWorkbenchEnterEvent extends CustomEvent<TcccWorkbenchEnterDetail> {
  static readonly type = 'tccc-workbench-enter';

  constructor(detail: TcccWorkbenchEnterDetail) {
    super(TcccWorkbenchEnterEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-workbench-enter': TcccWorkbenchEnterEvent;
  }
}
