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

/** What {@link RecordsFilterChangedEvent} tells. */
export interface RecordsFilterChangedDetail {
  readonly filter: RecordFilter;
  /** The same as the query of an address, for example `direction=inbound&from=2024-04-01`; empty for everything. */
  readonly query: string;
}

/** The agent asked for other records; keep the query in the page's address and give it back as `filter`. */
export class RecordsFilterChangedEvent extends Event {
  readonly detail: RecordsFilterChangedDetail;

  constructor(detail: RecordsFilterChangedDetail) {
    super('tccc-records-filter-changed', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-record-select': RecordSelectEvent;
    'tccc-records-filter-changed': RecordsFilterChangedEvent;
  }
}
