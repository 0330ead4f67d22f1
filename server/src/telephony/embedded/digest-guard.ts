import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a request must prove and how it went. */
export type DigestVerdict =
  | { readonly kind: 'proven'; readonly username: string }
  /** No proof, or one made with a nonce that has grown old: ask for it again. */
  | { readonly kind: 'unproven'; readonly isStale: boolean }
  | { readonly kind: 'wrong'; readonly username: string };

interface SignedRequest {
  readonly method: string;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
}

const nonceLifeMs = 5 * 60_000;

/** Asks SIP clients for their password and checks the proof: HTTP digest with MD5 and `qop=auth` (RFC 3261 §22.4). */
export class DigestGuard {
  readonly #realm: string;
  readonly #now: () => number;
  readonly #key = randomBytes(32);

  constructor(realm: string, now: () => number) {
    this.#realm = realm;
    this.#now = now;
  }

  /** The `WWW-Authenticate` header of a 401. */
  challenge(isStale = false): string {
    const stale = isStale ? ', stale=true' : '';
    return `WWW-Authenticate: Digest realm="${this.#realm}", nonce="${this.#nonce()}", algorithm=MD5, qop="auth"${stale}`;
  }

  /** Checks a request's proof against the password that `passwordOf` knows for its username. */
  judge(request: SignedRequest, passwordOf: (username: string) => string | undefined): DigestVerdict {
    const fields = readFields(request.authorization);
    const { username, nonce, response } = fields;
    if (username === undefined || nonce === undefined || response === undefined || !this.#isOurs(nonce)) {
      return { kind: 'unproven', isStale: false };
    }
    if (this.#isOld(nonce)) return { kind: 'unproven', isStale: true };
    const password = passwordOf(username);
    const isRight =
      password !== undefined && isSame(response, this.#expected(request.method, fields, password));
    return { kind: isRight ? 'proven' : 'wrong', username };
  }

  #expected(method: string, fields: Record<string, string | undefined>, password: string): string {
    const identity = md5(`${fields['username']}:${this.#realm}:${password}`);
    const action = md5(`${method}:${fields['uri']}`);
    if (fields['qop'] === undefined) return md5(`${identity}:${fields['nonce']}:${action}`);
    return md5(
      `${identity}:${fields['nonce']}:${fields['nc']}:${fields['cnonce']}:${fields['qop']}:${action}`,
    );
  }

  #nonce(): string {
    const issuedAt = this.#now().toString(36);
    return `${issuedAt}.${this.#seal(issuedAt)}`;
  }

  #isOurs(nonce: string): boolean {
    const [issuedAt = '', seal = ''] = nonce.split('.');
    return isSame(seal, this.#seal(issuedAt));
  }

  #isOld(nonce: string): boolean {
    return this.#now() - Number.parseInt(nonce, 36) > nonceLifeMs;
  }

  #seal(issuedAt: string): string {
    return createHmac('sha256', this.#key).update(issuedAt).digest('hex').slice(0, 32);
  }
}

function readFields(authorization: string | undefined): Record<string, string | undefined> {
  const fields: Record<string, string | undefined> = {};
  if (authorization === undefined || !/^digest\s/i.test(authorization)) return fields;
  for (const [, name, quoted, plain] of authorization.matchAll(
    /(\w+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s,"]+))/g,
  )) {
    if (name !== undefined) fields[name.toLowerCase()] = quoted ?? plain;
  }
  return fields;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
