import { errorCatalog, isWorkbenchError, WorkbenchError } from '../base/index.js';
import type { CallSnapshot } from '../model/index.js';
import type { TcccResponse } from '../adapters/tencent/index.js';
import type { Workbench } from '../workbench/workbench.js';

/** What {@link TcccAnswers} works with. */
export interface TcccAnswersOptions {
  readonly errorText: (error: WorkbenchError) => string;
  readonly isRejecting: boolean;
}

/** An answer that failed. `errorCode` is an extension: one of this package's error codes. */
export interface TcccFailure {
  readonly status: 'error';
  readonly errorMsg: string;
  readonly errorCode: string;
}

/** Turns what the workbench does into the answers of the cloud's SDK. */
export class TcccAnswers {
  readonly #options: TcccAnswersOptions;

  constructor(options: TcccAnswersOptions) {
    this.#options = options;
  }

  /** Success, with data both in `data` and beside it, or an error with its text: resolved, or rejected where the page wants that. */
  async of<Data extends object>(work: () => Promise<Data | void>): Promise<TcccResponse<Data>> {
    try {
      const data = await work();
      return (data ? { status: 'success', ...data, data } : { status: 'success' }) as TcccResponse<Data>;
    } catch (cause) {
      const failure = this.failure(cause);
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- pages read `errorMsg` of what is rejected
      if (this.#options.isRejecting) throw failure;
      return failure as unknown as TcccResponse<Data>;
    }
  }

  failure(cause: unknown): TcccFailure {
    const error = isWorkbenchError(cause) ? cause : new WorkbenchError('server/internal', { cause });
    return { status: 'error', errorMsg: this.#options.errorText(error), errorCode: error.code };
  }
}

/** What went wrong and what helps, in English. */
export function englishErrorText(error: WorkbenchError): string {
  const { summary, remedy } = errorCatalog[error.code];
  return `${error.message === error.code ? summary : error.message} ${remedy}`;
}

/** A text a method can't do without. @throws `sdk/invalid-options` */
export function textOf(params: unknown, name: string): string {
  const value = optionalTextOf(params, name);
  if (value === undefined) {
    throw new WorkbenchError('sdk/invalid-options', { message: `\`${name}\` is missing.` });
  }
  return value;
}

/** @throws `sdk/invalid-options` when it is there and no text */
export function optionalTextOf(params: unknown, name: string): string | undefined {
  const value: unknown = (params as Readonly<Record<string, unknown>> | undefined | null)?.[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new WorkbenchError('sdk/invalid-options', { message: `\`${name}\` must be a string.` });
}

/** The session a method speaks of. @throws `sdk/invalid-options`, `call/not-found` */
export function callOf(workbench: Workbench, params: unknown): CallSnapshot {
  const sessionId = textOf(params, 'sessionId');
  const call = workbench.snapshot.calls.find(({ context }) => context.id === sessionId);
  if (!call) throw new WorkbenchError('call/not-found', { details: { sessionId } });
  return call;
}
