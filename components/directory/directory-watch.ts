import type { ReactiveController, ReactiveElement } from 'lit';
import type { Workbench } from '../../src/workbench/workbench.js';

/** Watches the directory while its host is in sight, and gives it up as soon as it is not: presences cost the centre facts. */
export class DirectoryWatch implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #find: () => Workbench | undefined;
  #observer: IntersectionObserver | undefined;
  #isInSight = false;
  #watched: Workbench | undefined;
  #unwatch: (() => void) | undefined;

  constructor(host: ReactiveElement, find: () => Workbench | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#isInSight = entries.at(-1)?.isIntersecting ?? false;
      this.#follow();
    });
    this.#observer.observe(this.#host);
  }

  hostUpdate(): void {
    this.#follow();
  }

  /** Gives it up a moment later: whoever took the host away is still drawing. */
  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#isInSight = false;
    queueMicrotask(() => this.#follow());
  }

  /** Asks for everything anew, after it could not be fetched. */
  again(): void {
    this.#stop();
    this.#follow();
  }

  #follow(): void {
    const wanted = this.#isInSight ? this.#find() : undefined;
    if (wanted === this.#watched) return;
    this.#stop();
    this.#watched = wanted;
    this.#unwatch = wanted?.watchDirectory();
  }

  #stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#watched = undefined;
  }
}
