/** A request inside a dialog that the other side refused. */
export class DialogRefusal extends Error {
  readonly status: number;

  constructor(method: string, status: number) {
    super(`${method} was refused with ${status}.`);
    this.status = status;
  }
}
