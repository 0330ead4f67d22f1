import { isWorkbenchError, type Clock } from '../base/index.js';
import type { AgentCommand, Fact } from '../model/index.js';
import type { CentrePort, LinePort } from '../ports/index.js';
import type { WorkbenchStore } from './workbench-store.js';
import type { WorkbenchTrace } from './workbench-trace.js';

/** What {@link Traces} work with. */
export interface TracesOptions {
  readonly centre: CentrePort;
  readonly line: LinePort;
  readonly clock: Clock;
  readonly store: WorkbenchStore;
}

/** Hands through what went over the wires, and listens to the ports for it only while somebody listens here. */
export class Traces {
  readonly #options: TracesOptions;
  #unlisten: (() => void)[] | null = null;

  constructor(options: TracesOptions) {
    this.#options = options;
  }

  /** A listener came or went. */
  follow(): void {
    const isHeard = this.#options.store.isHeard('trace');
    if (isHeard === (this.#unlisten !== null)) return;
    if (isHeard) this.#unlisten = this.#listen();
    else this.dispose();
  }

  tellFact(fact: Fact): void {
    this.#tell(() => ({ kind: 'fact', at: this.#now, fact }));
  }

  tellSnapshot(seq: number): void {
    this.#tell(() => ({ kind: 'snapshot', at: this.#now, seq }));
  }

  /** Sends a command and tells what came of it. */
  async send(command: AgentCommand): Promise<{ readonly callId: string | null }> {
    const at = this.#now;
    const about = 'callId' in command ? (command.callId ?? null) : null;
    const tell = (callId: string | null, error: unknown): void =>
      this.#tell(() => ({
        kind: 'command',
        at,
        type: command.type,
        callId,
        code: error === null ? null : isWorkbenchError(error) ? error.code : 'server/internal',
        durationMs: this.#now - at,
      }));
    try {
      const answer = await this.#options.centre.send(command);
      tell(answer.callId ?? about, null);
      return answer;
    } catch (error) {
      tell(about, error);
      throw error;
    }
  }

  dispose(): void {
    for (const undo of this.#unlisten ?? []) undo();
    this.#unlisten = null;
  }

  get #now(): number {
    return this.#options.clock.now();
  }

  #listen(): (() => void)[] {
    const { centre, line } = this.#options;
    return [
      line.on('trace', (trace) => this.#tell(() => ({ kind: 'signalling', ...trace }))),
      centre.on('request', (trace) => this.#tell(() => ({ kind: 'request', ...trace }))),
    ];
  }

  #tell(make: () => WorkbenchTrace): void {
    if (this.#options.store.isHeard('trace')) this.#options.store.tell('trace', make());
  }
}
