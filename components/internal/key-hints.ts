import { nothing } from 'lit';

/** What the desk's keys do; the names are the texts' `shortcut.<name>`. */
export type ShortcutAction =
  | 'answer'
  | 'mute'
  | 'hold'
  | 'hang-up'
  | 'return'
  | 'extension'
  | 'transfer-agent'
  | 'transfer-group'
  | 'self-service'
  | 'dial'
  | 'presence'
  | 'area'
  | 'list';

/** How the keys that act now are written beside what they do, for example `Alt A`; an action without a key is not there. */
export type KeyHints = Readonly<Partial<Record<ShortcutAction, string>>>;

/** A hint as `aria-keyshortcuts` wants it (WAI-ARIA 1.2): `Alt+Shift+X`, also where a Mac writes `⌥ ⇧ X`. */
export function ariaKeys(hint: string | undefined): string | typeof nothing {
  return hint ? hint.replace('⌥', 'Alt').replace('⇧', 'Shift').replaceAll(' ', '+') : nothing;
}
