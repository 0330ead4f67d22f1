/** Signing in by code, forgotten passwords, the choice of a centre, the profile. The Chinese texts name the keys; every other language must have them all. */
export const zhAccounts = {} as const;
