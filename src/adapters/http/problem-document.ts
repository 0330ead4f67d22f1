import * as v from 'valibot';
import { errorCodes, WorkbenchError, type ErrorCode } from '../../base/index.js';

const problemSchema = v.object({
  code: v.optional(v.string()),
  detail: v.optional(v.string()),
  details: v.optional(v.record(v.string(), v.unknown())),
  retryAfterMs: v.optional(v.number()),
  instance: v.optional(v.string()),
});

function isErrorCode(code: string | undefined): code is ErrorCode {
  return errorCodes.some((known) => known === code);
}

function codeOf(status: number, code: string | undefined): ErrorCode {
  if (isErrorCode(code)) return code;
  if (status === 502 || status === 503) return 'server/unavailable';
  return status === 504 ? 'network/timeout' : 'server/internal';
}

/** Translates a refused answer (RFC 9457) into the error it means; an answer that is no problem document too. */
export async function errorFromResponse(response: Response): Promise<WorkbenchError> {
  const text = await response.text();
  const parsed = v.safeParse(problemSchema, parseJson(text));
  const problem: v.InferOutput<typeof problemSchema> = parsed.success ? parsed.output : {};
  return new WorkbenchError(codeOf(response.status, problem.code), {
    ...(problem.detail !== undefined && { message: problem.detail }),
    ...(problem.retryAfterMs !== undefined && { retryAfterMs: problem.retryAfterMs }),
    details: {
      ...problem.details,
      status: response.status,
      ...(problem.instance !== undefined && { requestId: problem.instance }),
    },
    ...(!isErrorCode(problem.code) && { cause: { status: response.status, body: text.slice(0, 500) } }),
  });
}

/** Answers `undefined` for what is no JSON: a proxy's error page. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
