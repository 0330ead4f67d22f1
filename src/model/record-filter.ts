import { maskNumber } from './masking.js';
import { wholeNumberOf } from './number-search.js';
import type { RecordFilter, ServiceRecord } from './service-record.js';

/**
 * Whether a record, whole, fits a filter (S24). Where the centre masks, parts of a customer's number are looked for in
 * its visible digits only; see {@link wholeNumberOf}.
 */
export function fitsRecordFilter(
  record: ServiceRecord,
  filter: RecordFilter,
  { isMasking }: { readonly isMasking: boolean },
): boolean {
  const { from = -Infinity, to = Infinity, skillGroupId, direction, kind, endStatus, number } = filter;
  return (
    record.time >= from &&
    record.time <= to &&
    isEither(skillGroupId, record.skillGroup?.id) &&
    isEither(direction, record.direction) &&
    isEither(kind, record.kind) &&
    isEither(endStatus, record.endStatus) &&
    (number === undefined || hasNumber(record, number, isMasking))
  );
}

function isEither<Value>(wanted: Value | undefined, found: Value | undefined): boolean {
  return wanted === undefined || wanted === found;
}

function hasNumber(record: ServiceRecord, digits: string, isMasking: boolean): boolean {
  const isInbound = record.direction === 'inbound';
  const customer = isInbound ? record.callerNumber : record.calledNumber;
  const own = isInbound ? record.calledNumber : record.callerNumber;
  const shown = isMasking ? maskNumber(customer) : customer;
  return own.includes(digits) || shown.includes(digits) || wholeNumberOf(digits) === customer;
}
