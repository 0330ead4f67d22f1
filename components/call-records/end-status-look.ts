import type { SVGTemplateResult } from 'lit';
import type { EndStatus } from '../../src/model/index.js';
import { agent, alert, failed, passed } from '../internal/icons.js';

/** How an end status looks: a glyph and a tone beside its word. Red only for what someone must look into. */
export interface EndStatusLook {
  readonly tone: 'good' | 'moved' | 'wrong' | 'plain';
  readonly glyph: SVGTemplateResult;
}

const wrong: ReadonlySet<EndStatus> = new Set([
  'noSuchNumber',
  'carrierFailure',
  'blocklisted',
  'outOfService',
]);

export function lookOfEndStatus(status: EndStatus): EndStatusLook {
  if (status === 'normal') return { tone: 'good', glyph: passed };
  if (status === 'transferred') return { tone: 'moved', glyph: agent };
  if (wrong.has(status)) return { tone: 'wrong', glyph: alert };
  return { tone: 'plain', glyph: failed };
}
