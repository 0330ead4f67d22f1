import { maskNumber } from './masking.js';
import { parsePhoneNumber } from './phone-number.js';

/** Fewer digits than a mobile or a fixed number with its area code has are a part of one. */
const fewestDigits = 10;

/**
 * The whole number that someone searches by, as numbers are kept; `null` for a part of one.
 *
 * Where a centre masks, a search must not tell what the list hides. A part is looked for in the visible digits only:
 * `189` and `8352` find `189****8352`, digits from under the stars find nothing. A whole number finds its calls: who
 * searches by one knows it already, and guessing is counted by the server.
 */
export function wholeNumberOf(digits: string): string | null {
  const number = parsePhoneNumber(digits);
  return number !== null && number.replace('+', '').length >= fewestDigits ? number : null;
}

/** Whether a number, as it is shown, fits what is searched for: the rule above for a page that has the shown form alone. */
export function fitsNumberSearch(shown: string, digits: string): boolean {
  const whole = wholeNumberOf(digits);
  return shown.includes(digits) || (whole !== null && (shown === whole || shown === maskNumber(whole)));
}
