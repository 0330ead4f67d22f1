import { maskNumber } from './masking.js';
import { fitsNumberSearch, wholeNumberOf } from './number-search.js';
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
  return fitsApartFromNumber(record, filter) && hasNumber(record, filter.number, isMasking);
}

/**
 * The same for a record as a page has it, masked where the centre masks. It says yes to a whole number that differs from
 * the customer's under the stars only, which the page can't tell.
 */
export function fitsShownRecordFilter(record: ServiceRecord, filter: RecordFilter): boolean {
  const { number } = filter;
  return (
    fitsApartFromNumber(record, filter) &&
    (number === undefined ||
      [record.callerNumber, record.calledNumber].some((shown) => fitsNumberSearch(shown, number)))
  );
}

function fitsApartFromNumber(record: ServiceRecord, filter: RecordFilter): boolean {
  const { from = -Infinity, to = Infinity, skillGroupId, direction, kind, endStatus } = filter;
  return (
    record.time >= from &&
    record.time <= to &&
    isEither(skillGroupId, record.skillGroup?.id) &&
    isEither(direction, record.direction) &&
    isEither(kind, record.kind) &&
    isEither(endStatus, record.endStatus)
  );
}

function isEither<Value>(wanted: Value | undefined, found: Value | undefined): boolean {
  return wanted === undefined || wanted === found;
}

function hasNumber(record: ServiceRecord, digits: string | undefined, isMasking: boolean): boolean {
  if (digits === undefined) return true;
  const isInbound = record.direction === 'inbound';
  const customer = isInbound ? record.callerNumber : record.calledNumber;
  const own = isInbound ? record.calledNumber : record.callerNumber;
  const shown = isMasking ? maskNumber(customer) : customer;
  return own.includes(digits) || shown.includes(digits) || wholeNumberOf(digits) === customer;
}
