import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lockMsAfter } from './sign-in-policy.js';

describe('lockMsAfter', () => {
  it('S1: locks at every fifth wrong password, twice as long each time, for a day at most', () => {
    const minutes = [0, 1, 4, 5, 6, 9, 10, 15, 20, 500].map((failures) => lockMsAfter(failures) / 60_000);

    assert.deepEqual(minutes, [0, 0, 0, 15, 0, 0, 30, 60, 120, 1440]);
  });
});
