// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/connection/connection.define.js';
import { TcccConnection as Element } from '../../components/connection/connection.js';

/** `<tccc-connection>` for React. The status line: network, microphone, the voice's line; and, loudly, what is being repaired. */
export const TcccConnection = createComponent({
  tagName: 'tccc-connection',
  elementClass: Element,
  react: React,
  displayName: 'TcccConnection',
  events: {
    /** When the agent asks for the list of shortcuts. */
    onTcccShortcutsRequest: 'tccc-shortcuts-request' as EventName<
      HTMLElementEventMap['tccc-shortcuts-request']
    >,
  },
});
