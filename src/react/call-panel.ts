// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/call-panel/call-panel.define.js';
import { TcccCallPanel as Element } from '../../components/call-panel/call-panel.js';

/** `<tccc-call-panel>` for React. The current call with its controls, and its wrap-up. */
export const TcccCallPanel = createComponent({
  tagName: 'tccc-call-panel',
  elementClass: Element,
  react: React,
  displayName: 'TcccCallPanel',
  events: {
    /** Before 挂断; cancelable. */
    onTcccCallHangUpRequest: 'tccc-call-hang-up-request' as EventName<
      HTMLElementEventMap['tccc-call-hang-up-request']
    >,
    /** Before 通话保持 and 取消保持; cancelable. */
    onTcccCallHoldRequest: 'tccc-call-hold-request' as EventName<
      HTMLElementEventMap['tccc-call-hold-request']
    >,
    /** Before 静音 and 取消静音; cancelable. */
    onTcccCallMuteRequest: 'tccc-call-mute-request' as EventName<
      HTMLElementEventMap['tccc-call-mute-request']
    >,
    /** Another element is about to be shown; `tag`. The desk registers it; a page with the panel alone may. */
    onTcccElementNeeded: 'tccc-element-needed' as EventName<HTMLElementEventMap['tccc-element-needed']>,
    /** Before 取消转接; cancelable. */
    onTcccTransferCancelRequest: 'tccc-transfer-cancel-request' as EventName<
      HTMLElementEventMap['tccc-transfer-cancel-request']
    >,
    /** Before 返回接待 and 继续话后整理; cancelable. */
    onTcccWrapUpRequest: 'tccc-wrap-up-request' as EventName<HTMLElementEventMap['tccc-wrap-up-request']>,
  },
});
