import { createHmac, randomBytes } from 'node:crypto';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import { isSameSecret } from './secret-tokens.js';
import type { TokenStore } from '../store/store.js';

/** How long a link can be used, milliseconds. */
export const linkMs = 600_000;

/**
 * Signs links for what can't send a header: a media element, a download. Each is one agent's, opens one thing, and lives
 * ten minutes.
 */
export class SignedLinks<Content> {
  readonly #secret: string;
  readonly #clock: Clock;

  private constructor(secret: string, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
  }

  /** Links of the kind `name`; a link of one kind is none of another. */
  static async open<Content>(name: string, tokens: TokenStore, clock: Clock): Promise<SignedLinks<Content>> {
    const { key } = await tokens.secret(name, async () => ({ key: randomBytes(32).toString('base64url') }));
    return new SignedLinks<Content>(String(key), clock);
  }

  sign(content: Content): { readonly token: string; readonly expiresAt: number } {
    const expiresAt = this.#clock.now() + linkMs;
    const body = Buffer.from(JSON.stringify([expiresAt, content])).toString('base64url');
    return { token: `${body}.${this.#signature(body)}`, expiresAt };
  }

  /** @throws `auth/forbidden` for a link that is not ours, `auth/session-expired` for one that is too old */
  read(token: string): Content {
    const [body = '', signature = ''] = token.split('.');
    if (!isSameSecret(this.#signature(body), signature)) throw new WorkbenchError('auth/forbidden');
    const [expiresAt, content] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [number, Content];
    if (expiresAt <= this.#clock.now())
      throw new WorkbenchError('auth/session-expired', { message: 'The link has expired' });
    return content;
  }

  #signature(body: string): string {
    return createHmac('sha256', this.#secret).update(body).digest('base64url');
  }
}
