/** What a provider calls with its value, and at every change as long as nobody unsubscribed. */
export type ContextCallback<Value> = (value: Value, unsubscribe?: () => void) => void;

/**
 * Asks the elements around for a value, by the community's context protocol (webcomponents-cg, «context»); any provider of
 * `@lit/context` answers. Lit's own consumer does more than an element of ours needs and weighs as much as a keypad.
 */
export class ContextRequest<Value> extends Event {
  readonly context: unknown;
  readonly contextTarget: Element;
  readonly callback: ContextCallback<Value>;
  readonly subscribe = true;

  constructor(context: unknown, contextTarget: Element, callback: ContextCallback<Value>) {
    super('context-request', { bubbles: true, composed: true });
    this.context = context;
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}
