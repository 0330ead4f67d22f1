import { maskNumber } from '../model/index.js';

const inAddress = /\b((?:sips?|tel):)(\+?\d[\d-]{5,}\d)(?=[@;>?&\s"]|$)/gi;
const inQuotes = /(")(\+?\d[\d -]{5,}\d)(?=")/g;
const asName =
  /^((?:from|f|to|t|contact|m|refer-to|r|referred-by|b|diversion|history-info|remote-party-id|p-[a-z]+-identity)\s*:\s*)(\+?\d[\d -]{5,}\d)(?=\s*<)/gim;
const inOwnHeader = /^(x-(?!tccc-)[\w-]+\s*:\s*)(\+?\d[\d-]{5,}\d)(?=\s*$)/gim;
const standingAlone = /(^|[\s"'(<:：,，])(\+?\d{7,15})(?=$|[\s"')>.,;，。])/g;

const mask = (_: string, before: string, number: string): string =>
  before + maskNumber(number.replace(/[ -]/g, ''));

/**
 * Hides the middle of the telephone numbers in a SIP message: in addresses, in the names beside them, and in a server's
 * own headers. Numbers of up to six digits are extensions and stay.
 */
export function maskNumbersInMessage(message: string): string {
  return [inAddress, inQuotes, asName, inOwnHeader].reduce(
    (text, place) => text.replace(place, mask),
    message,
  );
}

/** Hides the middle of what may be a telephone number in a sentence. */
export function maskNumbersInText(text: string): string {
  return text.replace(inAddress, mask).replace(standingAlone, mask);
}
