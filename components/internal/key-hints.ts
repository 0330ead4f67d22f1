import { nothing } from 'lit';
import type { ShortcutAction } from './shortcut-controller.js';

/** How the keys that act now are written beside what they do, for example `Alt A`; an action without a key is not there. */
export type KeyHints = Readonly<Partial<Record<ShortcutAction, string>>>;

/** A hint as `aria-keyshortcuts` wants it (WAI-ARIA 1.2): `Alt+Shift+X`, also where a Mac writes `⌥ ⇧ X`. */
export function ariaKeys(hint: string | undefined): string | typeof nothing {
  return hint ? hint.replace('⌥', 'Alt').replace('⇧', 'Shift').replaceAll(' ', '+') : nothing;
}
