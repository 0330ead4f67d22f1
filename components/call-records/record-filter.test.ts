import { expect } from '@open-wc/testing';
import { testTime } from '../../src/testing/index.js';
import {
  readNumber,
  readRecordFilter,
  withFrom,
  withTo,
  withValue,
  writeRecordFilter,
} from './record-filter.js';

const whole =
  'from=2024-03-27&to=2024-04-02&group=group-1&direction=outbound&kind=external&status=noAnswer&number=0514';

describe('the filter of records as a query', () => {
  it('S23: counts both days whole, in the time of the reader', () => {
    const { filter, ignored } = readRecordFilter(whole);

    expect(filter).to.deep.equal({
      from: new Date(2024, 2, 27).getTime(),
      to: new Date(2024, 3, 3).getTime() - 1,
      skillGroupId: 'group-1',
      direction: 'outbound',
      kind: 'external',
      endStatus: 'noAnswer',
      number: '0514',
    });
    expect(ignored).to.deep.equal([]);
  });

  it('S23: is written as it was read', () => {
    expect(writeRecordFilter(readRecordFilter(whole).filter)).to.equal(whole);
    expect(writeRecordFilter({})).to.equal('');
    expect(readRecordFilter('')).to.deep.equal({ filter: {}, ignored: [] });
  });

  it('keeps a moment that is no whole day', () => {
    const filter = { from: testTime, to: testTime + 1 };

    expect(readRecordFilter(writeRecordFilter(filter)).filter).to.deep.equal(filter);
  });

  it('leaves out what means nothing, and names it', () => {
    const { filter, ignored } = readRecordFilter(
      'from=2024-02-31&to=soon&direction=up&kind=x&status=lost&number=***&page=2&group=group-1',
    );

    expect(filter).to.deep.equal({ skillGroupId: 'group-1' });
    expect(ignored).to.deep.equal(['from', 'to', 'direction', 'kind', 'status', 'number']);
  });
});

describe('a change of the filter', () => {
  it('puts a value in, and takes it out when it is empty', () => {
    const filter = withValue(withFrom({}, '2024-04-01'), 'direction', 'inbound');

    expect(filter).to.deep.equal({ from: new Date(2024, 3, 1).getTime(), direction: 'inbound' });
    expect(withValue(withFrom(filter, ''), 'direction', '')).to.deep.equal({});
    expect(withTo({}, '2024-04-02').to).to.equal(new Date(2024, 3, 3).getTime() - 1);
  });

  it('S25: an end status that the direction cannot have goes with it', () => {
    const unanswered = withValue({}, 'endStatus', 'noAnswer');

    expect(withValue(unanswered, 'direction', 'outbound').endStatus).to.equal('noAnswer');
    expect(withValue(unanswered, 'direction', 'inbound').endStatus).to.equal(undefined);
  });

  it('S23: keeps of a number its digits, and no more than a number has', () => {
    expect(readNumber(' 0514-8566 ')).to.equal('05148566');
    expect(readNumber('1234567890123456')).to.have.lengthOf(15);
    expect(readNumber('***')).to.equal(null);
  });
});
