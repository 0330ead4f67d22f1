import { WorkbenchError } from '../../base/index.js';

/**
 * Somebody's account on a SIP server. The hash is `MD5(user:realm:password)` (RFC 3261 §22.4): it opens this account in
 * this realm, and tells nothing of the password.
 */
export interface SipAccount {
  readonly user: string;
  readonly domain: string;
  readonly secret:
    | { readonly kind: 'password'; readonly password: string }
    | { readonly kind: 'hash'; readonly realm: string; readonly hash: string };
}

/** Where an account is kept over a reload: `sessionStorage`, `localStorage`, or the page's own. */
export type AccountStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Reads what a person types as their account: `agent-1`, `agent-1@example.com` or `sip:agent-1@example.com`.
 * @throws `auth/wrong-credentials` for what is no account of this domain
 */
export function readAccount(name: string, password: string, domain: string): SipAccount {
  const [, user = '', host = domain] =
    /^(?:sips?:)?([^\s@;:<>"]+)(?:@([^\s@;:<>"]+))?$/i.exec(name.trim()) ?? [];
  if (user === '' || host.toLowerCase() !== domain.toLowerCase())
    throw new WorkbenchError('auth/wrong-credentials', {
      message: `Accounts here are users of ${domain}.`,
    });
  return { user, domain, secret: { kind: 'password', password } };
}

/** Keeps one account in a storage that the host gave; without one nothing is kept. */
export class KeptAccount {
  readonly #storage: AccountStorage | null;
  readonly #key: string;

  constructor(
    storage: AccountStorage | null,
    { url, domain }: { readonly url: string; readonly domain: string },
  ) {
    this.#storage = storage;
    this.#key = `tccc-workbench sip-only ${url} ${domain}`;
  }

  /** `null` when nothing is kept, or nothing that makes sense. */
  load(): SipAccount | null {
    const text = this.#storage?.getItem(this.#key) ?? null;
    if (text === null) return null;
    try {
      const { user, domain, realm, hash } = JSON.parse(text) as Record<string, unknown>;
      const fields = [user, domain, realm, hash];
      if (!fields.every((field) => typeof field === 'string')) return null;
      const [name, host, where, value] = fields as [string, string, string, string];
      return { user: name, domain: host, secret: { kind: 'hash', realm: where, hash: value } };
    } catch {
      return null;
    }
  }

  save({ user, domain, secret }: SipAccount): void {
    if (secret.kind !== 'hash') return;
    const { realm, hash } = secret;
    this.#storage?.setItem(this.#key, JSON.stringify({ user, domain, realm, hash }));
  }

  clear(): void {
    this.#storage?.removeItem(this.#key);
  }
}
