import type { ReactiveController, ReactiveElement } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';

/** Builds a workbench of HTTP and SIP for the centre at `url`; the adapters load only when a page asks for this. */
async function buildWorkbench(url: string): Promise<Workbench> {
  const [{ createHttpCentre }, { createSipLine }, { createWorkbench }] = await Promise.all([
    import('../../src/adapters/http/index.js'),
    import('../../src/adapters/sip/index.js'),
    import('../../src/workbench/index.js'),
  ]);
  return createWorkbench({ centre: createHttpCentre({ url }), line: createSipLine() });
}

type Host = ReactiveElement & { workbench?: Workbench | undefined };

/** A workbench that a desk builds for itself, and disposes of once it is gone from the page; a desk that moves keeps it. */
export class OwnWorkbench implements ReactiveController {
  readonly #host: Host;
  readonly #onError: (error: unknown) => void;
  #url: string | undefined;
  #owned: Workbench | undefined;

  constructor(host: Host, onError: (error: unknown) => void) {
    this.#host = host;
    this.#onError = onError;
    host.addController(this);
  }

  /** Builds for the centre at `url`, once, unless the host was given a workbench. */
  follow(url: string | undefined): void {
    if (url === this.#url || !this.#host.isConnected) return;
    this.#dispose();
    if (url && !this.#host.workbench) void this.#build(url);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#dispose();
    });
  }

  async #build(url: string): Promise<void> {
    this.#url = url;
    try {
      const workbench = await buildWorkbench(url);
      if (this.#url !== url || this.#host.workbench) return workbench.dispose();
      this.#owned = workbench;
      this.#host.workbench = workbench;
    } catch (cause) {
      this.#onError(new WorkbenchError('network/unreachable', { cause }));
    }
  }

  #dispose(): void {
    this.#url = undefined;
    if (this.#host.workbench === this.#owned) this.#host.workbench = undefined;
    this.#owned?.dispose();
    this.#owned = undefined;
  }
}
