import { parsePhoneNumber } from '../../model/index.js';

/** Who a SIP header says somebody is. */
export interface Identity {
  /** A telephone number, a user of this domain, or `user@host` of another. */
  readonly number: string;
  /** The display name; `null` when there is none, or it only repeats the number. */
  readonly name: string | null;
}

const anonymous: Identity = { number: 'anonymous', name: null };

/**
 * Reads the address of a `From` or `P-Asserted-Identity` header (RFC 3261 §20.10, RFC 3325 §9.1): `sip:`, `sips:` and
 * `tel:` addresses, with or without a display name.
 * @param domain - the agent's own, which numbers are told without
 */
export function readIdentity(header: string, domain: string): Identity {
  const address = /(sips?|tel):([^@;?>\s,]+)(?:;[^@>]*)?(?:@(\[[^\]]+\]|[^;:?>\s,]+))?/i.exec(header);
  if (!address) return anonymous;
  const [, , rawUser = '', host] = address;
  const user = decode(rawUser.replace(/:.*$/, ''));
  if (/^anonymous$/i.test(user)) return anonymous;
  const isOwn = host === undefined || host.toLowerCase() === domain.toLowerCase();
  const number = parsePhoneNumber(user) ?? (isOwn ? user : `${user}@${host}`);
  const name = readName(header.slice(0, address.index));
  return { number, name: name === '' || name === user || name === number ? null : name };
}

/** `P-Asserted-Identity` is what the server vouches for; `From` is what the caller says (RFC 3325 §7). */
export function readCaller(headers: (name: string) => string | undefined, domain: string): Identity {
  const asserted = headers('P-Asserted-Identity');
  const said = readIdentity(headers('From') ?? '', domain);
  if (asserted === undefined) return said;
  const identity = readIdentity(asserted, domain);
  if (identity === anonymous) return said;
  return identity.name === null && said.number === identity.number ? said : identity;
}

/** Whether the caller's side asks that the call be answered by itself (RFC 5373, and the headers in use before it). */
export function asksForAutomaticAnswer(headers: (name: string) => string | undefined): boolean {
  return (
    /^\s*auto\b/i.test(headers('Answer-Mode') ?? headers('Priv-Answer-Mode') ?? '') ||
    /;\s*answer-after\s*=\s*0\b/i.test(headers('Call-Info') ?? '') ||
    /alert-autoanswer|auto[- ]?answer/i.test(headers('Alert-Info') ?? '')
  );
}

function readName(text: string): string {
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"/.exec(text);
  return (quoted?.[1]?.replace(/\\(.)/g, '$1') ?? text.replace(/<\s*$/, '')).trim();
}

/** Broken escapes are taken as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
