import {
  callDirections,
  callKinds,
  endStatuses,
  inboundEndStatuses,
  outboundEndStatuses,
  type EndStatus,
  type RecordFilter,
} from '../../src/model/index.js';

/** A filter as a host may write it: an object, or the query of an address such as `direction=inbound&from=2024-04-01`. */
export type RecordFilterInput = RecordFilter | string;

/** What was read of a query. */
export interface ReadFilter {
  readonly filter: RecordFilter;
  /** Names whose values mean nothing; they were left out. */
  readonly ignored: readonly string[];
}

const names = ['from', 'to', 'group', 'direction', 'kind', 'status', 'number'] as const;
type Name = (typeof names)[number];

/** Reads a query such as `direction=inbound&from=2024-04-01&to=2024-04-02`; days are whole, in the reader's time zone. */
export function readRecordFilter(input: RecordFilterInput): ReadFilter {
  if (typeof input !== 'string') return { filter: input, ignored: [] };
  const query = new URLSearchParams(input);
  const ignored: string[] = [];
  const parts = names.map((name): RecordFilter => {
    const value = query.get(name);
    if (value === null || value === '') return {};
    const part = readPart(name, value);
    if (part === null) ignored.push(name);
    return part ?? {};
  });
  return { filter: Object.assign({}, ...parts) as RecordFilter, ignored };
}

function readPart(name: Name, value: string): RecordFilter | null {
  switch (name) {
    case 'from':
      return toPart('from', readMoment(value, 0));
    case 'to':
      return toPart('to', readMoment(value, 1));
    case 'group':
      return { skillGroupId: value };
    case 'direction':
      return toPart('direction', callDirections.find((direction) => direction === value) ?? null);
    case 'kind':
      return toPart('kind', callKinds.find((kind) => kind === value) ?? null);
    case 'status':
      return toPart('endStatus', endStatuses.find((status) => status === value) ?? null);
    case 'number':
      return toPart('number', readNumber(value));
  }
}

function toPart<Key extends keyof RecordFilter>(
  key: Key,
  value: RecordFilter[Key] | null,
): RecordFilter | null {
  return value === null ? null : { [key]: value };
}

/** A day, whole, or milliseconds since the epoch; `daysLater` is 1 for the end of a day. */
function readMoment(value: string, daysLater: 0 | 1): number | null {
  if (/^\d{11,15}$/.test(value)) return Number(value);
  const start = startOfDay(value, daysLater);
  return start === null ? null : start - daysLater;
}

/** What of a typed number is digits: 1 to 15 of them. */
export function readNumber(typed: string): string | null {
  const digits = typed.replace(/\D/g, '').slice(0, 15);
  return digits === '' ? null : digits;
}

/** The filter as the query of an address; empty for everything. */
export function writeRecordFilter(filter: RecordFilter): string {
  const values: Readonly<Record<Name, string | undefined>> = {
    from: filter.from === undefined ? undefined : writeMoment(filter.from, 0),
    to: filter.to === undefined ? undefined : writeMoment(filter.to, 1),
    group: filter.skillGroupId,
    direction: filter.direction,
    kind: filter.kind,
    status: filter.endStatus,
    number: filter.number,
  };
  const query = new URLSearchParams();
  for (const name of names) if (values[name] !== undefined) query.set(name, values[name]);
  return query.toString();
}

function writeMoment(at: number, daysLater: 0 | 1): string {
  const day = dayOf(at);
  const start = startOfDay(day, daysLater);
  return start !== null && start - daysLater === at ? day : String(at);
}

/** `2024-04-02`, in the reader's time zone; empty for no limit. */
export function dayOf(at: number | undefined): string {
  if (at === undefined) return '';
  const date = new Date(at);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The filter with another first day; empty for none. */
export function withFrom(filter: RecordFilter, day: string): RecordFilter {
  const start = startOfDay(day, 0);
  return start === null ? without(filter, 'from') : { ...filter, from: start };
}

/** The filter with another last day, which counts whole; empty for none. */
export function withTo(filter: RecordFilter, day: string): RecordFilter {
  const start = startOfDay(day, 1);
  return start === null ? without(filter, 'to') : { ...filter, to: start - 1 };
}

/** The filter with `value` for `key`; none when it is empty. An end status that the direction can't have goes too. */
export function withValue(
  filter: RecordFilter,
  key: 'skillGroupId' | 'direction' | 'kind' | 'endStatus' | 'number',
  value: string,
): RecordFilter {
  const changed = value === '' ? without(filter, key) : ({ ...filter, [key]: value } as RecordFilter);
  const isPossible = !changed.endStatus || endStatusesOf(changed.direction).includes(changed.endStatus);
  return isPossible ? changed : without(changed, 'endStatus');
}

/** The end statuses calls of a direction can have. */
export function endStatusesOf(direction: RecordFilter['direction']): readonly EndStatus[] {
  if (direction === undefined) return endStatuses;
  return direction === 'inbound' ? inboundEndStatuses : outboundEndStatuses;
}

function without(filter: RecordFilter, key: keyof RecordFilter): RecordFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key));
}

function startOfDay(day: string, daysLater: number): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const start = new Date(year, month - 1, date);
  if (start.getMonth() !== month - 1 || start.getDate() !== date) return null;
  return new Date(year, month - 1, date + daysLater).getTime();
}
