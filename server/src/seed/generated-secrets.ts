import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { typablePassword } from '../auth/generated-password.js';
import { newToken } from '../auth/secret-tokens.js';

type Kind = 'agents' | 'phones' | 'apiKeys';

/**
 * What the server made up for a seed that names no password: nobody's password is known before the first start. Kept in
 * the data directory, readable by its owner only, so that the operator can hand it on.
 */
export class GeneratedSecrets {
  readonly #path: string;
  readonly #secrets: Record<Kind, Record<string, string>>;

  constructor(path: string) {
    this.#path = path;
    this.#secrets = existsSync(path)
      ? (JSON.parse(readFileSync(path, 'utf8')) as Record<Kind, Record<string, string>>)
      : { agents: {}, phones: {}, apiKeys: {} };
  }

  /** A password a person can type, by the rules of row S5; made at the first call and the same ever after. */
  password(kind: 'agents' | 'phones', name: string): string {
    return this.#get(kind, name, typablePassword);
  }

  apiKey(name: string): string {
    return this.#get('apiKeys', name, newToken);
  }

  #get(kind: Kind, name: string, make: () => string): string {
    const known = this.#secrets[kind][name];
    if (known !== undefined) return known;
    const made = make();
    this.#secrets[kind][name] = made;
    writeFileSync(this.#path, `${JSON.stringify(this.#secrets, null, 2)}\n`, { mode: 0o600 });
    return made;
  }
}
