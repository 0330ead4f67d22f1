import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JitterBuffer } from './jitter-buffer.js';

const packet = (value: number, bytes = 160): Uint8Array => new Uint8Array(bytes).fill(value);

function play(buffer: JitterBuffer, ticks: number): (number | null)[] {
  return Array.from({ length: ticks }, () => buffer.pop()?.[0] ?? null);
}

describe('JitterBuffer', () => {
  it('waits for 40 ms before it plays', () => {
    const buffer = new JitterBuffer();
    buffer.push(1, packet(1));
    assert.equal(buffer.pop(), null);
    buffer.push(2, packet(2));
    assert.deepEqual(play(buffer, 3), [1, 2, null]);
  });

  it('puts packets in order, also across the wrap of their numbers, and plays doubles once', () => {
    const buffer = new JitterBuffer();
    for (const [number, value] of [
      [65535, 1],
      [1, 3],
      [0, 2],
      [1, 3],
    ] as const)
      buffer.push(number, packet(value));
    assert.deepEqual(play(buffer, 4), [1, 2, 3, null]);
  });

  it('leaves out what comes too late', () => {
    const buffer = new JitterBuffer();
    for (const number of [1, 2, 3]) buffer.push(number, packet(number));
    assert.deepEqual(play(buffer, 2), [1, 2]);
    buffer.push(1, packet(9));
    buffer.push(4, packet(4));
    assert.deepEqual(play(buffer, 2), [3, 4]);
  });

  it('joins packets of 10 ms and cuts those of 30 ms', () => {
    const short = new JitterBuffer();
    for (let number = 0; number < 6; number += 1) short.push(number, packet(number, 80));
    assert.deepEqual(play(short, 3), [0, 2, 4]);

    const long = new JitterBuffer();
    for (let number = 0; number < 2; number += 1) long.push(number, packet(number, 240));
    assert.deepEqual(play(long, 3), [0, 0, 1]);
  });

  it('cuts a backlog down instead of lagging behind for ever', () => {
    const buffer = new JitterBuffer();
    for (let number = 0; number < 30; number += 1) buffer.push(number, packet(number));
    let frames = 0;
    while (buffer.pop() !== null) frames += 1;
    assert.ok(frames <= 8, `${frames} frames were kept`);
  });

  it('follows a peer that begins a new sequence', () => {
    const buffer = new JitterBuffer();
    for (const number of [40_000, 40_001]) buffer.push(number, packet(1));
    play(buffer, 2);
    for (const number of [20_000, 20_001]) buffer.push(number, packet(2));
    assert.deepEqual(play(buffer, 2), [2, 2]);
  });
});
