import type { IncomingRequestMessage } from 'sip.js/lib/core/index.js';
import { parsePhoneNumber } from 'tccc-workbench/model';

/**
 * The caller's number of an INVITE a carrier sent: what it asserts (`P-Asserted-Identity`, RFC 3325) before what the
 * caller's telephone claims in `From`.
 * @returns digits, or an empty text for a caller who hides
 */
export function readCaller(request: IncomingRequestMessage): string {
  const asserted = request
    .getHeaders('p-asserted-identity')
    .flatMap((header) => header.split(/,(?=\s*["<])/));
  for (const identity of asserted) {
    const number = readIdentity(identity);
    if (number !== null) return number;
  }
  return parsePhoneNumber(decode(request.from.uri.user ?? '')) ?? '';
}

/** The centre's number that was called: the Request-URI's, or `To`'s where the carrier addresses our registration. */
export function readCalled(
  request: IncomingRequestMessage,
  isCentreNumber: (number: string) => boolean,
): string {
  const candidates = [request.ruri?.user, request.to.uri.user].map(readNumber);
  return candidates.find(isCentreNumber) ?? candidates[0] ?? '';
}

/** The number a SIP address names; what is none stays as it stands. */
export function readNumber(user: string | undefined): string {
  const plain = decode(user ?? '');
  return parsePhoneNumber(plain) ?? plain;
}

function readIdentity(identity: string): string | null {
  const user = /(?:sips?|tel):([^@;>]+)/i.exec(identity)?.[1];
  return user === undefined ? null : parsePhoneNumber(decode(user));
}

function decode(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user; // a stray `%`: taken as it stands, no number is written so
  }
}
