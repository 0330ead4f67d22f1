import { WorkbenchError } from '../base/index.js';
import { loadPart } from '../base/load-part.js';
import type {
  LineCapabilities,
  LineCredentials,
  LineDevices,
  LineEvents,
  LinePort,
  LineState,
  LineStatistics,
  NetworkReport,
} from '../ports/index.js';

/** What {@link deferLine} makes a line of. */
export interface DeferredLineOptions {
  /** What the line will be able to do; elements ask for it before the line is there. */
  readonly capabilities: LineCapabilities;
  /** Makes the line. Asked once, and again after it failed. */
  readonly load: () => Promise<LinePort>;
}

/**
 * A line whose code loads when it is wanted first: at the sign-in, where a workbench prepares its line. Until then it is
 * closed, and nothing of it has to be in a page's entrance. A command waits for the code, and rejects with
 * `network/part-missing` when that does not come; the next command asks for it again.
 */
export function deferLine(options: DeferredLineOptions): LinePort {
  return new DeferredLine(options);
}

/** Hears the line once it is there. */
interface Listening {
  attach(line: LinePort): void;
}

class DeferredLine implements LinePort {
  readonly capabilities: LineCapabilities;
  readonly #load: () => Promise<LinePort>;
  readonly #listening = new Set<Listening>();
  #line: LinePort | null = null;
  #loading: Promise<LinePort> | null = null;
  #isDisposed = false;
  /** Grows with every closing, so that what waits for the code is not done to a line closed meanwhile. */
  #round = 0;

  constructor({ capabilities, load }: DeferredLineOptions) {
    this.capabilities = capabilities;
    this.#load = load;
  }

  get state(): LineState {
    return this.#line?.state ?? 'closed';
  }

  async prepare(): Promise<void> {
    await (await this.#present()).prepare();
  }

  async openMicrophone(): Promise<void> {
    await (await this.#stillWanted()).openMicrophone();
  }

  async open(renew: () => Promise<LineCredentials>): Promise<void> {
    await (await this.#stillWanted()).open(renew);
  }

  async close(): Promise<void> {
    this.#round += 1;
    await this.#line?.close();
  }

  async answer(callId: string): Promise<void> {
    await (await this.#stillWanted()).answer(callId);
  }

  setMuted(callId: string, isMuted: boolean): void {
    if (!this.#line) throw new WorkbenchError('call/refused', { details: { callId } });
    this.#line.setMuted(callId, isMuted);
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    await (await this.#stillWanted()).sendDigits(callId, digits);
  }

  async setDevices(devices: LineDevices): Promise<void> {
    await (await this.#present()).setDevices(devices);
  }

  async testNetwork(options?: Parameters<LinePort['testNetwork']>[0]): Promise<NetworkReport> {
    return (await this.#stillWanted()).testNetwork(options);
  }

  async statistics(): Promise<readonly LineStatistics[]> {
    return (await this.#line?.statistics?.()) ?? [];
  }

  on<Type extends keyof LineEvents>(type: Type, listener: (payload: LineEvents[Type]) => void): () => void {
    if (this.#line) return this.#line.on(type, listener);
    let undo: (() => void) | undefined;
    const listening: Listening = { attach: (line) => (undo = line.on(type, listener)) };
    this.#listening.add(listening);
    return () => {
      this.#listening.delete(listening);
      undo?.();
    };
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#listening.clear();
    this.#line?.dispose();
  }

  async #stillWanted(): Promise<LinePort> {
    const round = this.#round;
    const line = await this.#present();
    if (round === this.#round) return line;
    throw new WorkbenchError('line/registration-failed', { message: 'The line was closed meanwhile.' });
  }

  async #present(): Promise<LinePort> {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
    if (this.#line) return this.#line;
    this.#loading ??= this.#make().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #make(): Promise<LinePort> {
    const line = await loadPart(this.#load);
    if (this.#isDisposed) {
      line.dispose();
      throw new WorkbenchError('sdk/disposed');
    }
    this.#line = line;
    for (const listening of this.#listening) listening.attach(line);
    this.#listening.clear();
    return line;
  }
}
