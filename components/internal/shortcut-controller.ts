import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the desk's keys do; the names are the texts' `shortcut.<name>`. */
export type ShortcutAction =
  | 'answer'
  | 'mute'
  | 'hold'
  | 'hang-up'
  | 'return'
  | 'extension'
  | 'dial'
  | 'presence'
  | 'area';

/** A key by its place on the keyboard, not by its letter; Alt unless told otherwise. */
export interface Shortcut {
  /** `KeyboardEvent.code`, for example `KeyA`. */
  readonly code: string;
  /** @defaultValue true */
  readonly alt?: boolean;
  /** @defaultValue false */
  readonly shift?: boolean;
}

/** A key for each action; `null` switches one off. */
export type ShortcutMap = Readonly<Partial<Record<ShortcutAction, Shortcut | null>>>;

export const defaultShortcuts: ShortcutMap = {
  answer: { code: 'KeyA' },
  mute: { code: 'KeyM' },
  hold: { code: 'KeyH' },
  'hang-up': { code: 'KeyX', shift: true },
  return: { code: 'KeyR' },
  extension: { code: 'KeyK' },
  dial: { code: 'KeyP' },
  presence: { code: 'KeyI' },
  area: { code: 'F6', alt: false },
};

/** What a shortcut controller asks of its host. */
export interface ShortcutOptions {
  /** Carries the action out; answers whether it did, so that a key nobody needs stays with the browser. */
  readonly run: (action: ShortcutAction) => boolean;
  /** The host's own keys, laid over the default ones. */
  readonly shortcuts?: () => ShortcutMap;
}

/**
 * Listens for the desk's keys in the whole page, because a call is answered while the agent types in the CRM. A held key
 * acts once.
 */
export class ShortcutController implements ReactiveController {
  readonly #options: ShortcutOptions;

  constructor(host: ReactiveControllerHost, options: ShortcutOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#handleKeyDown, { capture: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#handleKeyDown, { capture: true });
  }

  readonly #handleKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    const keys: ShortcutMap = { ...defaultShortcuts, ...this.#options.shortcuts?.() };
    for (const [action, shortcut] of Object.entries(keys) as [ShortcutAction, Shortcut | null][]) {
      if (!shortcut || !fits(event, shortcut)) continue;
      if (this.#options.run(action)) event.preventDefault();
      return;
    }
  };
}

/** AltGr is Control and Alt in one on some systems: with Control held a key is never ours. */
function fits(event: KeyboardEvent, { code, alt = true, shift = false }: Shortcut): boolean {
  return (
    event.code === code &&
    event.altKey === alt &&
    event.shiftKey === shift &&
    !event.ctrlKey &&
    !event.metaKey
  );
}

/** How a shortcut is written beside its button: `Alt A`, `Alt Shift X`. */
export function shortcutLabel({ code, alt = true, shift = false }: Shortcut): string {
  return [alt ? 'Alt' : '', shift ? 'Shift' : '', code.replace(/^(Key|Digit)/, '')].filter(Boolean).join(' ');
}
