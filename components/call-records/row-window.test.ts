import { expect } from '@open-wc/testing';
import { rowWindow, type RowWindowOptions } from './row-window.js';

const list: RowWindowOptions = {
  count: 100_000,
  rowHeight: 44,
  scrollTop: 0,
  viewportHeight: 600,
  openIndex: -1,
  openExtra: 0,
  kept: [],
};

describe('rowWindow', () => {
  it('S23: draws a handful of any number of rows, at the top, in the middle and at the end', () => {
    for (const scrollTop of [0, 2_000_000, 44 * 100_000 - 600]) {
      const { rows, first, last, height } = rowWindow({ ...list, scrollTop });

      expect(rows.length).to.be.below(36);
      expect(height).to.equal(4_400_000);
      expect(first * 44).to.be.at.most(scrollTop);
      expect((last + 1) * 44).to.be.at.least(Math.min(height, scrollTop + 600));
      expect(rows.find(({ index }) => index === first)?.top).to.equal(first * 44);
    }
  });

  it('moves the rows below an open one, and finds them again by where they are', () => {
    const { rows, height } = rowWindow({ ...list, openIndex: 2, openExtra: 90 });
    expect(rows.slice(1, 5).map(({ top }) => top)).to.deep.equal([44, 88, 222, 266]);
    expect(height).to.equal(4_400_090);

    expect(rowWindow({ ...list, openIndex: 2, openExtra: 90, scrollTop: 140 }).first).to.equal(2);
    expect(rowWindow({ ...list, openIndex: 2, openExtra: 90, scrollTop: 222 }).first).to.equal(3);
  });

  it('keeps the row that plays, wherever the list is scrolled', () => {
    const { rows } = rowWindow({
      ...list,
      scrollTop: 2_000_000,
      openIndex: 1,
      openExtra: 90,
      kept: [1, 1, -1],
    });

    expect(rows[0]).to.deep.equal({ index: 1, top: 44 });
    expect(rows.filter(({ index }) => index === 1)).to.have.lengthOf(1);
  });

  it('draws nothing of nothing', () => {
    expect(rowWindow({ ...list, count: 0 })).to.deep.include({ rows: [], height: 0 });
  });
});
