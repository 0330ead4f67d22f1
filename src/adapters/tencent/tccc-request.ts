import { errorCodes, WorkbenchError, type ErrorCode } from '../../base/index.js';
import type { TcccResponse } from './tccc.js';

/** Words of the cloud's errors, as `errorMsg`, `error.code` or the names of its server interface have them. */
const meanings: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^-7$|session (?:is )?not found/i, 'call/not-found'],
  [/^-800[13]$|SeatNotOnline|nobody online|all busy/i, 'call/target-unavailable'],
  [/^-800[24]$|CalleeIsLimited|CallerOverFrequency/, 'call/refused'],
  [/NoCallOutNumber/, 'call/caller-number-unknown'],
  [/(?:Illegal|Invalid)PhoneNumber/, 'call/number-invalid'],
  [/SeatStatusBusy/, 'call/agent-busy'],
  [/SkillGroupError|AccountNotExist/, 'call/target-unknown'],
  [/CurStateNotAllowModify/, 'presence/refused'],
  [/PermissionDenied|NotInWhiteList/, 'auth/forbidden'],
];

/**
 * Waits for a method of the cloud's SDK, which answers `{ status }`, with data beside it or in `data`, or rejects.
 * @throws our code of what it refused with; `tccc/failed` for words that mean nothing to us
 */
export async function ask<Data extends object>(
  method: () => Promise<TcccResponse<Data>> | undefined,
): Promise<Partial<Data>> {
  let answer: TcccResponse<Data> | undefined;
  try {
    answer = await method();
  } catch (cause) {
    throw toError(cause);
  }
  if (answer?.status === 'error') throw toError(answer);
  return { ...answer, ...answer?.data } as Partial<Data>;
}

interface Refusal {
  readonly code?: unknown;
  readonly errorCode?: unknown;
  readonly errorMsg?: unknown;
  readonly message?: unknown;
}

function toError(cause: unknown): WorkbenchError {
  const { code, errorCode, errorMsg, message } = (cause ?? {}) as Refusal;
  const words = [code, errorMsg, message, cause].filter((word): word is string => typeof word === 'string');
  // a `tccc` of this package says our own code
  const own = errorCodes.find((known) => known === errorCode);
  const found = own ?? meaningOf(words) ?? 'tccc/failed';
  const said = words.find((word) => !/^-\d+$/.test(word));
  return new WorkbenchError(found, { cause, ...(said !== undefined && { message: said }) });
}

function meaningOf(words: readonly string[]): ErrorCode | undefined {
  return meanings.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1];
}
