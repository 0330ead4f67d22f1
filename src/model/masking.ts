/** Hides the middle of a customer's number: `18912348352` → `189****8352`. Short numbers keep only their ends. */
export function maskNumber(number: string): string {
  const digits = number.replace(/^\+/, '');
  if (digits.length >= 11) return `${number.slice(0, number.length - 8)}****${number.slice(-4)}`;
  if (digits.length >= 7) return `${number.slice(0, 3)}****${number.slice(-4, number.length)}`.slice(-number.length - 4);
  if (digits.length >= 4) return `${number.slice(0, 1)}**${number.slice(-1)}`;
  return number;
}
