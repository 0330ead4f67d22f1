import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';

const encode = (value: string | Buffer): string => Buffer.from(value).toString('base64url');

/** A program that talks to the centre's interface with proofs of possession (RFC 9449), for what no page shows. */
export class ApiClient {
  readonly #url: string;
  readonly #key: KeyObject;
  readonly #publicKey: object;
  #token = '';

  private constructor(url: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#url = url;
    this.#key = privateKey;
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
    this.#publicKey = { kty, crv, x, y };
  }

  static async signIn(url: string, email: string, password: string): Promise<ApiClient> {
    const client = new ApiClient(url);
    const answer = (await client.send('POST', '/api/v1/sessions', { kind: 'password', email, password })) as {
      accessToken: string;
    };
    client.#token = answer.accessToken;
    return client;
  }

  get(path: string): Promise<unknown> {
    return this.send('GET', path);
  }

  /** @throws with the problem document of the centre */
  async send(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.#url + path, {
      method,
      headers: {
        dpop: this.#proof(method, path),
        'idempotency-key': randomUUID(),
        ...(this.#token ? { authorization: `DPoP ${this.#token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text === '' ? null : (JSON.parse(text) as unknown);
  }

  #proof(method: string, path: string): string {
    const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: this.#publicKey };
    const claims = {
      jti: randomUUID(),
      htm: method,
      htu: this.#url + (path.split('?')[0] ?? path),
      iat: Math.floor(Date.now() / 1000),
      ...(this.#token ? { ath: createHash('sha256').update(this.#token).digest('base64url') } : {}),
    };
    const signed = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`;
    const signature = sign('sha256', Buffer.from(signed), { key: this.#key, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${encode(signature)}`;
  }
}
