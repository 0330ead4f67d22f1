import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Emitter } from 'tccc-workbench/base';
import { workerUrl } from '../../../base/worker-url.js';
import type {
  DescriptionRequest,
  MediaCommand,
  MediaReport,
  MediaSettings,
  Mp3Command,
  Mp3Report,
  Mp3Settings,
} from './media-protocol.js';

export interface MediaClientEvents {
  key: { readonly legId: string; readonly key: string };
  'prompt-ended': { readonly legId: string; readonly promptId: string };
  lost: { readonly legId: string };
  recorded: Extract<Mp3Report, { type: 'finished' }>;
  'recording-failed': { readonly callId: string; readonly message: string };
  /** A peer sent something that could not be handled. */
  fault: { readonly message: string };
  /** A thread ended by itself: all legs are dead. `start` brings new ones up. */
  crashed: { readonly message: string };
}

export interface MediaClientOptions extends MediaSettings {
  readonly recordingsDir: string;
}

interface Threads {
  readonly media: Worker;
  readonly mp3: Worker;
}

interface Waiting {
  resolve(sdp: string): void;
  reject(error: Error): void;
}

/** The main thread's hold on the media and MP3 threads. */
export class MediaClient extends Emitter<MediaClientEvents> {
  readonly #options: MediaClientOptions;
  readonly #waiting = new Map<number, Waiting>();
  #threads: Threads | null = null;
  #isStopping = false;
  #nextRequestId = 1;

  constructor(options: MediaClientOptions) {
    super();
    this.#options = options;
  }

  /**
   * Starts both threads; resolves when they are ready.
   * @throws Error when a thread can't start, e.g. because a music file is no WAV
   */
  async start(): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    const { recordingsDir, ...settings } = this.#options;
    const mp3Settings: Mp3Settings = { directory: recordingsDir };
    const mp3 = new Worker(workerUrl('mp3-worker', import.meta.url), { workerData: mp3Settings });
    const media = new Worker(workerUrl('media-worker', import.meta.url), {
      workerData: { settings, recorder: port1 },
      transferList: [port1],
    });
    const connect: Mp3Command = { type: 'connect', port: port2 };
    mp3.postMessage(connect, [port2]);
    try {
      await Promise.all([once(media, 'message'), once(mp3, 'message')]);
    } catch (error) {
      await Promise.all([media.terminate(), mp3.terminate()]);
      throw error;
    }
    this.#threads = { media, mp3 };
    media.on('message', (report: MediaReport) => this.#takeReport(report));
    mp3.on('message', (report: Mp3Report) => this.#takeMp3Report(report));
    for (const thread of [media, mp3]) this.#watch(thread);
  }

  /** Carries a command out; without threads there is nothing to carry it out on. */
  send(command: MediaCommand): void {
    this.#threads?.media.postMessage(command);
  }

  /**
   * Negotiates a leg's media.
   * @returns the local description, empty when the peer's answer was taken
   * @throws Error when the peer's description can't be used
   */
  describe(legId: string, request: DescriptionRequest, plainAddress: string | null = null): Promise<string> {
    if (this.#threads === null) return Promise.reject(new Error('Media is not running'));
    const requestId = this.#nextRequestId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(requestId, { resolve, reject });
      this.send({ type: 'describe', requestId, legId, request, plainAddress });
    });
  }

  /** Closes all legs, makes the recordings whole, and ends the threads. */
  async stop(): Promise<void> {
    const threads = this.#threads;
    if (threads === null) return;
    this.#isStopping = true;
    const drained = new Promise<void>((resolve) => {
      threads.mp3.on('message', (report: Mp3Report) => {
        if (report.type === 'drained') resolve();
      });
      threads.mp3.once('exit', () => resolve());
    });
    this.send({ type: 'stop' });
    await drained;
    this.#threads = null;
    this.#refuseWaiting('Media has stopped');
    await Promise.all([threads.media.terminate(), threads.mp3.terminate()]);
    this.#isStopping = false;
  }

  #takeReport(report: MediaReport): void {
    switch (report.type) {
      case 'described':
        this.#settle(report.requestId)?.resolve(report.sdp);
        return;
      case 'refused':
        this.#settle(report.requestId)?.reject(new Error(report.message));
        return;
      case 'key':
        return this.emit('key', report);
      case 'prompt-ended':
        return this.emit('prompt-ended', report);
      case 'lost':
        return this.emit('lost', report);
      case 'fault':
        return this.emit('fault', report);
      default:
    }
  }

  #takeMp3Report(report: Mp3Report): void {
    if (report.type === 'finished') this.emit('recorded', report);
    if (report.type === 'failed') this.emit('recording-failed', report);
  }

  #settle(requestId: number): Waiting | undefined {
    const waiting = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    return waiting;
  }

  #watch(thread: Worker): void {
    let reason = 'A thread ended';
    thread.on('error', (error: Error) => (reason = error.stack ?? error.message));
    thread.once('exit', () => {
      if (!this.#isStopping && this.#threads !== null) this.#crash(this.#threads, reason);
    });
  }

  #crash(threads: Threads, message: string): void {
    this.#threads = null;
    this.#refuseWaiting(message);
    void threads.media.terminate();
    const drain: Mp3Command = { type: 'drain' };
    threads.mp3.postMessage(drain);
    threads.mp3.on('message', (report: Mp3Report) => {
      if (report.type === 'drained') void threads.mp3.terminate();
    });
    this.emit('crashed', { message });
  }

  #refuseWaiting(message: string): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(message));
    this.#waiting.clear();
  }
}
