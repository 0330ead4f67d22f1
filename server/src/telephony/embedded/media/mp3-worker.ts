/** The MP3 thread: encoding and the disk are kept off the media thread. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from 'tccc-workbench/base';
import type { Mp3Command, Mp3Report, Mp3Settings, RecordingPart } from './media-protocol.js';
import { Mp3File } from './mp3-file.js';

const { directory } = workerData as Mp3Settings;
const main = parentPort;
if (main === null) throw new Error('The MP3 worker runs only as a thread');
mkdirSync(directory, { recursive: true });

const files = new Map<string, Mp3File>();
const report = (message: Mp3Report): void => main.postMessage(message);

async function take(part: RecordingPart): Promise<void> {
  switch (part.type) {
    case 'begin':
      files.set(part.callId, await Mp3File.open(join(directory, fileName(part.callId))));
      return;
    case 'sound':
      files.get(part.callId)?.add(part.customer, part.agent);
      return;
    case 'end':
      return finish(part.callId);
    case 'last':
      return drain();
    default:
      assertNever(part);
  }
}

function finish(callId: string): void {
  const file = files.get(callId);
  files.delete(callId);
  if (file !== undefined) report({ type: 'finished', callId, ...file.finish() });
}

function drain(): void {
  for (const callId of [...files.keys()]) {
    try {
      finish(callId);
    } catch (error) {
      fail(callId, error);
    }
  }
  report({ type: 'drained' });
}

function fail(callId: string, error: unknown): void {
  files.delete(callId);
  report({ type: 'failed', callId, message: String(error) });
}

function fileName(callId: string): string {
  return `${callId.replace(/[^\w-]/g, '_')}-${randomUUID().slice(0, 8)}.mp3`;
}

// Parts are taken strictly one after another: opening a file waits, and sound must not overtake it.
let queue: Promise<void> = Promise.resolve();

function enqueue(part: RecordingPart): void {
  const callId = 'callId' in part ? part.callId : '';
  queue = queue.then(() => take(part)).catch((error: unknown) => fail(callId, error));
}

main.on('message', (command: Mp3Command) => {
  if (command.type === 'connect') command.port.on('message', enqueue);
  else enqueue({ type: 'last' });
});
report({ type: 'ready' });
