import { WorkbenchError } from '../base/index.js';

/** Checks that `keys` can be pressed on a telephone (RFC 4733 §3.2). @throws `request/invalid` */
export function assertKeys(keys: string): void {
  if (!/^[\d*#]+$/.test(keys))
    throw new WorkbenchError('request/invalid', { message: 'Only 0-9, * and # are keys.' });
}
