import { TcccCallRecords } from './call-records.js';

export * from './call-records.js';

if (!customElements.get('tccc-call-records')) customElements.define('tccc-call-records', TcccCallRecords);
