// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/presence/presence.define.js';
import { TcccPresence as Element } from '../../components/presence/presence.js';

/** `<tccc-presence>` for React. The agent's presence: a button that shows it with its running time and what comes next, and the menu to choose another one, to go offline and to sign out. Leaving asks first while a call is up. */
export const TcccPresence = createComponent({
  tagName: 'tccc-presence',
  elementClass: Element,
  react: React,
  displayName: 'TcccPresence',
  events: {
    /** The agent chose 提醒与耳机. */
    onTcccAlertsRequest: 'tccc-alerts-request' as EventName<HTMLElementEventMap['tccc-alerts-request']>,
    /** The agent chose 设备检测. */
    onTcccDeviceCheckRequest: 'tccc-device-check-request' as EventName<
      HTMLElementEventMap['tccc-device-check-request']
    >,
    /** Cancelable, before the centre is asked; `{ choice }`. */
    onTcccPresenceRequest: 'tccc-presence-request' as EventName<HTMLElementEventMap['tccc-presence-request']>,
    /** The agent chose 个人信息. */
    onTcccProfileRequest: 'tccc-profile-request' as EventName<HTMLElementEventMap['tccc-profile-request']>,
    /** Cancelable, before the session is ended. */
    onTcccSignOutRequest: 'tccc-sign-out-request' as EventName<HTMLElementEventMap['tccc-sign-out-request']>,
  },
});
