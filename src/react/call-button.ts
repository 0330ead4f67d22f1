// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/call-button/call-button.define.js';
import { TcccCallButton as Element } from '../../components/call-button/call-button.js';

/** `<tccc-call-button>` for React. Dials one number. */
export const TcccCallButton = createComponent({
  tagName: 'tccc-call-button',
  elementClass: Element,
  react: React,
  displayName: 'TcccCallButton',
  events: {
    /** After the centre took it; `callId`. */
    onTcccCallPlaced: 'tccc-call-placed' as EventName<HTMLElementEventMap['tccc-call-placed']>,
    /** Before the call is placed; `to` and `callerNumber`, cancelable. */
    onTcccCallRequest: 'tccc-call-request' as EventName<HTMLElementEventMap['tccc-call-request']>,
  },
});
