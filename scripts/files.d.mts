/** The repository's root folder. */
export const root: string;

/** Lists the files below a folder as paths from the repository's root; a folder that isn't there has none. */
export function listFiles(folder: string, pattern?: RegExp): string[];
