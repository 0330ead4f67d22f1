import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRange } from './byte-range.js';

describe('parseRange', () => {
  it('S27: reads one range, open at either end', () => {
    const ranges = ['bytes=0-0', 'bytes=2-5', 'bytes=2-', 'bytes=-4', 'bytes=-100', 'bytes=2-100'].map(
      (header) => parseRange(header, 10),
    );

    assert.deepEqual(ranges, [
      { start: 0, end: 0 },
      { start: 2, end: 5 },
      { start: 2, end: 9 },
      { start: 6, end: 9 },
      { start: 0, end: 9 },
      { start: 2, end: 9 },
    ]);
  });

  it('tells when nothing of the range exists', () => {
    assert.deepEqual(
      ['bytes=10-', 'bytes=10-12', 'bytes=-0'].map((header) => parseRange(header, 10)),
      ['unsatisfiable', 'unsatisfiable', 'unsatisfiable'],
    );
  });

  it('ignores what a server may ignore: no header, other units, several ranges, ends before starts', () => {
    assert.deepEqual(
      [undefined, 'lines=1-2', 'bytes=1-2,4-5', 'bytes=-', 'bytes=5-2'].map((header) =>
        parseRange(header, 10),
      ),
      [null, null, null, null, null],
    );
  });
});
