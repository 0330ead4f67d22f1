/** What a password needs (row S5). A form shows which of these are met while typing. */
export const passwordRules = ['length', 'digit', 'letter', 'special', 'noBlanks'] as const;
export type PasswordRule = (typeof passwordRules)[number];

const countCharacters = (password: string): number => Array.from(password).length;

const isMet: Readonly<Record<PasswordRule, (password: string) => boolean>> = {
  length: (password) => countCharacters(password) >= 8 && countCharacters(password) <= 20,
  digit: (password) => /\d/.test(password),
  letter: (password) => /[a-z]/i.test(password),
  special: (password) => /[^\p{L}\p{N}\s]/u.test(password),
  noBlanks: (password) => password !== '' && !/\s/u.test(password),
};

/** Tells which rules `password` breaks, in the order of {@link passwordRules}; an empty answer means it may be used. */
export function unmetPasswordRules(password: string): PasswordRule[] {
  return passwordRules.filter((rule) => !isMet[rule](password));
}
