import type { DisabledReason } from '../model/index.js';
import type { ErrorTexts } from './catalogue.js';
import type { zhCommon } from './texts/common.zh-cn.js';

/** What of the texts comes only when something failed; what is said without a network is in `common`. */
export type FailureTexts = Omit<ErrorTexts, `reason.${DisabledReason}` | keyof typeof zhCommon>;
