import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const deadAfter = 10 * 60_000;

/**
 * Takes a lock that keeps two runs in one clone from working on the same folder, and waits while another has it.
 * It is given back by the returned function, or when the process ends: a `finally` isn't reached by `process.exit`.
 */
export async function takeLock(path, { notice }) {
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; !tryLock(path);) {
    if (isDead(path)) {
      release(path);
      continue;
    }
    if (!told) notice?.();
    told = true;
    await wait(500);
  }
  const giveBack = () => release(path);
  process.once('exit', giveBack);
  const stops = ['SIGINT', 'SIGTERM'].map((signal) => [
    signal,
    () => process.exit(signal === 'SIGINT' ? 130 : 143),
  ]);
  for (const [signal, stop] of stops) process.once(signal, stop);
  return () => {
    for (const [signal, stop] of stops) process.removeListener(signal, stop);
    process.removeListener('exit', giveBack);
    giveBack();
  };
}

function tryLock(path) {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isDead(path) {
  try {
    return Date.now() - statSync(path).mtimeMs > deadAfter;
  } catch {
    return false;
  }
}

function release(path) {
  try {
    rmdirSync(path);
  } catch {
    // Someone else gave it back already.
  }
}
