/**
 * Asks the page around before an element acts outward: it bubbles, crosses shadow roots, and `preventDefault` keeps the
 * act from happening. Only what a person did fires one.
 */
export abstract class RequestEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }
}
