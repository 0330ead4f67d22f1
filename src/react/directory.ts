// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/directory/directory.define.js';
import { TcccDirectory as Element } from '../../components/directory/directory.js';

/** `<tccc-directory>` for React. Colleagues and skill groups with what they do right now: for 内部呼叫 and for handing a call over. */
export const TcccDirectory = createComponent({
  tagName: 'tccc-directory',
  elementClass: Element,
  react: React,
  displayName: 'TcccDirectory',
  events: {
    /** After the centre took the internal call; `callId`. */
    onTcccInternalCallPlaced: 'tccc-internal-call-placed' as EventName<
      HTMLElementEventMap['tccc-internal-call-placed']
    >,
    /** Before a colleague is called; `agentId` and `useMobile`, cancelable. */
    onTcccInternalCallRequest: 'tccc-internal-call-request' as EventName<
      HTMLElementEventMap['tccc-internal-call-request']
    >,
    /** Before a call is handed over; `callId` and `to`, cancelable. */
    onTcccTransferRequest: 'tccc-transfer-request' as EventName<HTMLElementEventMap['tccc-transfer-request']>,
  },
});
