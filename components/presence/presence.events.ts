import type { PresenceChoice } from '../../src/model/index.js';
import { RequestEvent } from '../internal/request-event.js';

/** What a {@link PresenceRequestEvent} carries. */
export interface PresenceRequestDetail {
  readonly choice: PresenceChoice;
}

/** The agent chose a presence. Cancelable: then the centre is not asked. */
export class PresenceRequestEvent extends RequestEvent {
  static readonly type = 'tccc-presence-request';
  readonly detail: PresenceRequestDetail;

  constructor(detail: PresenceRequestDetail) {
    super(PresenceRequestEvent.type);
    this.detail = detail;
  }
}

/** The agent chose 退出登录, and confirmed it when a call was up. Cancelable: then the session goes on. */
export class SignOutRequestEvent extends RequestEvent {
  static readonly type = 'tccc-sign-out-request';

  constructor() {
    super(SignOutRequestEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-presence-request': PresenceRequestEvent;
    'tccc-sign-out-request': SignOutRequestEvent;
  }
}
