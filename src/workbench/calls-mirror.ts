import type { CallSnapshot } from '../model/index.js';
import { isLive } from '../machines/index.js';
import type { LineState } from '../ports/index.js';
import { callEvents } from './call-events.js';
import type { WorkbenchStore } from './workbench-store.js';

const newestFirst = (first: CallSnapshot, second: CallSnapshot): number => shownAt(second) - shownAt(first);
const shownAt = ({ context }: CallSnapshot): number => context.endedAt ?? context.startedAt;

/**
 * The calls as the authority tells them, with the page's own regions laid over: whether the microphone is muted, and
 * whether the line of a conversation is being repaired.
 */
export class CallsMirror {
  readonly #store: WorkbenchStore;
  readonly #calls = new Map<string, CallSnapshot>();
  readonly #muted = new Set<string>();
  #line: LineState = 'closed';

  constructor(store: WorkbenchStore) {
    this.#store = store;
  }

  get hasLive(): boolean {
    return [...this.#calls.values()].some(isLive);
  }

  find(callId: string): CallSnapshot | undefined {
    return this.#store.snapshot.calls.find((call) => call.context.id === callId);
  }

  /**
   * Takes over the whole truth. On the first snapshot of a sign-in only ringing calls are news: a reloaded page knows
   * the others already.
   */
  replaceAll(calls: readonly CallSnapshot[], isFirst: boolean): void {
    const before = this.#store.snapshot.calls;
    this.#calls.clear();
    for (const call of calls) this.#calls.set(call.context.id, call);
    this.#publish();
    for (const call of before) {
      if (!this.#calls.has(call.context.id)) this.#forget(call);
    }
    for (const call of this.#store.snapshot.calls) {
      const previous = before.find(({ context }) => context.id === call.context.id);
      if (!isFirst || call.value.progress === 'ringing') this.#tell(previous, call);
    }
  }

  change(call: CallSnapshot): void {
    const previous = this.find(call.context.id);
    this.#calls.set(call.context.id, call);
    if (!isLive(call)) this.#muted.delete(call.context.id);
    this.#publish();
    const shown = this.find(call.context.id);
    if (shown) this.#tell(previous, shown);
  }

  remove(callId: string): void {
    const previous = this.find(callId);
    if (!previous || !this.#calls.delete(callId)) return;
    this.#publish();
    this.#forget(previous);
  }

  isMuted(callId: string): boolean {
    return this.#muted.has(callId);
  }

  setMuted(callId: string, isMuted: boolean): void {
    if (isMuted === this.#muted.has(callId)) return;
    if (isMuted) this.#muted.add(callId);
    else this.#muted.delete(callId);
    this.#publish();
    const call = this.find(callId);
    if (call) this.#store.tell(isMuted ? 'call-muted' : 'call-unmuted', { call });
  }

  setLine(line: LineState): void {
    this.#line = line;
    if (this.#calls.size > 0) this.#publish();
  }

  clear(): void {
    this.#calls.clear();
    this.#muted.clear();
  }

  #forget(call: CallSnapshot): void {
    this.#muted.delete(call.context.id);
    if (call.value.progress === 'ringing') this.#store.tell('call-missed', { call });
  }

  #tell(previous: CallSnapshot | undefined, call: CallSnapshot): void {
    for (const type of callEvents(previous, call)) this.#store.tell(type, { call });
  }

  #publish(): void {
    const all = [...this.#calls.values()].map((call) => this.#overlay(call));
    const live = all.filter(isLive).sort(newestFirst);
    const ended = all.filter((call) => !isLive(call)).sort(newestFirst);
    this.#store.update({ calls: [...live, ...ended] });
  }

  #overlay(call: CallSnapshot): CallSnapshot {
    // On the agent's mobile phone the centre knows both.
    if (call.context.agentLine === 'mobile') return call;
    const isMuted = this.#muted.has(call.context.id);
    const isRepairing = call.value.progress === 'talking' && this.#line !== 'ready';
    return {
      value: {
        ...call.value,
        microphone: isMuted ? 'muted' : 'live',
        recovery: isRepairing ? 'reconnecting' : call.value.recovery,
      },
      context: call.context,
    };
  }
}
