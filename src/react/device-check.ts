// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/device-check/device-check.define.js';
import { TcccDeviceCheck as Element } from '../../components/device-check/device-check.js';

/** `<tccc-device-check>` for React. 小助手: the device check. */
export const TcccDeviceCheck = createComponent({
  tagName: 'tccc-device-check',
  elementClass: Element,
  react: React,
  displayName: 'TcccDeviceCheck',
  events: {
    /** When every check has ended, and when one of them changes after that; `results`. */
    onTcccDeviceCheckDone: 'tccc-device-check-done' as EventName<
      HTMLElementEventMap['tccc-device-check-done']
    >,
  },
});
