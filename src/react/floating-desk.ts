// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent } from '@lit/react';
import * as React from 'react';
import '../../components/floating-desk/floating-desk.define.js';
import { TcccFloatingDesk as Element } from '../../components/floating-desk/floating-desk.js';

/** `<tccc-floating-desk>` for React. The desk behind a round button. */
export const TcccFloatingDesk = createComponent({
  tagName: 'tccc-floating-desk',
  elementClass: Element,
  react: React,
  displayName: 'TcccFloatingDesk',
  events: {},
});
