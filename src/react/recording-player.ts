// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/recording-player/recording-player.define.js';
import { TcccRecordingPlayer as Element } from '../../components/recording-player/recording-player.js';

/** `<tccc-recording-player>` for React. Plays the recording of one call: seek, speed, volume, one lane for each speaker, and the MP3 to take away. */
export const TcccRecordingPlayer = createComponent({
  tagName: 'tccc-recording-player',
  elementClass: Element,
  react: React,
  displayName: 'TcccRecordingPlayer',
  events: {
    /** When the agent starts to listen; `recordId`. */
    onTcccRecordingPlay: 'tccc-recording-play' as EventName<HTMLElementEventMap['tccc-recording-play']>,
  },
});
