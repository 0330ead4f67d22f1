import { WorkbenchError } from 'tccc-workbench/base';
import { callDirections, callKinds, endStatuses, recordFilterSchema } from 'tccc-workbench/model';
import * as v from 'valibot';
import type { RecordPosition } from '../../store/store.js';

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,16}$/, 'must be a whole number'), v.transform(Number));

/** `centre` = everyone's, for administrators. */
export const scopeSchema = v.optional(v.picklist(['own', 'centre']), 'own');

/** A filter as it stands in an address. */
export const recordQuerySchema = v.object({
  from: v.optional(wholeNumber),
  to: v.optional(wholeNumber),
  skillGroupId: v.optional(v.pipe(v.string(), v.maxLength(64))),
  direction: v.optional(v.picklist(callDirections)),
  kind: v.optional(v.picklist(callKinds)),
  endStatus: v.optional(v.picklist(endStatuses)),
  number: v.optional(recordFilterSchema.entries.number.wrapped),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(200)), '50'),
  scope: scopeSchema,
});

export const exportSchema = v.object({
  filter: v.object({
    ...recordFilterSchema.entries,
    skillGroupId: v.optional(v.pipe(v.string(), v.maxLength(64))),
  }),
  /** The language of its words, BCP 47. */
  language: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)), 'zh-CN'),
  /** The time zone of its times, an IANA name. */
  timeZone: v.optional(
    v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone, 'must be the IANA name of a time zone')),
    'Asia/Shanghai',
  ),
  scope: scopeSchema,
});

/** Where a page ended, and how many records fit: only the first page of a list counts them. */
export interface Cursor extends RecordPosition {
  readonly total: number;
}

export function writeCursor({ time, id, total }: Cursor): string {
  return Buffer.from(`${time}.${total}.${id}`).toString('base64url');
}

/** @throws `request/invalid` */
export function readCursor(cursor: string): Cursor {
  const match = /^(\d{1,16})\.(\d{1,12})\.([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match)
    throw new WorkbenchError('request/invalid', {
      details: { fields: { cursor: ['is not one this server gave'] } },
    });
  return { time: Number(match[1]), total: Number(match[2]), id: String(match[3]) };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
