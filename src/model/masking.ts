/** How many digits a number of at least nine hides: a subscriber's exchange, as on Chinese bills. */
const hidden = 4;

/**
 * Hides the middle of a customer's number: `18912348352` → `189****8352`, `051485664126` → `0514****4126`. A short number
 * keeps its first digit and its last two; service numbers of up to three digits are nobody's secret and stay whole.
 */
export function maskNumber(number: string): string {
  const prefix = number.startsWith('+') ? '+' : '';
  const digits = number.slice(prefix.length);
  if (digits.length <= 3) return number;
  if (digits.length <= 8) return `${prefix}${digits[0]}${'*'.repeat(digits.length - 3)}${digits.slice(-2)}`;
  return `${prefix}${digits.slice(0, -2 * hidden)}${'*'.repeat(hidden)}${digits.slice(-hidden)}`;
}
