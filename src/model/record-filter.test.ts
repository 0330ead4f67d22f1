import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filteredRecords, recordFilterCases } from './fixtures/record-filter-cases.js';
import { maskNumber } from './masking.js';
import { fitsRecordFilter, fitsShownRecordFilter } from './record-filter.js';
import type { ServiceRecord } from './service-record.js';

const ids = (records: readonly ServiceRecord[]): string[] => records.map(({ id }) => id);

describe('fitsRecordFilter', () => {
  for (const { title, filter, isMasking, fit } of recordFilterCases) {
    it(`S24: ${title}${isMasking ? ' (masked)' : ''}`, () => {
      const found = filteredRecords.filter((record) => fitsRecordFilter(record, filter, { isMasking }));

      assert.deepEqual(ids(found), fit);
    });
  }
});

describe('fitsShownRecordFilter', () => {
  const shown = (record: ServiceRecord): ServiceRecord =>
    record.direction === 'inbound'
      ? { ...record, callerNumber: maskNumber(record.callerNumber) }
      : { ...record, calledNumber: maskNumber(record.calledNumber) };

  for (const { title, filter, isMasking, fit } of recordFilterCases) {
    const isSameUnderStars = filter.number === '18900008352';
    it(`S24: ${title}${isMasking ? ' (masked)' : ''}, as the page sees it`, () => {
      const records = isMasking ? filteredRecords.map(shown) : filteredRecords;

      const found = records.filter((record) => fitsShownRecordFilter(record, filter));

      assert.deepEqual(ids(found), isSameUnderStars ? ['in-sales'] : fit);
    });
  }
});
