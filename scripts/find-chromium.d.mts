/** Finds the Chromium the tests run in: `CHROMIUM_PATH` first, then the usual places. */
export function findChromium(): string | undefined;
