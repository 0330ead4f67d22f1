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
  return sheet.write(records, config);
}
