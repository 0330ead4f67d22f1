import { hash, verify } from '@node-rs/argon2';

/** OWASP's cost for argon2id, which is the library's default variant: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Tells whether `password` is the one `passwordHash` was made of. */
export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

/** Spends as long as a real check does, so that an unknown address can't be told by the time of the answer. */
export async function pretendToCheck(password: string): Promise<void> {
  nobody ??= hashPassword('nobody has this password');
  await verify(await nobody, password);
}

let nobody: Promise<string> | undefined;
