// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/provider/provider.define.js';
import { TcccProvider as Element } from '../../components/provider/provider.js';

/** `<tccc-provider>` for React. Gives one workbench to every element inside, for a page that arranges the elements itself. */
export const TcccProvider = createComponent({
  tagName: 'tccc-provider',
  elementClass: Element,
  react: React,
  displayName: 'TcccProvider',
  events: {
    /** The agent chose 提醒与耳机. */
    onTcccAlertsRequest: 'tccc-alerts-request' as EventName<HTMLElementEventMap['tccc-alerts-request']>,
    /** Cancelable, before the call is answered; `{ callId }`. */
    onTcccAnswerRequest: 'tccc-answer-request' as EventName<HTMLElementEventMap['tccc-answer-request']>,
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
    /** After the centre took it; `callId`. */
    onTcccCallPlaced: 'tccc-call-placed' as EventName<HTMLElementEventMap['tccc-call-placed']>,
    /** Before the call is placed; `to` and `callerNumber`, cancelable. */
    onTcccCallRequest: 'tccc-call-request' as EventName<HTMLElementEventMap['tccc-call-request']>,
    /** When every check has ended, and when one of them changes after that; `results`. */
    onTcccDeviceCheckDone: 'tccc-device-check-done' as EventName<
      HTMLElementEventMap['tccc-device-check-done']
    >,
    /** The agent chose 设备检测. */
    onTcccDeviceCheckRequest: 'tccc-device-check-request' as EventName<
      HTMLElementEventMap['tccc-device-check-request']
    >,
    /** Another element is about to be shown; `tag`. The desk registers it; a page with the panel alone may. */
    onTcccElementNeeded: 'tccc-element-needed' as EventName<HTMLElementEventMap['tccc-element-needed']>,
    /** After the centre took the internal call; `callId`. */
    onTcccInternalCallPlaced: 'tccc-internal-call-placed' as EventName<
      HTMLElementEventMap['tccc-internal-call-placed']
    >,
    /** Before a colleague is called; `agentId` and `useMobile`, cancelable. */
    onTcccInternalCallRequest: 'tccc-internal-call-request' as EventName<
      HTMLElementEventMap['tccc-internal-call-request']
    >,
    /** Cancelable, before the centre is asked; `{ choice }`. */
    onTcccPresenceRequest: 'tccc-presence-request' as EventName<HTMLElementEventMap['tccc-presence-request']>,
    /** The agent chose 个人信息. */
    onTcccProfileRequest: 'tccc-profile-request' as EventName<HTMLElementEventMap['tccc-profile-request']>,
    /** When the agent opens or closes a record; `record` or `null`. */
    onTcccRecordSelect: 'tccc-record-select' as EventName<HTMLElementEventMap['tccc-record-select']>,
    /** When the agent starts to listen; `recordId`. */
    onTcccRecordingPlay: 'tccc-recording-play' as EventName<HTMLElementEventMap['tccc-recording-play']>,
    /** When the agent narrows the list; `filter` and `query`. */
    onTcccRecordsFilterChanged: 'tccc-records-filter-changed' as EventName<
      HTMLElementEventMap['tccc-records-filter-changed']
    >,
    /** Before an ended call's customer or colleague is called again; `callId`, cancelable. */
    onTcccRedialRequest: 'tccc-redial-request' as EventName<HTMLElementEventMap['tccc-redial-request']>,
    /** Before a flow starts; `callId` and `flowId`, cancelable. */
    onTcccSelfServiceRequest: 'tccc-self-service-request' as EventName<
      HTMLElementEventMap['tccc-self-service-request']
    >,
    /** Before 返回通话; `callId`, cancelable. */
    onTcccSelfServiceReturnRequest: 'tccc-self-service-return-request' as EventName<
      HTMLElementEventMap['tccc-self-service-return-request']
    >,
    /** When the agent asks for the list of shortcuts. */
    onTcccShortcutsRequest: 'tccc-shortcuts-request' as EventName<
      HTMLElementEventMap['tccc-shortcuts-request']
    >,
    /** Cancelable, before the session is ended. */
    onTcccSignOutRequest: 'tccc-sign-out-request' as EventName<HTMLElementEventMap['tccc-sign-out-request']>,
    /** When the agent chooses a task; `callId`. */
    onTcccTaskSelect: 'tccc-task-select' as EventName<HTMLElementEventMap['tccc-task-select']>,
    /** Before 取消转接; cancelable. */
    onTcccTransferCancelRequest: 'tccc-transfer-cancel-request' as EventName<
      HTMLElementEventMap['tccc-transfer-cancel-request']
    >,
    /** Before a call is handed over; `callId` and `to`, cancelable. */
    onTcccTransferRequest: 'tccc-transfer-request' as EventName<HTMLElementEventMap['tccc-transfer-request']>,
    /** The agent is in; `{ isOnline }`. */
    onTcccWorkbenchEnter: 'tccc-workbench-enter' as EventName<HTMLElementEventMap['tccc-workbench-enter']>,
    /** Before 返回接待 and 继续话后整理; cancelable. */
    onTcccWrapUpRequest: 'tccc-wrap-up-request' as EventName<HTMLElementEventMap['tccc-wrap-up-request']>,
  },
});
