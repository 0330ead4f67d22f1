import type { HidReport, HidReportItem } from './hid.js';

/** One value of a report: where its bits are and what they mean. */
export interface ReportField {
  readonly reportId: number;
  /** From the first bit of the report, least significant bits first (Device Class Definition for HID 1.11, 8.1). */
  readonly bit: number;
  readonly size: number;
  /** A state, rather than a change of one. */
  readonly isAbsolute: boolean;
  /** The usages it can stand for: one for a variable; for an array those that its value counts through. */
  readonly usages: readonly number[];
  readonly isArray: boolean;
  /** An array's value of its first usage. */
  readonly first: number;
}

/** Every field of some reports; padding takes room and is no field. */
export function fieldsOf(reports: readonly HidReport[]): readonly ReportField[] {
  return reports.flatMap(({ reportId = 0, items = [] }) => {
    let bit = 0;
    return items.flatMap((item) => {
      const start = bit;
      bit += (item.reportSize ?? 0) * (item.reportCount ?? 0);
      return item.isConstant === true ? [] : fieldsOfItem(item, reportId, start);
    });
  });
}

/** How many bytes the report with this id has, its id not counted. */
export function byteLength(reports: readonly HidReport[], reportId: number): number {
  const items = reports
    .filter((report) => (report.reportId ?? 0) === reportId)
    .flatMap((report) => report.items ?? []);
  const bits = items.reduce((sum, { reportSize = 0, reportCount = 0 }) => sum + reportSize * reportCount, 0);
  return Math.ceil(bits / 8);
}

function fieldsOfItem(item: HidReportItem, reportId: number, start: number): ReportField[] {
  const { reportSize = 0, reportCount = 0, isAbsolute = false, isArray = false, logicalMinimum = 0 } = item;
  const usages = usagesOf(item);
  return Array.from({ length: usages.length === 0 ? 0 : reportCount }, (_, index) => ({
    reportId,
    bit: start + index * reportSize,
    size: reportSize,
    isAbsolute,
    isArray,
    first: logicalMinimum,
    // Fewer usages than values: the last one stands for the rest (6.2.2.8).
    usages: isArray ? usages : usages.slice(Math.min(index, usages.length - 1)).slice(0, 1),
  }));
}

function usagesOf({ isRange, usages = [], usageMinimum, usageMaximum }: HidReportItem): readonly number[] {
  if (isRange !== true || usageMinimum === undefined || usageMaximum === undefined) return usages;
  return Array.from({ length: usageMaximum - usageMinimum + 1 }, (_, index) => usageMinimum + index);
}

/** The value of a field; bits beyond the end of a short report are 0. */
export function readField(data: DataView, { bit, size }: ReportField): number {
  let value = 0;
  for (let index = 0; index < size; index++) {
    const at = bit + index;
    const byte = at >> 3 < data.byteLength ? data.getUint8(at >> 3) : 0;
    value += ((byte >> (at & 7)) & 1) * 2 ** index;
  }
  return value;
}

/** Whether a field says that this usage is on. */
export function isOn(data: DataView, field: ReportField, usage: number): boolean {
  const value = readField(data, field);
  return field.isArray ? field.usages[value - field.first] === usage : value !== 0;
}

/** Switches a usage on in a report that is being written. */
export function switchOn(bytes: Uint8Array, field: ReportField, usage: number): void {
  const value = field.isArray ? field.usages.indexOf(usage) + field.first : 1;
  for (let index = 0; index < field.size; index++) {
    const at = field.bit + index;
    if ((value >> index) & 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
  }
}
