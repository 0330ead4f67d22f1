import type { CallDirection, RecordFilter, ServiceRecord } from '../../src/model/index.js';

/** What the fields above the table hold. */
export interface FilterFields {
  /** `2024-04-02`, in the reader's own time zone; empty for no limit. */
  readonly from: string;
  readonly to: string;
  readonly groupId: string;
  readonly direction: CallDirection | '';
  readonly number: string;
}

export const noFilter: FilterFields = { from: '', to: '', groupId: '', direction: '', number: '' };

/** The filter that the fields mean. Both days count; what isn't a digit of a number is left out. */
export function toRecordFilter(fields: FilterFields): RecordFilter {
  const digits = fields.number.replace(/\D/g, '').slice(0, 15);
  const from = startOfDay(fields.from, 0);
  const to = startOfDay(fields.to, 1);
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to: to - 1 }),
    ...(fields.groupId === '' ? {} : { skillGroupId: fields.groupId }),
    ...(fields.direction === '' ? {} : { direction: fields.direction }),
    ...(digits === '' ? {} : { number: digits }),
  };
}

function startOfDay(day: string, daysLater: number): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + daysLater).getTime();
}

/**
 * Whether a record that was just written belongs into the list. A masked number can't be compared digit by digit, so a
 * number that is asked for fits by what is shown of it.
 */
export function fitsFilter(record: ServiceRecord, filter: RecordFilter): boolean {
  if (filter.from !== undefined && record.time < filter.from) return false;
  if (filter.to !== undefined && record.time > filter.to) return false;
  if (filter.direction !== undefined && record.direction !== filter.direction) return false;
  if (filter.skillGroupId !== undefined && record.skillGroup?.id !== filter.skillGroupId) return false;
  const { number } = filter;
  return (
    number === undefined || [record.callerNumber, record.calledNumber].some((shown) => shown.includes(number))
  );
}
