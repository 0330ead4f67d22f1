import type { RecordFilter, ServiceRecord } from '../../src/model/index.js';

/** What {@link RecordSelectEvent} tells. */
export interface RecordSelectDetail {
  /** The record that was opened, `null` when it was closed. */
  readonly record: ServiceRecord | null;
}

/** The agent opened or closed a record. */
export class RecordSelectEvent extends Event {
  readonly detail: RecordSelectDetail;

  constructor(record: ServiceRecord | null) {
    super('tccc-record-select', { bubbles: true, composed: true });
    this.detail = { record };
  }
}

/** What {@link RecordsFilterChangeEvent} tells. */
export interface RecordsFilterChangeDetail {
  readonly filter: RecordFilter;
}

/** The agent asks for other records. */
export class RecordsFilterChangeEvent extends Event {
  readonly detail: RecordsFilterChangeDetail;

  constructor(filter: RecordFilter) {
    super('tccc-records-filter-change', { bubbles: true, composed: true });
    this.detail = { filter };
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-record-select': RecordSelectEvent;
    'tccc-records-filter-change': RecordsFilterChangeEvent;
  }
}
