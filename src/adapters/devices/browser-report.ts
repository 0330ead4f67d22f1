/** What the page runs in. */
export interface BrowserReport {
  /** `Chrome`, `Edge`, `Firefox`, `Safari`, or empty. */
  readonly name: string;
  /** Major version; 0 when it is not told. */
  readonly version: number;
  readonly system: string;
  readonly hasWebRtc: boolean;
}

const browsers = [
  ['Edge', /Edg\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ['Safari', /Version\/(\d+)[^]*Safari/],
] as const;

const systems = [
  ['Windows', /Windows/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** Reads a user agent; the browser itself tells what it can do. */
export function readBrowser(userAgent: string, scope: object = globalThis): BrowserReport {
  const found = browsers.find(([, pattern]) => pattern.test(userAgent));
  return {
    name: found?.[0] ?? '',
    version: Number(found?.[1].exec(userAgent)?.[1] ?? 0),
    system: systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? '',
    hasWebRtc: 'RTCPeerConnection' in scope,
  };
}

/** Whether a Chrome or Edge is older than `oldest`; of other browsers only what they can do counts. */
export function isOutdated({ name, version }: BrowserReport, oldest: number): boolean {
  return (name === 'Chrome' || name === 'Edge') && version > 0 && version < oldest;
}
