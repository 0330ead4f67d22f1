import { areaPlaces } from './number-plan-areas.js';
import { mobileCarriers } from './number-plan-carriers.js';

/** Where a number is and who carries it (归属地, 运营商); `null` is unknown. */
export interface NumberLocation {
  readonly place: string | null;
  readonly carrier: string | null;
}

export const unknownLocation: NumberLocation = { place: null, carrier: null };
/** What stands for the carrier of a fixed line: `广东广州固话`. */
const fixedLine = '固话';

/**
 * Tells what China's public numbering plan says of a number: the city of a fixed line, the carrier of a mobile one. What
 * the plan doesn't say, such as the city of a mobile number, is `null` and never guessed.
 *
 * @example
 * locateByPlan('051485664126'); // { place: '江苏扬州', carrier: '固话' }
 * locateByPlan('18912348352'); // { place: null, carrier: '中国电信' }
 */
export function locateByPlan(number: string): NumberLocation {
  const national = toNational(number);
  if (/^1[3-9]\d{9}$/.test(national)) {
    const carrier = mobileCarriers[national.slice(0, 4)] ?? mobileCarriers[national.slice(0, 3)] ?? null;
    return { place: null, carrier };
  }
  const [, code = ''] = /^(010|02\d|0[3-9]\d{2})[2-9]\d{6,7}$/.exec(national) ?? [];
  const isWhole = code.length === 4 || national.length === 11;
  const place = isWhole ? areaPlaces[code] : undefined;
  return place === undefined ? unknownLocation : { place, carrier: fixedLine };
}

/** `+86 514 8566 4126`, `0086…` and a mobile number behind a trunk `0` as they are dialled within China. */
function toNational(number: string): string {
  const abroad = /^(?:\+|00)86(\d+)$/.exec(number)?.[1];
  if (abroad !== undefined) return /^1[3-9]\d{9}$/.test(abroad) ? abroad : `0${abroad.replace(/^0/, '')}`;
  return number.replace(/^0(?=1[3-9]\d{9}$)/, '');
}
