/** A typed emitter without a DOM: `on` answers its own undo. Listeners are called in the order they came. */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(payload: never) => void>>();

  /** Calls `listener` for every `type`; the answer takes it off again. */
  on<Type extends keyof Events>(type: Type, listener: (payload: Events[Type]) => void): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Tells every listener of `type`. A listener that throws does not keep the others from hearing; its error surfaces afterwards. */
  emit<Type extends keyof Events>(type: Type, payload: Events[Type]): void {
    const failures: unknown[] = [];
    for (const listener of [...(this.#listeners.get(type) ?? [])]) {
      try {
        (listener as (payload: Events[Type]) => void)(payload);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, `Listeners of ${String(type)} failed`);
  }

  /** Whether anybody listens to `type`; what is costly to tell need not be made for nobody. */
  isHeard(type: keyof Events): boolean {
    return (this.#listeners.get(type)?.size ?? 0) > 0;
  }

  /** How many listeners are left: zero after a clean disposal. */
  get size(): number {
    let count = 0;
    for (const listeners of this.#listeners.values()) count += listeners.size;
    return count;
  }

  /** Takes every listener off. */
  clear(): void {
    this.#listeners.clear();
  }
}
