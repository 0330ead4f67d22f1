import type { ReactiveController, ReactiveElement } from 'lit';
import type { CallSnapshot } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { NeededElements } from '../internal/needed-elements.js';

/** What the deck opens: the keys, the flows, or the dialog of a transfer. */
export type PanelName = 'extension' | 'self-service' | 'transfer-group' | 'transfer-agent';

/** Which panel of a call is open; one at a time. The elements in a panel may come with its first opening. */
export class OpenPanel implements ReactiveController {
  readonly #host: ReactiveElement;
  #name: PanelName | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
    new NeededElements(host);
  }

  get name(): PanelName | null {
    return this.#name;
  }

  get isTransfer(): boolean {
    return this.#name === 'transfer-agent' || this.#name === 'transfer-group';
  }

  hostConnected(): void {
    this.close();
  }

  /** Opens it, or closes it when it is open already. @returns whether it is open now */
  toggle(name: PanelName): boolean {
    this.show(this.#name === name ? null : name);
    return this.#name === name;
  }

  show(name: PanelName | null): void {
    if (name === this.#name) return;
    this.#name = name;
    this.#host.requestUpdate();
  }

  close(): void {
    this.show(null);
  }

  /** Closes what the call has no use for any more. For `willUpdate`: asks for no update of its own. */
  follow(call: CallSnapshot | undefined, workbench: Workbench): void {
    if (this.#name !== null && !isUseful(this.#name, call, workbench)) this.#name = null;
  }
}

/** A connection that is being repaired closes nothing: what was chosen stays. */
function isUseful(name: PanelName, call: CallSnapshot | undefined, { can, snapshot }: Workbench): boolean {
  if (call?.value.progress !== 'talking') return false;
  if (name === 'extension') {
    const { id } = call.context;
    return can.sendDigits(id).isAllowed || snapshot.pending.includes(`digits:${id}`);
  }
  return call.value.transfer === 'none' && call.value.service === 'none';
}
