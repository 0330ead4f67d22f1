import { randomInt } from 'node:crypto';

/** A password a person can type, by the rules of row S5: fourteen letters and digits in three groups, none that look alike; 68 bits. */
export function typablePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz';
  const signs = `${letters}23456789`;
  const pick = (from: string, count: number): string =>
    Array.from({ length: count }, () => from[randomInt(from.length)]).join('');
  return `${pick(letters, 1)}${pick(signs, 4)}-${pick(signs, 5)}-${pick(signs, 3)}${randomInt(2, 10)}`;
}
