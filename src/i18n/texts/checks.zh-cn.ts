/** The device check and the bandwidth calculator. The Chinese texts name the keys; every other language must have them all. */
export const zhChecks = {} as const;
