// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent } from '@lit/react';
import * as React from 'react';
import '../../components/profile/profile.define.js';
import { TcccProfile as Element } from '../../components/profile/profile.js';

/** `<tccc-profile>` for React. 个人信息: who the agent is in this centre, and the mobile number bound to the account, which can be changed with the old number and a code sent to the new one. */
export const TcccProfile = createComponent({
  tagName: 'tccc-profile',
  elementClass: Element,
  react: React,
  displayName: 'TcccProfile',
  events: {},
});
