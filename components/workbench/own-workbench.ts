import type { ReactiveController, ReactiveElement } from 'lit';
import { loadPart } from '../../src/base/load-part.js';
import type { LineCapabilities } from '../../src/ports/index.js';
import { deferLine } from '../../src/workbench/deferred-line.js';
import type { Workbench } from '../../src/workbench/workbench.js';

/** What the SIP line can do; a test holds it to the line's own word. */
export const sipCapabilities: LineCapabilities = {
  mute: true,
  digits: true,
  devices: true,
  networkTest: true,
};

/**
 * Builds a workbench of HTTP and SIP for the centre at `url`. The adapters load only when a page asks for this, SIP at the sign-in.
 * @throws `network/part-missing`; `sdk/invalid-options` for an address that is none
 */
async function buildWorkbench(url: string): Promise<Workbench> {
  const [{ createHttpCentre }, { createWorkbench }] = await loadPart(() =>
    Promise.all([import('../../src/adapters/http/index.js'), import('../../src/workbench/index.js')]),
  );
  const line = deferLine({
    capabilities: sipCapabilities,
    load: async () => (await import('../../src/adapters/sip/index.js')).createSipLine(),
  });
  return createWorkbench({ centre: createHttpCentre({ url }), line });
}

/** The address of a centre, or `true` for one that is simulated in the page. */
export type CentreSource = string | true;

interface OwnWorkbenchOptions {
  /** What people at the simulated centre speak, a BCP 47 tag. */
  readonly language: () => string;
  /** Does the work, and does it again when what it needs did not come and the agent asks for it. */
  readonly load: (work: () => Promise<void>) => void;
}

type Host = ReactiveElement & { workbench?: Workbench | undefined };

/** A workbench that a desk builds for itself, and disposes of once it is gone from the page; a desk that moves keeps it. */
export class OwnWorkbench implements ReactiveController {
  readonly #host: Host;
  readonly #options: OwnWorkbenchOptions;
  #source: CentreSource | undefined;
  #owned: Workbench | undefined;

  constructor(host: Host, options: OwnWorkbenchOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Builds for this centre, once, unless the host was given a workbench. */
  follow(source: CentreSource | undefined): void {
    if (source === this.#source || !this.#host.isConnected) return;
    this.#dispose();
    if (!source || this.#host.workbench) return;
    this.#source = source;
    this.#options.load(() => this.#build(source));
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#dispose();
    });
  }

  async #build(source: CentreSource): Promise<void> {
    const isWanted = (): boolean => this.#source === source && !this.#host.workbench;
    if (!isWanted()) return;
    let workbench: Workbench;
    try {
      workbench = await (source === true ? this.#simulate() : buildWorkbench(source));
    } catch (error) {
      // A centre that was left meanwhile may fail: nobody waits for it.
      if (isWanted()) throw error;
      return;
    }
    if (!isWanted()) return workbench.dispose();
    this.#owned = workbench;
    this.#host.workbench = workbench;
  }

  async #simulate(): Promise<Workbench> {
    const { simulate } = await loadPart(() => import('./own-simulator.js'));
    return simulate(this.#host, this.#options.language());
  }

  #dispose(): void {
    this.#source = undefined;
    if (this.#host.workbench === this.#owned) this.#host.workbench = undefined;
    this.#owned?.dispose();
    this.#owned = undefined;
  }
}
