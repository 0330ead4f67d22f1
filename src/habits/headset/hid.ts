/** What of WebHID (WICG) a headset needs, so that a host needs no types of its own for it. */
export interface HidReportItem {
  readonly isAbsolute?: boolean | undefined;
  readonly isArray?: boolean | undefined;
  readonly isConstant?: boolean | undefined;
  readonly isRange?: boolean | undefined;
  readonly usages?: readonly number[] | undefined;
  readonly usageMinimum?: number | undefined;
  readonly usageMaximum?: number | undefined;
  readonly reportSize?: number | undefined;
  readonly reportCount?: number | undefined;
  readonly logicalMinimum?: number | undefined;
}

export interface HidReport {
  readonly reportId?: number | undefined;
  readonly items?: readonly HidReportItem[] | undefined;
}

/** A top-level collection lists the items of everything in it. */
export interface HidCollection {
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
  readonly inputReports?: readonly HidReport[] | undefined;
  readonly outputReports?: readonly HidReport[] | undefined;
}

export interface HidDevice extends EventTarget {
  readonly opened: boolean;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: BufferSource): Promise<void>;
}

export interface HidInputReport extends Event {
  readonly reportId: number;
  readonly data: DataView;
}

/** `navigator.hid`. It tells `connect` and `disconnect` of devices that the agent allowed. */
export interface Hid extends EventTarget {
  getDevices(): Promise<readonly HidDevice[]>;
  requestDevice(options: { filters: { usagePage: number }[] }): Promise<readonly HidDevice[]>;
}

/** The browser's, where it has one. */
export function findHid(): Hid | undefined {
  return (navigator as unknown as { readonly hid?: Hid }).hid;
}
