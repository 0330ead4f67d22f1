import type { ReleaseCause } from './end-status.js';

/**
 * Reads why a leg ended out of a final answer or BYE.
 * @param sipStatus - the final answer, absent for BYE
 * @param reasons - the values of its `Reason` headers
 */
export function readReleaseCause(sipStatus: number | undefined, reasons: readonly string[]): ReleaseCause {
  const values = reasons.flatMap(splitHeader);
  const q850 = values.find((value) => /^q\.850\b/i.test(value));
  const cause = q850 === undefined ? undefined : /;\s*cause\s*=\s*(\d{1,3})\b/i.exec(q850)?.[1];
  const text = readText(q850 ?? values[0] ?? '');
  return {
    ...(sipStatus === undefined ? {} : { sipStatus }),
    ...(cause === undefined ? {} : { q850Cause: Number(cause) }),
    ...(text === undefined ? {} : { reasonText: text }),
  };
}

/** A header may carry several values, split by commas outside of quotes. */
function splitHeader(header: string): string[] {
  return (header.match(/(?:"(?:\\.|[^"\\])*"|[^,"])+/g) ?? []).map((value) => value.trim());
}

function readText(value: string): string | undefined {
  const match = /;\s*text\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;,\s]+))/i.exec(value);
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2];
}
