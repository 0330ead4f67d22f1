// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/workbench/workbench.define.js';
import { TcccWorkbench as Element } from '../../components/workbench/workbench.js';

/** `<tccc-workbench>` for React. The agent's desk. */
export const TcccWorkbench = createComponent({
  tagName: 'tccc-workbench',
  elementClass: Element,
  react: React,
  displayName: 'TcccWorkbench',
  events: {
    /** The agent chose 提醒与耳机. */
    onTcccAlertsRequest: 'tccc-alerts-request' as EventName<HTMLElementEventMap['tccc-alerts-request']>,
    /** Cancelable, before the call is answered; `{ callId }`. */
    onTcccAnswerRequest: 'tccc-answer-request' as EventName<HTMLElementEventMap['tccc-answer-request']>,
    /** Agent and customer talk. */
    onTcccCallAnswered: 'tccc-call-answered' as EventName<HTMLElementEventMap['tccc-call-answered']>,
    /** The agent calls out. */
    onTcccCallDialling: 'tccc-call-dialling' as EventName<HTMLElementEventMap['tccc-call-dialling']>,
    /** The call is over. */
    onTcccCallEnded: 'tccc-call-ended' as EventName<HTMLElementEventMap['tccc-call-ended']>,
    /** Before 挂断; cancelable. */
    onTcccCallHangUpRequest: 'tccc-call-hang-up-request' as EventName<
      HTMLElementEventMap['tccc-call-hang-up-request']
    >,
    /** The customer hears music. */
    onTcccCallHeld: 'tccc-call-held' as EventName<HTMLElementEventMap['tccc-call-held']>,
    /** Before 通话保持 and 取消保持; cancelable. */
    onTcccCallHoldRequest: 'tccc-call-hold-request' as EventName<
      HTMLElementEventMap['tccc-call-hold-request']
    >,
    /** The call left this agent unanswered. */
    onTcccCallMissed: 'tccc-call-missed' as EventName<HTMLElementEventMap['tccc-call-missed']>,
    /** Before 静音 and 取消静音; cancelable. */
    onTcccCallMuteRequest: 'tccc-call-mute-request' as EventName<
      HTMLElementEventMap['tccc-call-mute-request']
    >,
    /** The customer doesn't hear the agent. */
    onTcccCallMuted: 'tccc-call-muted' as EventName<HTMLElementEventMap['tccc-call-muted']>,
    /** After the centre took it; `callId`. */
    onTcccCallPlaced: 'tccc-call-placed' as EventName<HTMLElementEventMap['tccc-call-placed']>,
    /** Before the call is placed; `to` and `callerNumber`, cancelable. */
    onTcccCallRequest: 'tccc-call-request' as EventName<HTMLElementEventMap['tccc-call-request']>,
    /** The hold is over. */
    onTcccCallResumed: 'tccc-call-resumed' as EventName<HTMLElementEventMap['tccc-call-resumed']>,
    /** A call rings. */
    onTcccCallRinging: 'tccc-call-ringing' as EventName<HTMLElementEventMap['tccc-call-ringing']>,
    /** The call is with somebody else now. */
    onTcccCallTransferred: 'tccc-call-transferred' as EventName<HTMLElementEventMap['tccc-call-transferred']>,
    /** The customer hears the agent again. */
    onTcccCallUnmuted: 'tccc-call-unmuted' as EventName<HTMLElementEventMap['tccc-call-unmuted']>,
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
    /** Something failed that no caller waits for. */
    onTcccError: 'tccc-error' as EventName<HTMLElementEventMap['tccc-error']>,
    /** After the centre took the internal call; `callId`. */
    onTcccInternalCallPlaced: 'tccc-internal-call-placed' as EventName<
      HTMLElementEventMap['tccc-internal-call-placed']
    >,
    /** Before a colleague is called; `agentId` and `useMobile`, cancelable. */
    onTcccInternalCallRequest: 'tccc-internal-call-request' as EventName<
      HTMLElementEventMap['tccc-internal-call-request']
    >,
    /** The presence, or the reserved next one, changed. */
    onTcccPresenceChanged: 'tccc-presence-changed' as EventName<HTMLElementEventMap['tccc-presence-changed']>,
    /** Cancelable, before the centre is asked; `{ choice }`. */
    onTcccPresenceRequest: 'tccc-presence-request' as EventName<HTMLElementEventMap['tccc-presence-request']>,
    /** The agent chose 个人信息. */
    onTcccProfileRequest: 'tccc-profile-request' as EventName<HTMLElementEventMap['tccc-profile-request']>,
    /** When the agent opens or closes a record; `record` or `null`. */
    onTcccRecordSelect: 'tccc-record-select' as EventName<HTMLElementEventMap['tccc-record-select']>,
    /** A record was written or changed. */
    onTcccRecordWritten: 'tccc-record-written' as EventName<HTMLElementEventMap['tccc-record-written']>,
    /** When the agent starts to listen; `recordId`. */
    onTcccRecordingPlay: 'tccc-recording-play' as EventName<HTMLElementEventMap['tccc-recording-play']>,
    /** When the agent narrows the list; `filter` and `query`. */
    onTcccRecordsFilterChanged: 'tccc-records-filter-changed' as EventName<
      HTMLElementEventMap['tccc-records-filter-changed']
    >,
    /** Before an ended call's customer or colleague is called again; `callId`, cancelable. */
    onTcccRedialRequest: 'tccc-redial-request' as EventName<HTMLElementEventMap['tccc-redial-request']>,
    /** A call rings or is dialled; `callId`, `customerNumber`, `direction`; cancelable. */
    onTcccScreenPop: 'tccc-screen-pop' as EventName<HTMLElementEventMap['tccc-screen-pop']>,
    /** The customer is back from self-service. */
    onTcccSelfServiceEnded: 'tccc-self-service-ended' as EventName<
      HTMLElementEventMap['tccc-self-service-ended']
    >,
    /** Before a flow starts; `callId` and `flowId`, cancelable. */
    onTcccSelfServiceRequest: 'tccc-self-service-request' as EventName<
      HTMLElementEventMap['tccc-self-service-request']
    >,
    /** Before 返回通话; `callId`, cancelable. */
    onTcccSelfServiceReturnRequest: 'tccc-self-service-return-request' as EventName<
      HTMLElementEventMap['tccc-self-service-return-request']
    >,
    /** The customer is in a self-service flow. */
    onTcccSelfServiceStarted: 'tccc-self-service-started' as EventName<
      HTMLElementEventMap['tccc-self-service-started']
    >,
    /** When the agent asks for the list of shortcuts. */
    onTcccShortcutsRequest: 'tccc-shortcuts-request' as EventName<
      HTMLElementEventMap['tccc-shortcuts-request']
    >,
    /** Cancelable, before the session is ended. */
    onTcccSignOutRequest: 'tccc-sign-out-request' as EventName<HTMLElementEventMap['tccc-sign-out-request']>,
    /** An agent signed in. */
    onTcccSignedIn: 'tccc-signed-in' as EventName<HTMLElementEventMap['tccc-signed-in']>,
    /** The sign-in ended. */
    onTcccSignedOut: 'tccc-signed-out' as EventName<HTMLElementEventMap['tccc-signed-out']>,
    /** The centre of `simulator` is there; cancelable, then nobody calls by themselves. */
    onTcccSimulatorReady: 'tccc-simulator-ready' as EventName<HTMLElementEventMap['tccc-simulator-ready']>,
    /** When the agent chooses a task; `callId`. */
    onTcccTaskSelect: 'tccc-task-select' as EventName<HTMLElementEventMap['tccc-task-select']>,
    /** Before 取消转接; cancelable. */
    onTcccTransferCancelRequest: 'tccc-transfer-cancel-request' as EventName<
      HTMLElementEventMap['tccc-transfer-cancel-request']
    >,
    /** The transfer came back. */
    onTcccTransferFailed: 'tccc-transfer-failed' as EventName<HTMLElementEventMap['tccc-transfer-failed']>,
    /** Before a call is handed over; `callId` and `to`, cancelable. */
    onTcccTransferRequest: 'tccc-transfer-request' as EventName<HTMLElementEventMap['tccc-transfer-request']>,
    /** The agent is in; `{ isOnline }`. */
    onTcccWorkbenchEnter: 'tccc-workbench-enter' as EventName<HTMLElementEventMap['tccc-workbench-enter']>,
    /** Before 返回接待 and 继续话后整理; cancelable. */
    onTcccWrapUpRequest: 'tccc-wrap-up-request' as EventName<HTMLElementEventMap['tccc-wrap-up-request']>,
  },
});
