import { formatClock } from '../i18n/durations.js';
import type { Catalogue } from '../i18n/catalogue.js';
import { formatPhoneNumber, type ServiceRecord } from '../model/index.js';
import type { CentreConfig } from './centre-config.js';
import { viewRecord } from './views.js';

/** How a sheet of records is written. */
export interface RecordSheetOptions {
  readonly texts: Catalogue;
  /** An IANA name: times are written as its clocks showed them. */
  readonly timeZone: string;
}

type Column = readonly [title: string, value: (record: ServiceRecord, config: CentreConfig) => string];

/** Service records as rows of a spreadsheet (S24), as the agent may see them. */
export class RecordSheet {
  readonly #columns: readonly Column[];

  constructor({ texts, timeZone }: RecordSheetOptions) {
    this.#columns = columnsOf(texts, timeZone);
  }

  get titles(): string[] {
    return this.#columns.map(([title]) => title);
  }

  row(record: ServiceRecord, config: CentreConfig): string[] {
    const shown = viewRecord(config, record);
    return this.#columns.map(([, value]) => value(shown, config));
  }

  /** The whole sheet as CSV (RFC 4180) in UTF-8 with a byte order mark, which tells Excel so. */
  write(records: readonly ServiceRecord[], config: CentreConfig): string {
    const rows = [this.titles, ...records.map((record) => this.row(record, config))];
    return `\ufeff${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;
  }
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, which makes it words. */
function toCell(text: string): string {
  const words = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** Writes times as `2024-04-02 14:31:48`, which every spreadsheet reads as a time. */
export function sheetTimeWriter(timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return (time) => format.format(time);
}

function columnsOf(texts: Catalogue, timeZone: string): readonly Column[] {
  const writeTime = sheetTimeWriter(timeZone);
  return [
    [`${texts['records.time']} (${timeZone})`, ({ time }) => writeTime(time)],
    [texts['recordSheet.kind'], ({ kind }) => texts[`tasks.${kind}`]],
    [texts['records.direction'], ({ direction }) => texts[`records.${direction}`]],
    // In groups of digits a spreadsheet takes a number for words and leaves its first 0 alone.
    [texts['records.caller'], ({ callerNumber }) => formatPhoneNumber(callerNumber)],
    [texts['records.called'], ({ calledNumber }) => formatPhoneNumber(calledNumber)],
    [texts['recordSheet.place'], ({ place, carrier }) => [place, carrier].filter(Boolean).join(' ')],
    [texts['records.group'], ({ skillGroup }) => skillGroup?.name ?? ''],
    [texts['recordSheet.agent'], ({ agentId }, config) => nameOf(agentId, config)],
    [texts['records.remark'], ({ remark }) => remark],
    [texts['recordSheet.tags'], ({ tags }) => tags.join(' ')],
    [texts['records.endStatus'], ({ endStatus }) => texts[`endStatus.${endStatus}`]],
    [texts['recordSheet.hungUpBy'], ({ hungUpBy }) => texts[`hungUp.${hungUpBy}`]],
    [texts['records.duration'], ({ durationMs }) => formatClock(durationMs)],
    [texts['records.recording'], ({ id, hasRecording }) => (hasRecording ? `${id}.mp3` : '')],
  ];
}

function nameOf(agentId: string | null, { agents }: CentreConfig): string {
  return agents.find(({ id }) => id === agentId)?.name ?? agentId ?? '';
}
