// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../../components/call-records/call-records.define.js';
import { TcccCallRecords as Element } from '../../components/call-records/call-records.js';

/** `<tccc-call-records>` for React. 服务记录. */
export const TcccCallRecords = createComponent({
  tagName: 'tccc-call-records',
  elementClass: Element,
  react: React,
  displayName: 'TcccCallRecords',
  events: {
    /** When the agent opens or closes a record; `record` or `null`. */
    onTcccRecordSelect: 'tccc-record-select' as EventName<HTMLElementEventMap['tccc-record-select']>,
    /** When the agent narrows the list; `filter` and `query`. */
    onTcccRecordsFilterChanged: 'tccc-records-filter-changed' as EventName<
      HTMLElementEventMap['tccc-records-filter-changed']
    >,
  },
});
