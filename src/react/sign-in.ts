// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/sign-in/sign-in.define.js';
import { TcccSignIn as Element } from '../../components/sign-in/sign-in.js';

/** `<tccc-sign-in>` for React. The way in: by password, by an SMS code, or with a forgotten password made new; the first sign-in with a proved number and a password of one's own; then the centre, and whether to go online at once. Shows nothing once the agent has entered. */
export const TcccSignIn = createComponent({
  tagName: 'tccc-sign-in',
  elementClass: Element,
  react: React,
  displayName: 'TcccSignIn',
  events: {
    /** The agent is in; `{ isOnline }`. */
    onTcccWorkbenchEnter: 'tccc-workbench-enter' as EventName<HTMLElementEventMap['tccc-workbench-enter']>,
  },
});
