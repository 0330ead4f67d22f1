// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent } from '@lit/react';
import * as React from 'react';
import '../../components/queue-status/queue-status.define.js';
import { TcccQueueStatus as Element } from '../../components/queue-status/queue-status.js';

/** `<tccc-queue-status>` for React. How many customers wait in the agent's skill groups, and for how long. Hidden where the centre has no queues. */
export const TcccQueueStatus = createComponent({
  tagName: 'tccc-queue-status',
  elementClass: Element,
  react: React,
  displayName: 'TcccQueueStatus',
  events: {},
});
