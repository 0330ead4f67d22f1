import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token nobody can guess: 256 random bits that fit in a URL. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: who reads the database can't use it. A plain hash is enough for 256 random bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Compares two texts in a time that tells nothing about where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const [left, right] = [
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest(),
  ];
  return timingSafeEqual(left, right);
}

/** The token that follows `token` for a request with this key: the same again for the same request, unknown to anyone else. */
export function nextToken(token: string, idempotencyKey: string, secret: string): string {
  return createHmac('sha256', secret).update(`${token}.${idempotencyKey}`).digest('base64url');
}
