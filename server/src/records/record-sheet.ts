import { stringify } from 'csv-stringify/sync';
import { viewRecord, type CentreConfig } from 'tccc-workbench/centre';
import { formatClock, loadCatalogue, type Catalogue } from 'tccc-workbench/i18n';
import { formatPhoneNumber, type RecordFilter, type ServiceRecord } from 'tccc-workbench/model';
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
  const texts = await loadCatalogue(language);
  const columns = columnsOf(texts, timeZone);
  yield `\ufeff${toCsv([columns.map(([title]) => title)])}`;
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
    const shown = page.records.map((record) => viewRecord(config(), record));
    if (shown.length > 0)
      yield toCsv(shown.map((record) => columns.map(([, value]) => value(record, config()))));
    after = page.hasMore ? (page.records.at(-1) ?? null) : null;
  } while (after !== null);
}

/** What the sheet is called when it is saved. */
export async function recordSheetName({ language, timeZone }: RecordExport, now: number): Promise<string> {
  const texts = await loadCatalogue(language);
  const stamp = timeWriter(timeZone)(now).replace(' ', '-').replaceAll(':', '');
  return `${texts['recordSheet.name']}-${stamp}.csv`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, which makes it words. */
function toCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', escape_formulas: true },
  );
}

type Column = readonly [title: string, value: (record: ServiceRecord, config: CentreConfig) => string];

function columnsOf(texts: Catalogue, timeZone: string): readonly Column[] {
  const writeTime = timeWriter(timeZone);
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

/** Writes times as `2024-04-02 14:31:48`, which every spreadsheet reads as a time. */
function timeWriter(timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return (time) => format.format(time);
}
