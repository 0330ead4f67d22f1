import type { Logger } from '../base/logger.js';

/** Keeps what a server says to its operator, for a test that wants to know. */
export class KeepingLogger implements Logger {
  readonly lines: { readonly details: object; readonly message: string }[] = [];
  readonly debug = (details: object, message: string): void => void this.lines.push({ details, message });
  readonly info = this.debug;
  readonly warn = this.debug;
  readonly error = this.debug;
}
