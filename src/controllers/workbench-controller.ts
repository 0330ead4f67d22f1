import type { ReactiveController, ReactiveElement } from 'lit';
import { WorkbenchError } from '../base/workbench-error.js';
import { ContextRequest } from '../context/context-request.js';
import { workbenchContext } from '../context/workbench-context.js';
import type { Workbench, WorkbenchSnapshot } from '../workbench/workbench.js';
import { shallowEqual } from './shallow-equal.js';

/** An element that shows a workbench: by its own `workbench` property, else by the context around it. */
export interface WorkbenchHost extends ReactiveElement {
  workbench?: Workbench | undefined;
}

/** Picks what a host needs; the host updates only when the picked slice changed, member by member. */
export type WorkbenchSelector<Slice> = (snapshot: WorkbenchSnapshot, workbench: Workbench) => Slice;

/**
 * Keeps a host up to date with a slice of the workbench. Put what the host renders into the slice, permissions too:
 * `(snapshot, { can }) => ({ presence: snapshot.presence, mayCall: can.placeCall() })`.
 */
export class WorkbenchController<Slice> implements ReactiveController {
  readonly #host: WorkbenchHost;
  readonly #selector: WorkbenchSelector<Slice>;
  #provided: Workbench | undefined;
  #leaveProvider: (() => void) | undefined;
  #subscribed: Workbench | undefined;
  #unsubscribe: (() => void) | undefined;
  #slice: Slice | undefined;

  constructor(host: WorkbenchHost, selector: WorkbenchSelector<Slice>) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  /** Whether there is a workbench; elements render nothing of theirs while there is none. */
  get isProvided(): boolean {
    return this.#find() !== undefined;
  }

  /**
   * The workbench of the host.
   * @throws `sdk/no-provider` outside of a provider and without the property
   */
  get workbench(): Workbench {
    const workbench = this.#find();
    if (workbench) return workbench;
    const tag = this.#host.localName;
    throw new WorkbenchError('sdk/no-provider', {
      message: `<${tag}> stands outside of a workbench: put it inside <tccc-workbench> or <tccc-provider>, or set its workbench property.`,
      details: { tag },
    });
  }

  /** The present slice, `undefined` while there is no workbench. */
  get value(): Slice | undefined {
    return this.#slice;
  }

  hostConnected(): void {
    this.#host.dispatchEvent(new ContextRequest(workbenchContext, this.#host, this.#receive));
    this.#follow();
  }

  /** A host that got another `workbench` property updates; the subscription moves along before it renders. */
  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#release();
  }

  /** A nearer provider that comes later takes over, with another way to unsubscribe. */
  readonly #receive = (workbench: Workbench | undefined, unsubscribe?: () => void): void => {
    if (unsubscribe !== this.#leaveProvider) this.#leaveProvider?.();
    this.#leaveProvider = unsubscribe;
    this.#provided = workbench;
    this.#host.requestUpdate();
    this.#follow();
  };

  #release(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#subscribed = undefined;
  }

  #find(): Workbench | undefined {
    return this.#host.workbench ?? this.#provided;
  }

  #follow(): void {
    const workbench = this.#find();
    if (!this.#host.isConnected || workbench === this.#subscribed) return;
    this.#release();
    this.#subscribed = workbench;
    this.#unsubscribe = workbench?.subscribe(() => this.#refresh());
    this.#refresh();
  }

  #refresh(): void {
    const workbench = this.#subscribed;
    const slice = workbench && this.#selector(workbench.snapshot, workbench);
    if (shallowEqual(slice, this.#slice)) return;
    this.#slice = slice;
    this.#host.requestUpdate();
  }
}
