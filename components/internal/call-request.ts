import { RequestEvent } from './request-event.js';

/** What a {@link CallRequestEvent} tells. */
export interface CallRequestDetail {
  /** 3 to 15 digits with an optional leading `+`. */
  readonly to: string;
  /** The centre's number to call out with; `null` leaves the choice to the centre. */
  readonly callerNumber: string | null;
}

/**
 * The agent pressed 拨打, or a number that dials: `preventDefault` keeps the call from being placed, `respondWith` has the
 * page place it.
 */
export class CallRequestEvent extends RequestEvent {
  static readonly type = 'tccc-call-request';
  readonly detail: CallRequestDetail;

  constructor(detail: CallRequestDetail) {
    super(CallRequestEvent.type);
    this.detail = detail;
  }
}

/** What a {@link CallPlacedEvent} tells. */
export interface CallPlacedDetail {
  readonly callId: string;
}

/** The centre took the call and dials. */
export class CallPlacedEvent extends Event {
  static readonly type = 'tccc-call-placed';
  readonly detail: CallPlacedDetail;

  constructor(detail: CallPlacedDetail) {
    super(CallPlacedEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-call-request': CallRequestEvent;
    'tccc-call-placed': CallPlacedEvent;
  }
}
