import { createHmac } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/** What a UserSig of version 2.0 says. */
export interface UserSig {
  readonly version: unknown;
  readonly userId: unknown;
  readonly sdkAppId: unknown;
  /** When it was signed, in seconds since 1970. */
  readonly signedAtS: number;
  readonly validS: number;
  /** Whether it was signed with the secret for just this content. */
  readonly isGenuine: boolean;
}

/**
 * Reads a signature the way Tencent documents it, without the code that made it: zlib-packed JSON in Base64 that has `*`
 * for `+`, `-` for `/` and `_` for `=`; `TLS.sig` is the HMAC-SHA256 of four lines.
 */
export function readUserSig(userSig: string, secret: string): UserSig {
  if (!/^[\w*-]+$/.test(userSig)) throw new Error(`not safe in an address: ${userSig}`);
  const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  const told = JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString()) as Record<string, unknown>;
  const lines = ['identifier', 'sdkappid', 'time', 'expire']
    .map((name) => `TLS.${name}:${String(told[`TLS.${name}`])}\n`)
    .join('');
  return {
    version: told['TLS.ver'],
    userId: told['TLS.identifier'],
    sdkAppId: told['TLS.sdkappid'],
    signedAtS: Number(told['TLS.time']),
    validS: Number(told['TLS.expire']),
    isGenuine: told['TLS.sig'] === createHmac('sha256', secret).update(lines).digest('base64'),
  };
}
