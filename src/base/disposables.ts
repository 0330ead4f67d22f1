/** Collects undo functions and runs them once, last one first. */
export class Disposables {
  #undo: (() => void)[] = [];
  #isDisposed = false;

  /** Keeps `undo` for later; runs it at once when the collection is already disposed. The answer forgets it again. */
  add(undo: () => void): () => void {
    if (this.#isDisposed) undo();
    else this.#undo.push(undo);
    return () => {
      this.#undo = this.#undo.filter((kept) => kept !== undo);
    };
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  dispose(): void {
    this.#isDisposed = true;
    const undo = this.#undo.reverse();
    this.#undo = [];
    for (const step of undo) step();
  }
}
