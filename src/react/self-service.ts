// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/self-service/self-service.define.js';
import { TcccSelfService as Element } from '../../components/self-service/self-service.js';

/** `<tccc-self-service>` for React. 自助服务: hands the customer of a live call to a flow, shows what they hear and press, and brings them back. */
export const TcccSelfService = createComponent({
  tagName: 'tccc-self-service',
  elementClass: Element,
  react: React,
  displayName: 'TcccSelfService',
  events: {
    /** Before a flow starts; `callId` and `flowId`, cancelable. */
    onTcccSelfServiceRequest: 'tccc-self-service-request' as EventName<
      HTMLElementEventMap['tccc-self-service-request']
    >,
    /** Before 返回通话; `callId`, cancelable. */
    onTcccSelfServiceReturnRequest: 'tccc-self-service-return-request' as EventName<
      HTMLElementEventMap['tccc-self-service-return-request']
    >,
  },
});
