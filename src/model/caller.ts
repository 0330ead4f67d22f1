import type { CallContext } from './call.js';
import { formatPhoneNumber } from './phone-number.js';

/** A number as the desk shows it: a masked one as the centre masks it, a full one in its groups. */
export function shownNumber(number: string): string {
  return number.includes('*') ? number : formatPhoneNumber(number);
}

/** Who is at the other end, as the desk shows it: the customer's number, or the colleague's name. */
export function callerName({ kind, colleague, customerNumber }: CallContext): string {
  return kind === 'internal' ? (colleague?.name ?? '') : shownNumber(customerNumber);
}
