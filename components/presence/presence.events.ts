import type { PresenceChoice } from '../../src/model/index.js';
import { RequestEvent } from '../internal/request-event.js';

/** What a {@link TcccPresenceRequestEvent} carries. */
export interface TcccPresenceRequestDetail {
  readonly choice: PresenceChoice;
}

/** The agent chose a presence. Cancelable: then the centre is not asked. */
export class TcccPresenceRequestEvent extends RequestEvent {
  static readonly type = 'tccc-presence-request';
  readonly detail: TcccPresenceRequestDetail;

  constructor(detail: TcccPresenceRequestDetail) {
    super(TcccPresenceRequestEvent.type);
    this.detail = detail;
  }
}

/** The agent chose 退出登录, and confirmed it when a call was up. Cancelable: then the session goes on. */
export class TcccSignOutRequestEvent extends RequestEvent {
  static readonly type = 'tccc-sign-out-request';

  constructor() {
    super(TcccSignOutRequestEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-presence-request': TcccPresenceRequestEvent;
    'tccc-sign-out-request': TcccSignOutRequestEvent;
  }
}
