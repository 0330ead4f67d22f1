import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A WAV of one steady tone, 16-bit PCM, one channel. */
export function toneWav(hz: number, { rate, seconds }: { rate: number; seconds: number }): Buffer {
  const samples = rate * seconds;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index++) {
    file.writeInt16LE(Math.round(10_000 * Math.sin((2 * Math.PI * hz * index) / rate)), 44 + index * 2);
  }
  return file;
}

/** Writes a tone for a browser that takes a file as its microphone; whole periods, so that it loops cleanly. */
export function writeToneFile(hz: number): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tccc-tone-')), `${hz}.wav`);
  writeFileSync(path, toneWav(hz, { rate: 48_000, seconds: 2 }));
  return path;
}
