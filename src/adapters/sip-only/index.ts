export { createSipOnly, type SipOnly } from './create-sip-only.js';
export type { AccountStorage } from './sip-account.js';
export type { SipOnlyOptions } from './sip-only-options.js';
