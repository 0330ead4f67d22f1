import type { LegEndReason } from 'tccc-workbench/centre';
import type { ReleaseCause } from 'tccc-workbench/model';

/** How an end by the centre reads in SIP. */
interface EndForm {
  /** Final answer to an INVITE that was not answered. */
  readonly statusCode: number;
  /** `Reason` header of CANCEL, BYE and final answer (RFC 3326). */
  readonly reason: string;
}

const endForms: Readonly<Record<LegEndReason, EndForm>> = {
  normal: { statusCode: 480, reason: 'Q.850;cause=16;text="Normal call clearing"' },
  'answered-elsewhere': { statusCode: 480, reason: 'SIP;cause=200;text="Call completed elsewhere"' },
  'no-answer': { statusCode: 480, reason: 'Q.850;cause=19;text="No answer"' },
  busy: { statusCode: 486, reason: 'Q.850;cause=17;text="User busy"' },
  blocklisted: { statusCode: 603, reason: 'Q.850;cause=21;text="Call rejected"' },
  cancelled: { statusCode: 487, reason: 'SIP;cause=487;text="Request Terminated"' },
  failed: { statusCode: 500, reason: 'Q.850;cause=41;text="Temporary failure"' },
};

export function endForm(reason: LegEndReason): EndForm {
  return endForms[reason];
}

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
