const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

function base64url(bytes: ArrayBuffer | Uint8Array): string {
  const text = String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const encode = (value: unknown): string => base64url(new TextEncoder().encode(JSON.stringify(value)));

/** Makes an ES256 key pair whose private half can't be exported. */
export function createProofKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
}

/** The request a proof is for. */
export interface ProofRequest {
  readonly method: string;
  readonly url: string;
  /** Seconds since the epoch are made of it. Milliseconds. */
  readonly now: number;
  /** Bound into the proof when the request carries one. */
  readonly accessToken?: string;
}

/** Makes the DPoP proof of one request (RFC 9449 §4.2). */
export async function createProof(keys: CryptoKeyPair, request: ProofRequest): Promise<string> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } };
  const { origin, pathname } = new URL(request.url);
  const payload = {
    jti: crypto.randomUUID(),
    htm: request.method,
    htu: `${origin}${pathname}`,
    iat: Math.floor(request.now / 1000),
    ...(request.accessToken !== undefined && { ath: await hash(request.accessToken) }),
  };
  const unsigned = `${encode(header)}.${encode(payload)}`;
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    keys.privateKey,
    new TextEncoder().encode(unsigned),
  );
  return `${unsigned}.${base64url(signature)}`;
}

async function hash(text: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
