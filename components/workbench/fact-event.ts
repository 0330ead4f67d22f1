/** Tells the page around what happened at the desk: it bubbles, crosses shadow roots, and can't be prevented any more. */
export abstract class FactEvent<Detail> extends Event {
  readonly detail: Detail;

  constructor(type: string, detail: Detail) {
    super(type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}
