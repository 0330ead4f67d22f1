import type { TextsLike } from '../catalogue.js';
import type { zhRecordList } from './records.zh-cn.js';

export const enRecordList: TextsLike<typeof zhRecordList> = {
  'records.kind': 'Kind',
  'records.allKinds': 'Inside and outside',
  'records.internal': 'Internal',
  'records.external': 'External',
  'records.allStatuses': 'Every end status',
  'records.export': 'Export CSV',
  'records.more': 'Loading more…',
  'records.count': (total) => (total === 1 ? '1 record' : `${total} records`),
  'records.filtersOn': (count) => (count === 0 ? 'Filters' : `Filters (${count})`),
  'records.fresh': (count) => (count === 1 ? '1 new record' : `${count} new records`),
  'records.ignored': (names) => `These parts of the filter mean nothing and were left out: ${names}`,
  'records.to': (name) => `to ${name}`,
  'recordSheet.name': 'service-records',
  'recordSheet.kind': 'Kind',
  'recordSheet.agent': 'Agent',
  'recordSheet.place': 'Place and carrier',
  'recordSheet.tags': 'Tags',
  'recordSheet.hungUpBy': 'Hung up by',
};
