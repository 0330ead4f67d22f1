/** How the cloud writes numbers: `0086` and the national number with its area, for example `0086075586013388`. */
import { parsePhoneNumber } from '../../model/index.js';

const china = '0086';

/** Writes a number the cloud's way; what is no number (an internal call has none) stays empty. */
export function toTcccNumber(number: string): string {
  if (number === '' || number.startsWith('00')) return number;
  if (number.startsWith('+86')) return `${china}${number.slice(3)}`;
  return number.startsWith('+') ? `00${number.slice(1)}` : `${china}${number}`;
}

/**
 * Reads a number in the cloud's or any common way to write it; `null` when it is none. The country's code comes off first:
 * with it a number with its area is longer than a number may be.
 */
export function fromTcccNumber(number: string): string | null {
  const national = number.trim().replace(/^(?:00|\+)[\s-]*86[\s-]*(?=[\d(])/, '');
  return parsePhoneNumber(national.replace(/^00(?=[1-9])/, '+'));
}
