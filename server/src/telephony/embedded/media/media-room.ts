import type { ListenSource } from 'tccc-workbench/centre';
import { assertNever } from 'tccc-workbench/base';
import { CallRecording } from './call-recording.js';
import { mixFrames, silentFrame } from './g711.js';
import { KeyQueue } from './key-queue.js';
import { MediaLeg, type MediaLegEvents } from './media-leg.js';
import type { MediaCommand, MediaReport, MediaSettings, RecordingPart } from './media-protocol.js';
import { PlainLeg } from './plain-leg.js';
import { PromptPlayback } from './prompt-playback.js';
import type { SoundLoop } from './sound-loop.js';
import { isKey } from './telephone-event.js';
import { Ticker } from './ticker.js';

export interface MediaRoomOptions {
  readonly settings: MediaSettings;
  readonly sounds: { readonly queue: SoundLoop; readonly hold: SoundLoop; readonly ringback: SoundLoop };
  readonly report: (report: MediaReport) => void;
  readonly record: (part: RecordingPart, transfer: readonly ArrayBuffer[]) => void;
}

const silence: ListenSource = { kind: 'silence' };
/** A leg's silence is looked at once a second. */
const watchTicks = 50;

/** All legs of the centre on one clock: every 20 ms each hears one frame of what it listens to. */
export class MediaRoom {
  readonly #options: MediaRoomOptions;
  readonly #legs = new Map<string, MediaLeg | PlainLeg>();
  readonly #listening = new Map<string, ListenSource>();
  readonly #recordings = new Map<string, CallRecording>();
  readonly #prompts = new Map<string, PromptPlayback>();
  readonly #keys = new KeyQueue((legId, key) => this.#legs.get(legId)?.press(key));
  readonly #ticker = new Ticker((tick) => this.#tick(tick));

  constructor(options: MediaRoomOptions) {
    this.#options = options;
    this.#ticker.start();
  }

  carryOut(command: MediaCommand): void {
    switch (command.type) {
      case 'describe':
        return this.#describe(command);
      case 'listen':
        this.#listening.set(command.legId, command.to);
        this.#prompts.delete(command.legId);
        return;
      case 'prompt':
        this.#prompts.set(command.legId, new PromptPlayback(command.promptId, command.sound));
        return;
      case 'press':
        this.#keys.add(command.legId, command.keys);
        return;
      case 'relay-key':
        return this.#relayKey(command.legId, command.key);
      case 'close':
        return this.#close(command.legId);
      case 'stop':
        return this.#stop();
      default:
        return this.#carryOutRecording(command);
    }
  }

  #carryOutRecording(command: Extract<MediaCommand, { readonly callId: string }>): void {
    const recording = this.#recordings.get(command.callId);
    switch (command.type) {
      case 'record':
        if (recording === undefined)
          this.#recordings.set(command.callId, new CallRecording(command, this.#options.record));
        return;
      case 'pause-agent':
        if (recording !== undefined) recording.isAgentPaused = command.isPaused;
        return;
      case 'replace-agent':
        if (recording !== undefined) recording.agentLegId = command.agentLegId;
        return;
      case 'stop-recording':
        recording?.end();
        this.#recordings.delete(command.callId);
        return;
      default:
        assertNever(command);
    }
  }

  #describe({ requestId, legId, request, plainAddress }: Extract<MediaCommand, { type: 'describe' }>): void {
    this.#leg(legId, plainAddress)
      .describe(request)
      .then(
        (sdp) => this.#options.report({ type: 'described', requestId, sdp }),
        (error: unknown) => this.#options.report({ type: 'refused', requestId, message: String(error) }),
      );
  }

  #leg(legId: string, plainAddress: string | null): MediaLeg | PlainLeg {
    const known = this.#legs.get(legId);
    if (known !== undefined) return known;
    const { settings } = this.#options;
    const events: MediaLegEvents = {
      onKey: (key) => {
        this.#options.report({ type: 'key', legId, key });
        this.#relayKey(legId, key);
      },
      onFault: (error) =>
        this.#options.report({ type: 'fault', message: `Sound of ${legId}: ${String(error)}` }),
    };
    const leg =
      plainAddress === null ? new MediaLeg(settings, events) : new PlainLeg(settings, plainAddress, events);
    this.#legs.set(legId, leg);
    return leg;
  }

  /** Carries a key on to everybody who hears the one that pressed it: an extension reaches the far exchange so. */
  #relayKey(from: string, key: string): void {
    if (!isKey(key)) return;
    for (const [legId, source] of this.#listening) {
      if (source.kind === 'legs' && source.legIds.includes(from)) this.#legs.get(legId)?.press(key);
    }
  }

  #close(legId: string): void {
    this.#listening.delete(legId);
    this.#prompts.delete(legId);
    this.#keys.drop(legId);
    const leg = this.#legs.get(legId);
    this.#legs.delete(legId);
    leg?.close().catch((error: unknown) => {
      this.#options.report({ type: 'fault', message: `Closing ${legId}: ${String(error)}` });
    });
  }

  #stop(): void {
    this.#ticker.stop();
    for (const recording of this.#recordings.values()) recording.end();
    this.#recordings.clear();
    this.#options.record({ type: 'last' }, []);
    for (const legId of [...this.#legs.keys()]) this.#close(legId);
    this.#options.report({ type: 'stopped' });
  }

  #tick(tick: number): void {
    for (const leg of this.#legs.values()) leg.advance();
    this.#keys.tick();
    for (const [legId, leg] of this.#legs) {
      leg.send(this.#promptFor(legId, leg) ?? this.#soundFor(legId, tick), tick);
    }
    for (const recording of this.#recordings.values()) {
      const customer = this.#legs.get(recording.customerLegId)?.frame ?? null;
      recording.add(tick, customer, this.#legs.get(recording.agentLegId)?.frame ?? null);
    }
    if (tick % watchTicks === 0) this.#watch();
  }

  /** The next of the leg's prompt; `null` without one, at its end, and until the leg can hear it from the beginning. */
  #promptFor(legId: string, leg: MediaLeg | PlainLeg): Uint8Array | null {
    const prompt = this.#prompts.get(legId);
    if (prompt === undefined || !leg.isConnected) return null;
    const frame = prompt.next();
    if (frame !== null) return frame;
    this.#prompts.delete(legId);
    this.#options.report({ type: 'prompt-ended', legId, promptId: prompt.promptId });
    return null;
  }

  #soundFor(legId: string, tick: number): Uint8Array {
    const source = this.#listening.get(legId) ?? silence;
    switch (source.kind) {
      case 'legs':
        return mixFrames(source.legIds.flatMap((id) => this.#legs.get(id)?.frame ?? []));
      case 'music':
        return this.#options.sounds[source.music].frame(tick);
      case 'tone':
        return this.#options.sounds.ringback.frame(tick);
      case 'silence':
        return silentFrame;
      default:
        return assertNever(source);
    }
  }

  #watch(): void {
    for (const [legId, leg] of this.#legs) {
      if (leg.silentForMs > this.#options.settings.silenceLimitMs)
        this.#options.report({ type: 'lost', legId });
    }
  }
}
