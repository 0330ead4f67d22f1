// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/incoming-call/incoming-call.define.js';
import { TcccIncomingCall as Element } from '../../components/incoming-call/incoming-call.js';

/** `<tccc-incoming-call>` for React. The bar of a ringing call: who calls, how long it still rings, and 接听. It floats at the start of the nearest positioned ancestor, takes no focus, is announced once, and is not there while nothing rings. */
export const TcccIncomingCall = createComponent({
  tagName: 'tccc-incoming-call',
  elementClass: Element,
  react: React,
  displayName: 'TcccIncomingCall',
  events: {
    /** Cancelable, before the call is answered; `{ callId }`. */
    onTcccAnswerRequest: 'tccc-answer-request' as EventName<HTMLElementEventMap['tccc-answer-request']>,
  },
});
