/** Blanks, marks that are not seen, dashes and brackets of any kind. */
const separators = /[\s\p{Cf}\p{Pd}\u2212.()（）[\]/·]/gu;
/** Full-width digits, `+`, `*` and `#` as the signs they mean. */
const narrow = (input: string): string =>
  input.replace(/[０-９＋＊＃]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

const dialable = /^\+?\d{3,15}$/;

/**
 * Understands a typed or pasted number in any common form: spaces, dashes, brackets, dots, full-width digits, `tel:`,
 * `+86` and `0086`, and invisible direction marks from copied web pages.
 * @returns 3 to 15 digits with an optional leading `+` (E.164 length, ITU-T E.164 §6), or `null` when it is no number
 */
export function parsePhoneNumber(input: string): string | null {
  const plain = narrow(input.trim())
    .replace(/^(tel|sip|callto):/i, '')
    .replace(/[;?@].*$/, '')
    .replace(separators, '')
    .replace(/^\+?86(?=1[3-9]\d{9}$)/, '')
    .replace(/^0086(?=1[3-9]\d{9}$)/, '');
  return dialable.test(plain) ? plain : null;
}

/**
 * Understands a mobile number that messages can be sent to: a Chinese one, or a foreign one with its country's code
 * (`+852 9123 4567`, `00852…`).
 * @returns `13812345678` or `+85291234567`, the same for every way to write it; `null` when it is none
 */
export function parseMobileNumber(input: string): string | null {
  const number = parsePhoneNumber(input)?.replace(/^00/, '+');
  return number !== undefined && /^(1[3-9]\d{9}|\+[1-9]\d{7,14})$/.test(number) ? number : null;
}

/** Keeps of `input` what a keypad can send: digits, `*`, `#`, and one leading `+`. */
export function keepDialKeys(input: string): string {
  return narrow(input)
    .replace(/[^\d*#+]/g, '')
    .replace(/(?!^)\+/g, '');
}

/** Whether `input` holds signs that no number is written with, which {@link keepDialKeys} drops: letters, for example. */
export function hasOtherSigns(input: string): boolean {
  return /[^\d*#+]/.test(narrow(input).replace(separators, ''));
}

/** Writes a number in the groups a Chinese reader expects: `138 1234 5678`, `0514-85664126`; others stay as they are. */
export function formatPhoneNumber(number: string): string {
  if (/^1[3-9][\d*]{9}$/.test(number))
    return `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`;
  const fixed = /^(0(?:10|2\d|[3-9]\d{2}))([\d*]{7,8})$/.exec(number);
  return fixed ? `${fixed[1]}-${fixed[2]}` : number;
}
