import { RequestEvent } from '../internal/request-event.js';

/** What a {@link TcccAnswerRequestEvent} carries. */
export interface TcccAnswerRequestDetail {
  readonly callId: string;
}

/** The agent pressed 接听. Cancelable: a host that prevents it answers by its own means, or not at all. */
export class TcccAnswerRequestEvent extends RequestEvent {
  static readonly type = 'tccc-answer-request';
  readonly detail: TcccAnswerRequestDetail;

  constructor(detail: TcccAnswerRequestDetail) {
    super(TcccAnswerRequestEvent.type);
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-answer-request': TcccAnswerRequestEvent;
  }
}
