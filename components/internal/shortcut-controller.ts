import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { shallowEqual } from '../../src/controllers/shallow-equal.js';
import type { KeyHints, ShortcutAction } from './key-hints.js';

export type { ShortcutAction } from './key-hints.js';

/** A key by its place on the keyboard, not by its letter; Alt unless told otherwise. */
export interface Shortcut {
  /** `KeyboardEvent.code`, for example `KeyA`. */
  readonly code: string;
  /** @defaultValue true */
  readonly alt?: boolean;
  /** @defaultValue false */
  readonly shift?: boolean;
}

/** A sign that stands elsewhere on every keyboard. It acts only while the focus is in the desk and not in a text field. */
export interface SignShortcut {
  /** `KeyboardEvent.key`, for example `?`. */
  readonly key: string;
}

/** A key for each action; `null` switches one off. */
export type ShortcutMap = Readonly<Partial<Record<ShortcutAction, Shortcut | SignShortcut | null>>>;

export const defaultShortcuts: ShortcutMap = {
  answer: { code: 'KeyA' },
  mute: { code: 'KeyM' },
  hold: { code: 'KeyH' },
  'hang-up': { code: 'KeyX', shift: true },
  return: { code: 'KeyR' },
  extension: { code: 'KeyK' },
  'transfer-agent': { code: 'KeyT' },
  'transfer-group': { code: 'KeyG' },
  'self-service': { code: 'KeyS' },
  dial: { code: 'KeyP' },
  presence: { code: 'KeyI' },
  area: { code: 'F6', alt: false },
  list: { key: '?' },
};

/** What a shortcut controller asks of its host. */
export interface ShortcutOptions {
  /** Carries the action out; answers whether it did, so that a key nobody needs stays with the browser. */
  readonly run: (action: ShortcutAction) => boolean;
  /** The host's own keys, laid over the default ones. */
  readonly shortcuts?: () => ShortcutMap;
  /** Whether keys act at all. @defaultValue always */
  readonly isOn?: () => boolean;
}

/**
 * Listens for the desk's keys in the whole page, because a call is answered while the agent types in the CRM. A held key
 * acts once.
 */
export class ShortcutController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #options: ShortcutOptions;
  #hints: KeyHints = {};

  constructor(host: ReactiveControllerHost & EventTarget, options: ShortcutOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The keys as they are now, for the list of shortcuts. */
  get shortcuts(): ShortcutMap {
    return { ...defaultShortcuts, ...this.#options.shortcuts?.() };
  }

  /** How the keys that act now are written; the same object until one changes. */
  get hints(): KeyHints {
    const keys = this.#isOn ? (Object.entries(this.shortcuts) as [ShortcutAction, Entry][]) : [];
    const hints = Object.fromEntries(
      keys.flatMap(([action, key]) => (key ? [[action, shortcutLabel(key)]] : [])),
    );
    if (!shallowEqual(hints, this.#hints)) this.#hints = hints;
    return this.#hints;
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#handleKeyDown, { capture: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#handleKeyDown, { capture: true });
  }

  readonly #handleKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    if (!this.#isOn) return;
    for (const [action, shortcut] of Object.entries(this.shortcuts) as [ShortcutAction, Entry][]) {
      if (!shortcut || !this.#fits(event, shortcut)) continue;
      if (this.#options.run(action)) event.preventDefault();
      return;
    }
  };

  get #isOn(): boolean {
    return this.#options.isOn?.() !== false;
  }

  #fits(event: KeyboardEvent, shortcut: Shortcut | SignShortcut): boolean {
    if ('code' in shortcut) return fitsPlace(event, shortcut);
    const path = event.composedPath();
    return fitsSign(event, shortcut) && path.includes(this.#host) && !isTextField(path[0]);
  }
}

type Entry = ShortcutMap[ShortcutAction];

/** AltGr is Control and Alt in one on some systems: with Control held a key is never ours. */
function fitsPlace(event: KeyboardEvent, { code, alt = true, shift = false }: Shortcut): boolean {
  return (
    event.code === code &&
    event.altKey === alt &&
    event.shiftKey === shift &&
    !event.ctrlKey &&
    !event.metaKey
  );
}

function fitsSign(event: KeyboardEvent, { key }: SignShortcut): boolean {
  return event.key === key && !event.altKey && !event.ctrlKey && !event.metaKey;
}

const typedInto = /^(text|search|tel|url|email|password|number|date|time|datetime-local|month|week)$/;

function isTextField(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return typedInto.test(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}

/** The keys of an event as a shortcut: Alt with a letter or digit, or a function key; `null` for anything else. */
export function shortcutOf({ code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Shortcut | null {
  const isFunctionKey = /^F([1-9]|1[0-2])$/.test(code);
  if (ctrlKey || metaKey || !(isFunctionKey || (altKey && /^(Key[A-Z]|Digit\d)$/.test(code)))) return null;
  return { code, alt: altKey, shift: shiftKey };
}

/** Whether browsers and systems keep these keys: the address line, menus, reload, full screen, developer tools, closing. */
export function isReserved({ code, alt = true, shift = false }: Shortcut): boolean {
  if (alt) return !shift && ['KeyD', 'KeyE', 'KeyF', 'F4'].includes(code);
  return ['F1', 'F3', 'F5', 'F7', 'F10', 'F11', 'F12'].includes(code);
}

export function isSameShortcut(one: Shortcut, other: Shortcut): boolean {
  return (
    one.code === other.code &&
    (one.alt ?? true) === (other.alt ?? true) &&
    (one.shift ?? false) === (other.shift ?? false)
  );
}

/** Whether the agent sits at a Mac, whose keyboards write ⌥ and ⇧. */
export function isMac({ platform, userAgent } = navigator): boolean {
  return /^(Mac|iPhone|iPad)/.test(platform) || /Macintosh/.test(userAgent);
}

/** How a shortcut is written beside its button: `Alt A`, `Alt Shift X`, `?`; on a Mac `⌥ A`, `⌥ ⇧ X`. */
export function shortcutLabel(shortcut: Shortcut | SignShortcut, isOnMac = isMac()): string {
  if ('key' in shortcut) return shortcut.key;
  const { code, alt = true, shift = false } = shortcut;
  const [altKey, shiftKey] = isOnMac ? ['⌥', '⇧'] : ['Alt', 'Shift'];
  return [alt ? altKey : '', shift ? shiftKey : '', code.replace(/^(Key|Digit)/, '')]
    .filter(Boolean)
    .join(' ');
}
