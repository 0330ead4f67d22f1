import type { CallSnapshot, CallValue } from '../model/index.js';
import type { WorkbenchSnapshot, WorkbenchTrace } from '../workbench/index.js';
import type { Cause, ChartEntry } from './diagnostics-entry.js';

type Told = Omit<ChartEntry, 'kind' | 'at'>;

const page: Cause = { by: 'page' };
/** Where a call's regions begin; that they do is no news. */
const quiet: Omit<CallValue, 'progress'> = {
  line: 'active',
  microphone: 'live',
  service: 'none',
  transfer: 'none',
  recovery: 'steady',
};
/** What is the page's own doing, and no fact's: see `WorkbenchSnapshot.calls`. */
const ownRegions = new Set(['microphone', 'recovery']);

/**
 * Follows the charts of the agent, the calls and the connections from one snapshot to the next, and says what moved each.
 * Facts and whole truths are told just before they are shown.
 */
export class ChartHistory {
  readonly #tell: (entry: Told) => void;
  readonly #facts = new Map<string, Cause>();
  #previous: WorkbenchSnapshot | null = null;
  #truth: Cause = page;

  constructor(tell: (entry: Told) => void) {
    this.#tell = tell;
  }

  /** Notes what is about to be shown. */
  expect(trace: WorkbenchTrace): void {
    if (trace.kind === 'snapshot') {
      this.#facts.clear();
      this.#truth = { by: 'snapshot', seq: trace.seq };
    }
    if (trace.kind !== 'fact') return;
    const { seq, type, data } = trace.fact;
    const cause: Cause = { by: 'fact', seq, type };
    if (type === 'session.ended') {
      this.#facts.clear();
      this.#truth = cause;
    }
    if (type === 'presence.changed') this.#facts.set('agent', cause);
    if (type === 'call.changed') this.#facts.set(data.context.id, cause);
    if (type === 'call.removed') this.#facts.set(data.callId, cause);
  }

  follow(now: WorkbenchSnapshot): void {
    const before = this.#previous;
    this.#previous = now;
    if (before?.phase === 'signedIn' && now.phase !== 'signedIn') this.#forgetTruth();
    this.#one('sign-in', before?.phase ?? null, now.phase);
    this.#one('connection', before?.connection ?? null, now.connection);
    this.#one('line', before?.line ?? null, now.line);
    this.#one('microphone', before?.microphone ?? null, now.microphone);
    this.#move({
      chart: 'agent',
      callId: null,
      region: 'state',
      from: before?.presence?.state ?? null,
      to: now.presence?.state ?? null,
      cause: this.#causeOf('agent'),
    });
    this.#followCalls(before?.calls ?? [], now.calls);
  }

  /** Nobody is signed in: unless the centre ended it, the page did. */
  #forgetTruth(): void {
    this.#facts.clear();
    if (this.#truth.by === 'snapshot') this.#truth = page;
  }

  #followCalls(before: readonly CallSnapshot[], now: readonly CallSnapshot[]): void {
    const former = new Map(before.map((call) => [call.context.id, call]));
    for (const call of now) {
      const known = former.get(call.context.id);
      former.delete(call.context.id);
      if (known !== call) this.#followCall(known, call);
    }
    for (const [callId, { value }] of former) {
      const cause = this.#causeOf(callId);
      this.#move({ chart: 'call', callId, region: 'progress', from: value.progress, to: null, cause });
      this.#facts.delete(callId);
    }
  }

  #followCall(before: CallSnapshot | undefined, { value, context: { id: callId } }: CallSnapshot): void {
    const from: Partial<CallValue> = before?.value ?? quiet;
    for (const region of Object.keys(value) as (keyof CallValue)[]) {
      const cause = ownRegions.has(region) ? page : this.#causeOf(callId);
      this.#move({ chart: 'call', callId, region, from: from[region] ?? null, to: value[region], cause });
    }
  }

  /** A connection or a device: nobody's fact. */
  #one(chart: ChartEntry['chart'], from: string | null, to: string): void {
    this.#move({ chart, callId: null, region: 'state', from, to, cause: page });
  }

  #causeOf(subject: string): Cause {
    return this.#facts.get(subject) ?? this.#truth;
  }

  #move(entry: Told): void {
    if (entry.from !== entry.to) this.#tell(entry);
  }
}
