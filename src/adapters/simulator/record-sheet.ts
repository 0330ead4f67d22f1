import { RecordSheet, type CentreConfig } from '../../centre/index.js';
import { loadCatalogue } from '../../i18n/index.js';
import type { ServiceRecord } from '../../model/index.js';

/** Service records as CSV (RFC 4180) in UTF-8 with a byte order mark, as the server writes them. */
export async function writeRecordSheet(
  records: readonly ServiceRecord[],
  { config, language }: { readonly config: CentreConfig; readonly language: string },
): Promise<string> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const sheet = new RecordSheet({ texts: await loadCatalogue(language), timeZone });
  const rows = [sheet.titles, ...records.map((record) => sheet.row(record, config))];
  return `\ufeff${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, which makes it words. */
function toCell(text: string): string {
  const words = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
