import { isWorkbenchError, WorkbenchError, type ErrorCode } from '../../base/index.js';

const codes: Readonly<Record<number, ErrorCode>> = {
  5200: 'line/not-supported', // ENV_NOT_SUPPORTED
  5300: 'device/microphone-busy', // DEVICE_ERROR
  5301: 'device/microphone-missing',
  5302: 'device/microphone-denied',
};

/** Translates an error of the SDK (`RtcError`: `code`, and `extraCode` of a device); what is not known is `otherwise`. */
export function trtcError(cause: unknown, otherwise: ErrorCode): WorkbenchError {
  if (isWorkbenchError(cause)) return cause;
  const { code, extraCode } = (typeof cause === 'object' && cause !== null ? cause : {}) as {
    readonly code?: number;
    readonly extraCode?: number;
  };
  return new WorkbenchError(codes[extraCode ?? 0] ?? codes[code ?? 0] ?? otherwise, {
    cause,
    details: { ...(code !== undefined && { trtcCode: code }), ...(extraCode !== undefined && { extraCode }) },
  });
}
