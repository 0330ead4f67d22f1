import type { Plugin } from 'rollup';

/** Gives each entry its own copy of every module that isn't shared; stands first. */
export function ownCopies(isShared: (path: string) => boolean): Plugin;

/** The path of the file behind a copy. */
export function originalOf(id: string): string;
