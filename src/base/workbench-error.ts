import type { ErrorCode } from './error-codes.js';
import { isFatal, isRetryable } from './error-flags.js';

/** What a {@link WorkbenchError} may be given beside its code. */
export interface WorkbenchErrorOptions {
  /** A sentence for logs, in English. Defaults to the code. */
  readonly message?: string;
  /** The error or answer that led to this one. */
  readonly cause?: unknown;
  /** Facts that help a reader: a field's name, a call's id. Never a secret and never a full customer number. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Milliseconds after which a retry may help, when the authority said so. */
  readonly retryAfterMs?: number;
}

/**
 * The only error this SDK throws or rejects with. Branch on {@link WorkbenchError.code}; show the localized
 * `error.<code>` text to people. What a code means and what to do about it, in English, is in `errorCatalog[error.code]`;
 * it is kept apart because it outweighs an element.
 */
export class WorkbenchError extends Error {
  override readonly name = 'WorkbenchError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, options: WorkbenchErrorOptions = {}) {
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Whether the same request may succeed later without anyone changing it. */
  get retryable(): boolean {
    return isRetryable(this.code);
  }

  /** Whether the workbench can't go on without signing in again or a new page. */
  get fatal(): boolean {
    return isFatal(this.code);
  }
}

/** Tells whether `value` is a {@link WorkbenchError}, optionally one with `code`; works across two copies of the SDK. */
export function isWorkbenchError(value: unknown, code?: ErrorCode): value is WorkbenchError {
  if (!(value instanceof Error) || value.name !== 'WorkbenchError' || !('code' in value)) return false;
  return code === undefined || value.code === code;
}
