import type { LegEndReason } from 'tccc-workbench/centre';

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

export { readReleaseCause } from 'tccc-workbench/model';
