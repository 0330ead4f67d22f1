/** The media thread. Nothing but sound runs here, because a stall of 100 ms is heard. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { MediaRoom } from './media-room.js';
import type { MediaCommand, MediaReport, MediaSettings } from './media-protocol.js';
import { loadWav, ringbackTone } from './sound-loop.js';

const { settings, recorder } = workerData as {
  readonly settings: MediaSettings;
  readonly recorder: MessagePort;
};
const main = parentPort;
if (main === null) throw new Error('The media worker runs only as a thread');

const report = (message: MediaReport): void => main.postMessage(message);

const [queue, hold] = await Promise.all([loadWav(settings.music.queue), loadWav(settings.music.hold)]);
const room = new MediaRoom({
  settings,
  sounds: { queue, hold, ringback: ringbackTone() },
  report,
  record: (part, transfer) => recorder.postMessage(part, transfer),
});
main.on('message', (command: MediaCommand) => room.carryOut(command));
// werift handles packets from the network in event listeners; what one of them throws must not end everybody's calls.
process.on('uncaughtException', (error) => report({ type: 'fault', message: error.stack ?? error.message }));
process.on('unhandledRejection', (reason) =>
  report({ type: 'fault', message: `Unhandled: ${String(reason)}` }),
);
report({ type: 'ready' });
