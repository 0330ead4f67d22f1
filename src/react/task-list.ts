// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/task-list/task-list.define.js';
import { TcccTaskList as Element } from '../../components/task-list/task-list.js';

/** `<tccc-task-list>` for React. The agent's tasks: calls in service, and ended ones until 全部完成. */
export const TcccTaskList = createComponent({
  tagName: 'tccc-task-list',
  elementClass: Element,
  react: React,
  displayName: 'TcccTaskList',
  events: {
    /** Before an ended call's customer or colleague is called again; `callId`, cancelable. */
    onTcccRedialRequest: 'tccc-redial-request' as EventName<HTMLElementEventMap['tccc-redial-request']>,
    /** When the agent chooses a task; `callId`. */
    onTcccTaskSelect: 'tccc-task-select' as EventName<HTMLElementEventMap['tccc-task-select']>,
  },
});
