import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeRows, readSpec, rowsOf, titlesIn } from './spec-rows.mjs';

const spec = [
  { row: 'S1', title: 'Sign-in' },
  { row: 'S2', title: 'First sign-in' },
];

describe('the rows of the specification', () => {
  it('are read from the table', () => {
    const markdown = '# Rows\n\n| row | title |\n| --- | --- |\n| S1 | Sign-in | words |\n| S32 | A | b |\n';

    assert.deepEqual(readSpec(markdown), [
      { row: 'S1', title: 'Sign-in' },
      { row: 'S32', title: 'A' },
    ]);
  });

  it('are named at the beginning of a title, one or several', () => {
    assert.deepEqual(['S1: a', 'S4, S5: b', 'about S1: c', 'S1 c', 'S12a: d'].map(rowsOf), [
      ['S1'],
      ['S4', 'S5'],
      [],
      [],
      [],
    ]);
  });

  it('are found in sources, whatever the quotes', () => {
    const source = `
      it('S1: it\\'s in', () => {});
      test("S2, S3: a 'word'", async () => {});
      it(
        \`S4: \${kind} calls\`, () => {});
      describe('S5: not a test', () => {});
      it('no row', () => {});`;

    assert.deepEqual(titlesIn(source), ["S1: it's in", "S2, S3: a 'word'", 'S4: ${kind} calls']);
  });

  it('are proven when all that names them has run and passed', () => {
    const results = [
      { file: 'a.test.ts', title: 'S1: x', passed: true },
      { file: 'a.test.ts', title: 'S1, S2: y', passed: true },
    ];

    const judged = judgeRows(spec, [{ file: 'a.test.ts', title: 'S1: x' }], results);

    assert.deepEqual(
      judged.map(({ row, tests, isProven }) => [row, tests, isProven]),
      [
        ['S1', 2, true],
        ['S2', 1, true],
      ],
    );
  });

  it('are not proven by nothing, by a failure, or by a file that did not run', () => {
    const sources = [{ file: 'b.test.ts', title: 'S1: z' }];
    const passed = { file: 'a.test.ts', title: 'S1: x', passed: true };
    const failed = { file: 'a.test.ts', title: 'S2: y', passed: false };

    const [first, second] = judgeRows(spec, sources, [passed, failed]);
    const [, nothing] = judgeRows(spec, sources, [passed]);

    assert.deepEqual([first.isProven, first.notRun], [false, ['b.test.ts']]);
    assert.deepEqual([second.isProven, second.failed], [false, [failed]]);
    assert.deepEqual([nothing.isProven, nothing.tests], [false, 0]);
  });
});
