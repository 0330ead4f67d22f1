import { RequestEvent } from '../internal/request-event.js';

/** What a {@link SelfServiceRequestEvent} tells. */
export interface SelfServiceRequestDetail {
  readonly callId: string;
  readonly flowId: string;
}

/** The agent pressed 开始自助服务; `preventDefault` keeps the customer with the agent. */
export class SelfServiceRequestEvent extends RequestEvent {
  readonly detail: SelfServiceRequestDetail;

  constructor(detail: SelfServiceRequestDetail) {
    super('tccc-self-service-request');
    this.detail = detail;
  }
}

/** The agent pressed 返回通话; `preventDefault` leaves the customer in the flow. */
export class SelfServiceReturnRequestEvent extends RequestEvent {
  readonly detail: { readonly callId: string };

  constructor(callId: string) {
    super('tccc-self-service-return-request');
    this.detail = { callId };
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-self-service-request': SelfServiceRequestEvent;
    'tccc-self-service-return-request': SelfServiceReturnRequestEvent;
  }
}
