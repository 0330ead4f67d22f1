const struck = '(struck out)';

/** What of a digest tells who asks whom, and nothing that a password could be guessed against (RFC 7616 §5.4). */
const openDigestParameters = new Set([
  'username',
  'realm',
  'uri',
  'algorithm',
  'qop',
  'nc',
  'stale',
  'domain',
]);
const credentialHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'authentication-info',
  'proxy-authentication-info',
]);
/** A header of a server's own that sounds like a key is taken for one; `Identity` (RFC 8224) signs both numbers. */
const secretHeader = /cookie|token|secret|passw|api-?key|credential|ticket|^identity$|^y$/i;
const secretParameter =
  /([?;&](?:[\w.-]*(?:token|ticket|secret|passw(?:or)?d|api-?key|signature))=)("[^"]*"|[^;&?\s>,"]+)/gi;
const openBodies = /^application\/sdp$|^message\/sipfrag$/i;

/**
 * Strikes the secrets out of a SIP message (RFC 3261) so that it can be kept and sent to somebody:
 * digests and tokens of `Authorization` and its kin, passwords in addresses, keys of media (`a=ice-pwd` of RFC 8839,
 * `a=crypto` of RFC 4568, `k=`), keys that were pressed (`Signal=`), headers and parameters that sound like a secret.
 * A body that is no description of a session is told by its type and length only: it is what people wrote.
 *
 * Certificates' fingerprints stay: they are told to anybody who connects, and a call without sound is often a matter of
 * them. So do addresses and candidates.
 */
export function strikeSecrets(message: string): string {
  const end = /\r?\n\r?\n/.exec(message);
  const head = end ? message.slice(0, end.index) : message;
  const body = end ? message.slice(end.index + end[0].length) : '';
  const lines = unfold(head).map(strikeHeader);
  const separator = end ? end[0] : '';
  return lines.join('\r\n') + separator + strikeBody(body, contentType(lines));
}

/** A header goes on in lines that begin with white space (RFC 3261 §7.3.1). */
function unfold(head: string): string[] {
  return head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
}

function strikeHeader(line: string): string {
  const header = /^([\w!#$%&'*+.^`|~-]+)\s*:\s*(.*)$/s.exec(line);
  const [, name = '', value = ''] = header ?? [];
  if (credentialHeaders.has(name.toLowerCase())) return `${name}: ${strikeCredentials(value)}`;
  if (secretHeader.test(name)) return `${name}: ${struck}`;
  return line
    .replace(/(sips?:[^\s:@<>;?"]+):[^\s@<>"]+@/gi, `$1:${struck}@`)
    .replace(secretParameter, `$1${struck}`);
}

function strikeCredentials(value: string): string {
  const [, scheme = '', rest = value] = /^(\w+)\s+(.*)$/s.exec(value) ?? [];
  // Authentication-Info has parameters and no scheme (RFC 7615).
  const parameters = rest.includes('=') ? rest : value;
  if (scheme !== '' && scheme.toLowerCase() !== 'digest') return `${scheme} ${struck}`;
  const kept = [...parameters.matchAll(/([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,]+)/g)].map(
    ([, name = '', content = '']) =>
      `${name}=${openDigestParameters.has(name.toLowerCase()) ? content : struck}`,
  );
  const shown = kept.length > 0 ? kept.join(', ') : struck;
  return scheme === '' ? shown : `${scheme} ${shown}`;
}

function contentType(lines: readonly string[]): string {
  const line = lines.find((one) => /^(content-type|c)\s*:/i.test(one)) ?? '';
  return (
    line
      .replace(/^[^:]*:\s*/, '')
      .split(';')[0]
      ?.trim() ?? ''
  );
}

function strikeBody(body: string, type: string): string {
  if (body === '') return '';
  if (/^application\/dtmf-relay$/i.test(type)) return body.replace(/^(\s*Signal\s*=).*$/gim, `$1${struck}`);
  if (!openBodies.test(type))
    return `(struck out: ${body.length} characters of ${type || 'an unnamed type'})`;
  return strikeDescription(type.toLowerCase() === 'application/sdp' ? body : strikeFragment(body));
}

/** A fragment is a message without the end of its head (RFC 3420). */
function strikeFragment(body: string): string {
  return unfold(body).map(strikeHeader).join('\r\n');
}

function strikeDescription(sdp: string): string {
  return sdp
    .replace(/^(a=ice-pwd:).*$/gim, `$1${struck}`)
    .replace(/^(a=crypto:\S+\s+\S+\s+).*$/gim, `$1${struck}`)
    .replace(/^(a=key-mgmt:|k=).*$/gim, `$1${struck}`);
}
