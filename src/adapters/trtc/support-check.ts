/** What TRTC says of the browser. */
export interface TrtcSupport {
  readonly isSupported: boolean;
  /** What it misses, in TRTC's own words (`isH264EncodeSupported` …); for support, not for agents. */
  readonly missing: readonly string[];
}

/** What is used of the SDK. Its `const enum` of log levels has no value in an ES module, and the answer is typed `any`. */
interface TrtcSdk {
  setLogLevel(level: number, isUploaded: boolean): void;
  isSupported(): Promise<{ readonly result: boolean; readonly detail: Readonly<Record<string, unknown>> }>;
}

const silent = 5;

/**
 * Asks TRTC whether audio and video conversations work in this browser. It is told to keep its log to itself. The SDK is
 * loaded here and not before: it needs a page as soon as it is imported.
 */
export async function checkTrtcSupport(): Promise<TrtcSupport> {
  const { default: TRTC } = await import('trtc-sdk-v5/trtc.esm.js');
  const sdk = TRTC as unknown as TrtcSdk;
  sdk.setLogLevel(silent, false);
  const { result, detail } = await sdk.isSupported();
  return { isSupported: result, missing: Object.keys(detail).filter((name) => detail[name] === false) };
}
