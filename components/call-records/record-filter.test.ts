import { expect } from '@open-wc/testing';
import { aRecord, testTime } from '../../src/testing/index.js';
import { fitsFilter, noFilter, toRecordFilter } from './record-filter.js';

describe('toRecordFilter', () => {
  it('asks for everything when nothing is filled in', () => {
    expect(toRecordFilter(noFilter)).to.deep.equal({});
  });

  it('S23: counts both days whole, in the time of the reader', () => {
    const { from, to } = toRecordFilter({ ...noFilter, from: '2024-03-27', to: '2024-04-02' });

    expect(from).to.equal(new Date(2024, 2, 27).getTime());
    expect(to).to.equal(new Date(2024, 3, 3).getTime() - 1);
  });

  it('S23: keeps of a number its digits, and no more than a number has', () => {
    expect(toRecordFilter({ ...noFilter, number: ' 0514-8566 ' })).to.deep.equal({ number: '05148566' });
    expect(toRecordFilter({ ...noFilter, number: '1234567890123456' }).number).to.have.lengthOf(15);
    expect(toRecordFilter({ ...noFilter, number: '***' })).to.deep.equal({});
  });
});

describe('fitsFilter', () => {
  const record = aRecord();

  it('takes what fits, and leaves out what one condition forbids', () => {
    expect(fitsFilter(record, {})).to.be.true;
    expect(
      fitsFilter(record, {
        from: testTime,
        to: testTime,
        direction: 'inbound',
        skillGroupId: 'group-1',
        number: '8566',
      }),
    ).to.be.true;
    expect(fitsFilter(record, { from: testTime + 1 })).to.be.false;
    expect(fitsFilter(record, { to: testTime - 1 })).to.be.false;
    expect(fitsFilter(record, { direction: 'outbound' })).to.be.false;
    expect(fitsFilter(record, { skillGroupId: 'other' })).to.be.false;
    expect(fitsFilter(record, { number: '777' })).to.be.false;
  });
});
