// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/dialpad/dialpad.define.js';
import { TcccDialpad as Element } from '../../components/dialpad/dialpad.js';

/** `<tccc-dialpad>` for React. Calls out: type, paste or press a number, choose the number to call with, 拨打. */
export const TcccDialpad = createComponent({
  tagName: 'tccc-dialpad',
  elementClass: Element,
  react: React,
  displayName: 'TcccDialpad',
  events: {
    /** After the centre took it; `callId`. */
    onTcccCallPlaced: 'tccc-call-placed' as EventName<HTMLElementEventMap['tccc-call-placed']>,
    /** Before the call is placed; `to` and `callerNumber`, cancelable. */
    onTcccCallRequest: 'tccc-call-request' as EventName<HTMLElementEventMap['tccc-call-request']>,
  },
});
