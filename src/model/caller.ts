import type { CallContext } from './call.js';
import { formatPhoneNumber } from './phone-number.js';

/** A number as the desk shows it: a masked one as the centre masks it, a full one in its groups. */
export function shownNumber(number: string): string {
  return number.includes('*') ? number : formatPhoneNumber(number);
}

/** Who is at the other end, as the desk shows it: the customer's number, with their name where the network tells one, or the colleague's name. */
export function callerName({ kind, colleague, customerNumber, customerName }: CallContext): string {
  if (kind === 'internal') return colleague?.name ?? '';
  const number = shownNumber(customerNumber);
  return customerName ? `${customerName} ${number}` : number;
}
