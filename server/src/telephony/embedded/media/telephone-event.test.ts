import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isKey, keyPackets, KeyReader } from './telephone-event.js';

describe('telephone events', () => {
  it('tells a key once, however often its packets come', () => {
    const reader = new KeyReader();
    const told = keyPackets('#', 160).map(({ payload }) => reader.read(payload, 8000));
    assert.deepEqual(
      told.filter((key) => key !== null),
      ['#'],
    );
    assert.equal(reader.read(keyPackets('#', 160)[0]?.payload ?? new Uint8Array(), 16_000), '#');
  });

  it('tells a key whose first packets were lost', () => {
    const packets = keyPackets('5', 160);
    assert.equal(new KeyReader().read(packets.at(-1)?.payload ?? new Uint8Array(), 1), '5');
  });

  it('repeats the end three times with the whole duration', () => {
    const ends = keyPackets('0', 160).filter(({ payload }) => ((payload[1] ?? 0) & 0x80) !== 0);
    assert.equal(ends.length, 3);
    for (const { payload } of ends) assert.equal(((payload[2] ?? 0) << 8) | (payload[3] ?? 0), 800);
  });

  it('takes no event for a key that is none', () => {
    assert.equal(new KeyReader().read(Uint8Array.of(66, 0, 0, 0), 1), null);
    assert.equal(new KeyReader().read(Uint8Array.of(1), 1), null);
    assert.equal(isKey('x'), false);
    assert.equal(isKey('12'), false);
  });
});
