import type { TransferTarget } from '../../src/model/index.js';
import { RequestEvent } from '../internal/request-event.js';

/** What a {@link TransferRequestEvent} tells. */
export interface TransferRequestDetail {
  readonly callId: string;
  readonly to: TransferTarget;
}

/** The agent pressed 转接; `preventDefault` keeps the customer with the agent. */
export class TransferRequestEvent extends RequestEvent {
  readonly detail: TransferRequestDetail;

  constructor(detail: TransferRequestDetail) {
    super('tccc-transfer-request');
    this.detail = detail;
  }
}

/** What an {@link InternalCallRequestEvent} tells. */
export interface InternalCallRequestDetail {
  readonly agentId: string;
  /** 拨打座席手机 instead of 在线呼叫. */
  readonly useMobile: boolean;
}

/** The agent pressed 在线呼叫 or 拨打座席手机; `preventDefault` keeps the call from being placed. */
export class InternalCallRequestEvent extends RequestEvent {
  readonly detail: InternalCallRequestDetail;

  constructor(detail: InternalCallRequestDetail) {
    super('tccc-internal-call-request');
    this.detail = detail;
  }
}

/** What an {@link InternalCallPlacedEvent} tells. */
export interface InternalCallPlacedDetail {
  readonly callId: string;
}

/** The centre took the internal call and rings the colleague. */
export class InternalCallPlacedEvent extends Event {
  readonly detail: InternalCallPlacedDetail;

  constructor(detail: InternalCallPlacedDetail) {
    super('tccc-internal-call-placed', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-transfer-request': TransferRequestEvent;
    'tccc-internal-call-request': InternalCallRequestEvent;
    'tccc-internal-call-placed': InternalCallPlacedEvent;
  }
}
