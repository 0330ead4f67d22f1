// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent } from '@lit/react';
import * as React from 'react';
import '../../components/call-button/call-button.define.js';
import { TcccCallNotice as Element } from '../../components/call-button/call-button.js';

/** `<tccc-call-notice>` for React. Says why a number did not dial. */
export const TcccCallNotice = createComponent({
  tagName: 'tccc-call-notice',
  elementClass: Element,
  react: React,
  displayName: 'TcccCallNotice',
  events: {},
});
