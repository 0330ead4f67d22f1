import { RequestEvent } from '../internal/request-event.js';

/** What a {@link AnswerRequestEvent} carries. */
export interface AnswerRequestDetail {
  readonly callId: string;
}

/** The agent pressed 接听. Cancelable: a host that prevents it answers by its own means, or not at all. */
export class AnswerRequestEvent extends RequestEvent {
  static readonly type = 'tccc-answer-request';
  readonly detail: AnswerRequestDetail;

  constructor(detail: AnswerRequestDetail) {
    super(AnswerRequestEvent.type);
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-answer-request': AnswerRequestEvent;
  }
}
