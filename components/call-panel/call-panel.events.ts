import { RequestEvent } from '../internal/request-event.js';

/** Which call a request is about. */
export interface CallRequestTarget {
  readonly callId: string;
}

/** The agent pressed 挂断; `preventDefault` keeps the call. */
export class CallHangUpRequestEvent extends RequestEvent {
  readonly detail: CallRequestTarget;

  constructor(callId: string) {
    super('tccc-call-hang-up-request');
    this.detail = { callId };
  }
}

/** What {@link CallHoldRequestEvent} tells. */
export interface CallHoldRequestDetail extends CallRequestTarget {
  /** `true` for 通话保持, `false` for 取消保持. */
  readonly isHeld: boolean;
}

/** The agent pressed 通话保持 or 取消保持; `preventDefault` leaves the call as it is. */
export class CallHoldRequestEvent extends RequestEvent {
  readonly detail: CallHoldRequestDetail;

  constructor(detail: CallHoldRequestDetail) {
    super('tccc-call-hold-request');
    this.detail = detail;
  }
}

/** What {@link CallMuteRequestEvent} tells. */
export interface CallMuteRequestDetail extends CallRequestTarget {
  /** `true` for 静音, `false` for 取消静音. */
  readonly isMuted: boolean;
}

/** The agent pressed 静音 or 取消静音; `preventDefault` leaves the microphone as it is. */
export class CallMuteRequestEvent extends RequestEvent {
  readonly detail: CallMuteRequestDetail;

  constructor(detail: CallMuteRequestDetail) {
    super('tccc-call-mute-request');
    this.detail = detail;
  }
}

/** The agent pressed 取消转接; `preventDefault` lets the transfer go on. */
export class TransferCancelRequestEvent extends RequestEvent {
  readonly detail: CallRequestTarget;

  constructor(callId: string) {
    super('tccc-transfer-cancel-request');
    this.detail = { callId };
  }
}

/** The agent ends or stops the countdown of wrap-up. */
export class WrapUpRequestEvent extends RequestEvent {
  readonly detail: { readonly choice: 'return' | 'continue' };

  constructor(choice: 'return' | 'continue') {
    super('tccc-wrap-up-request');
    this.detail = { choice };
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-call-hang-up-request': CallHangUpRequestEvent;
    'tccc-call-hold-request': CallHoldRequestEvent;
    'tccc-call-mute-request': CallMuteRequestEvent;
    'tccc-transfer-cancel-request': TransferCancelRequestEvent;
    'tccc-wrap-up-request': WrapUpRequestEvent;
  }
}
