import { stringify } from 'csv-stringify/sync';
import { RecordSheet, sheetTimeWriter, type CentreConfig } from 'tccc-workbench/centre';
import { loadCatalogue } from 'tccc-workbench/i18n';
import type { RecordFilter } from 'tccc-workbench/model';
import type { RecordPosition, RecordStore } from '../store/store.js';

/** What a signed link to a sheet of records opens. */
export interface RecordExport {
  readonly agentId: string;
  readonly centreId: string;
  readonly scope: 'own' | 'centre';
  readonly filter: RecordFilter;
  /** BCP 47. */
  readonly language: string;
  /** An IANA name: times are written as its clocks showed them. */
  readonly timeZone: string;
}

const recordsAPage = 500;

/**
 * Service records as a sheet: CSV (RFC 4180) in UTF-8 with a byte order mark, which tells Excel so. It is read from the
 * store page by page as fast as it is taken, so that any number of records needs the memory of one page.
 * @param config - asked for every page: who may see a number is decided when it leaves
 */
export async function* writeRecordSheet(
  store: RecordStore,
  config: () => CentreConfig,
  { agentId, centreId, scope, filter, language, timeZone }: RecordExport,
): AsyncGenerator<string> {
  const sheet = new RecordSheet({ texts: await loadCatalogue(language), timeZone });
  yield `\ufeff${toCsv([sheet.titles])}`;
  const owner = scope === 'own' ? agentId : null;
  let after: RecordPosition | null = null;
  do {
    const { isMasking } = config();
    const page: Awaited<ReturnType<RecordStore['page']>> = await store.page({
      centreId,
      agentId: owner,
      filter,
      isMasking,
      after,
      limit: recordsAPage,
    });
    if (page.records.length > 0) yield toCsv(page.records.map((record) => sheet.row(record, config())));
    after = page.hasMore ? (page.records.at(-1) ?? null) : null;
  } while (after !== null);
}

/** What the sheet is called when it is saved. */
export async function recordSheetName({ language, timeZone }: RecordExport, now: number): Promise<string> {
  const texts = await loadCatalogue(language);
  const stamp = sheetTimeWriter(timeZone)(now).replace(' ', '-').replaceAll(':', '');
  return `${texts['recordSheet.name']}-${stamp}.csv`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, which makes it words. */
function toCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', escape_formulas: true },
  );
}
