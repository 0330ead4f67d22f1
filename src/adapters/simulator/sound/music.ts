import { joined, render } from './voice.js';

const noteMs = 400;
/** A broken chord up and down, in C and then in A minor. */
const holdNotes = [261.63, 329.63, 392, 523.25, 392, 329.63, 220, 261.63, 329.63, 440, 329.63, 261.63];
/** The same a fourth higher and the other way round, so that an ear tells waiting from being held. */
const queueNotes = [698.46, 587.33, 523.25, 440, 523.25, 587.33, 587.33, 493.88, 440, 392, 440, 493.88];

/** What a customer hears on hold. Samples of one round. */
export function holdMusic(sampleRate: number): Float32Array<ArrayBuffer> {
  return render({ say: 'melody', hz: holdNotes, noteMs }, sampleRate);
}

/** What a customer hears in the queue. Samples of one round. */
export function queueMusic(sampleRate: number): Float32Array<ArrayBuffer> {
  return render({ say: 'melody', hz: queueNotes, noteMs }, sampleRate);
}

/** The Chinese ringing tone: 450 Hz, one second in five (ITU-T E.180 supplement 2). */
export function ringbackTone(sampleRate: number): Float32Array<ArrayBuffer> {
  return joined([
    render({ say: 'tone', hz: 450, ms: 1_000 }, sampleRate),
    render({ say: 'silence', ms: 4_000 }, sampleRate),
  ]);
}
