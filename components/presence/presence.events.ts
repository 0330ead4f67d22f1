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

/** The agent chose 个人信息: whoever holds the menu shows the profile. */
export class ProfileRequestEvent extends Event {
  static readonly type = 'tccc-profile-request';

  constructor() {
    super(ProfileRequestEvent.type, { bubbles: true, composed: true });
  }
}

/** The agent chose 设备检测: whoever holds the menu shows the check. */
export class DeviceCheckRequestEvent extends Event {
  static readonly type = 'tccc-device-check-request';

  constructor() {
    super(DeviceCheckRequestEvent.type, { bubbles: true, composed: true });
  }
}

/** The agent chose 提醒与耳机: whoever holds the menu shows notifications, ring and headset. */
export class AlertsRequestEvent extends Event {
  static readonly type = 'tccc-alerts-request';

  constructor() {
    super(AlertsRequestEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-presence-request': PresenceRequestEvent;
    'tccc-sign-out-request': SignOutRequestEvent;
    'tccc-profile-request': ProfileRequestEvent;
    'tccc-device-check-request': DeviceCheckRequestEvent;
    'tccc-alerts-request': AlertsRequestEvent;
  }
}
