import type { RecordingPart } from './media-protocol.js';
import { frameBytes, muLawSamples, silentByte } from './g711.js';

/** Frames gathered before they go to be encoded: 100 ms. */
const partFrames = 5;

/** Gathers both sides of a call tick by tick; a side that says nothing, and a tick that never came, are silence. */
export class CallRecording {
  readonly callId: string;
  readonly customerLegId: string;
  agentLegId: string;
  isAgentPaused = false;
  readonly #send: (part: RecordingPart, transfer: readonly ArrayBuffer[]) => void;
  #lastTick: number | null = null;
  #customer = new Int16Array(partFrames * frameBytes);
  #agent = new Int16Array(partFrames * frameBytes);
  #filled = 0;

  constructor(
    legs: { callId: string; customerLegId: string; agentLegId: string },
    send: (part: RecordingPart, transfer: readonly ArrayBuffer[]) => void,
  ) {
    this.callId = legs.callId;
    this.customerLegId = legs.customerLegId;
    this.agentLegId = legs.agentLegId;
    this.#send = send;
    send({ type: 'begin', callId: this.callId }, []);
  }

  add(tick: number, customer: Uint8Array | null, agent: Uint8Array | null): void {
    const missed = this.#lastTick === null ? 0 : tick - this.#lastTick - 1;
    for (let index = 0; index < missed; index += 1) this.#append(null, null);
    this.#append(customer, this.isAgentPaused ? null : agent);
    this.#lastTick = tick;
  }

  end(): void {
    this.#flush();
    this.#send({ type: 'end', callId: this.callId }, []);
  }

  #append(customer: Uint8Array | null, agent: Uint8Array | null): void {
    const start = this.#filled * frameBytes;
    decode(customer, this.#customer, start);
    decode(agent, this.#agent, start);
    this.#filled += 1;
    if (this.#filled === partFrames) this.#flush();
  }

  #flush(): void {
    if (this.#filled === 0) return;
    const customer = this.#customer.slice(0, this.#filled * frameBytes);
    const agent = this.#agent.slice(0, this.#filled * frameBytes);
    this.#filled = 0;
    this.#send({ type: 'sound', callId: this.callId, customer, agent }, [customer.buffer, agent.buffer]);
  }
}

function decode(frame: Uint8Array | null, into: Int16Array, start: number): void {
  for (let index = 0; index < frameBytes; index += 1) {
    into[start + index] = muLawSamples[frame?.[index] ?? silentByte] ?? 0;
  }
}
