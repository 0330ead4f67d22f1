import { createHmac, randomBytes } from 'node:crypto';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import { isSameSecret } from '../auth/secret-tokens.js';
import type { TokenStore } from '../store/store.js';

/** How long a link can be used, milliseconds. */
export const recordingLinkMs = 600_000;

export interface RecordingLink {
  readonly recordId: string;
  readonly agentId: string;
  readonly expiresAt: number;
}

/** Signs links that a media element can load, which can't send a header; each is one agent's and lives ten minutes. */
export class RecordingLinks {
  readonly #secret: string;
  readonly #clock: Clock;

  private constructor(secret: string, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
  }

  static async open(tokens: TokenStore, clock: Clock): Promise<RecordingLinks> {
    const { key } = await tokens.secret('recording-links', async () => ({
      key: randomBytes(32).toString('base64url'),
    }));
    return new RecordingLinks(String(key), clock);
  }

  sign(recordId: string, agentId: string): { readonly token: string; readonly expiresAt: number } {
    const expiresAt = this.#clock.now() + recordingLinkMs;
    const body = Buffer.from(JSON.stringify([recordId, agentId, expiresAt])).toString('base64url');
    return { token: `${body}.${this.#signature(body)}`, expiresAt };
  }

  /** @throws `auth/forbidden` for a link that is not ours, `auth/session-expired` for one that is too old */
  read(token: string): RecordingLink {
    const [body = '', signature = ''] = token.split('.');
    if (!isSameSecret(this.#signature(body), signature)) throw new WorkbenchError('auth/forbidden');
    const [recordId, agentId, expiresAt] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
      string,
      string,
      number,
    ];
    if (expiresAt <= this.#clock.now()) {
      throw new WorkbenchError('auth/session-expired', { message: 'The link to the recording has expired' });
    }
    return { recordId, agentId, expiresAt };
  }

  #signature(body: string): string {
    return createHmac('sha256', this.#secret).update(body).digest('base64url');
  }
}
