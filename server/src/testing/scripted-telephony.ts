import type { Effect, Signal } from 'tccc-workbench/centre';
import type { FinishedRecording, LineAccount, TelephonyEngine } from '../telephony/telephony-engine.js';
import type { Telephony, TelephonyOptions } from '../telephony/telephony.js';

/** A telephony engine whose telephones are the test: it writes down what the centre asks and says what the test says. */
export class ScriptedTelephony implements TelephonyEngine, Telephony {
  readonly effects: Effect[] = [];
  readonly lines = new Map<string, LineAccount>();
  readonly #listeners = new Set<(signal: Signal) => void>();
  readonly #onRecording: (recording: FinishedRecording) => Promise<void>;
  isRunning = false;

  constructor({ onRecording }: TelephonyOptions) {
    this.#onRecording = onRecording;
  }

  get engine(): TelephonyEngine {
    return this;
  }

  readonly acceptSocket = (): void => {
    throw new Error('No telephone connects in this test');
  };

  async start(): Promise<void> {
    this.isRunning = true;
  }

  async stop(): Promise<void> {
    this.isRunning = false;
  }

  execute(effect: Effect): void {
    this.effects.push(effect);
  }

  onSignal(listener: (signal: Signal) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  admitLine(account: LineAccount): void {
    this.lines.set(account.agentId, account);
  }

  dismissLine(agentId: string): void {
    this.lines.delete(agentId);
  }

  say(signal: Signal): void {
    for (const listener of this.#listeners) listener(signal);
  }

  /** The last effect of a type. */
  last<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }> {
    const found = [...this.effects].reverse().find((effect) => effect.type === type);
    if (!found) throw new Error(`The centre did not ask for ${type}`);
    return found as Extract<Effect, { type: Type }>;
  }

  /** Hands over a recording the way a real engine does: stored first, told then. */
  async finishRecording(recording: FinishedRecording): Promise<void> {
    await this.#onRecording(recording);
    this.say({ type: 'recording.finished', callId: recording.callId, durationMs: recording.durationMs });
  }
}
