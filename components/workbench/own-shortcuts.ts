import type { ReactiveController, ReactiveElement } from 'lit';
import { Preferences } from '../../src/habits/preferences.js';
import {
  defaultShortcuts,
  isReserved,
  isSameShortcut,
  shortcutOf,
  type Shortcut,
  type ShortcutAction,
  type ShortcutMap,
} from '../internal/shortcut-controller.js';

/** Why pressed keys can't be taken. */
export type ShortcutProblem =
  | { readonly kind: 'invalid' }
  | { readonly kind: 'reserved'; readonly shortcut: Shortcut }
  | { readonly kind: 'conflict'; readonly shortcut: Shortcut; readonly action: ShortcutAction };

/** The agent's own keys on this computer, laid over the host's, and what is being changed. What the host switched off stays off. */
export class OwnShortcuts implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #ofHost: () => ShortcutMap;
  readonly #preferences: Preferences;
  #own: ShortcutMap;
  #changing: ShortcutAction | null = null;
  #problem: ShortcutProblem | null = null;

  constructor(host: ReactiveElement, ofHost: () => ShortcutMap, preferences = new Preferences()) {
    this.#host = host;
    this.#ofHost = ofHost;
    this.#preferences = preferences;
    this.#own = readMap(preferences.get('shortcuts'));
    host.addController(this);
  }

  /** The host's keys and the agent's over them. */
  get map(): ShortcutMap {
    const ofHost = this.#ofHost();
    const barred = Object.fromEntries(Object.entries(ofHost).filter(([, shortcut]) => shortcut === null));
    return { ...ofHost, ...this.#own, ...barred };
  }

  /** Whether the agent wants keys at all. */
  get isOn(): boolean {
    return this.#preferences.get('shortcuts-off') === null;
  }

  /** Whether the agent changed any. */
  get hasOwn(): boolean {
    return Object.keys(this.#own).length > 0;
  }

  /** The action whose next keys are waited for. */
  get changing(): ShortcutAction | null {
    return this.#changing;
  }

  get problem(): ShortcutProblem | null {
    return this.#problem;
  }

  /** Whether the host switched this one off for good. */
  isBarred(action: ShortcutAction): boolean {
    return this.#ofHost()[action] === null;
  }

  hostDisconnected(): void {
    this.cancel();
  }

  readonly setOn = (isOn: boolean): void => {
    this.#preferences.set('shortcuts-off', isOn ? null : 'off');
    this.#host.requestUpdate();
  };

  readonly change = (action: ShortcutAction): void => {
    this.#changing = this.#changing === action ? null : action;
    this.#problem = null;
    this.#host.requestUpdate();
  };

  readonly cancel = (): void => {
    this.#changing = null;
    this.#problem = null;
    this.#host.requestUpdate();
  };

  readonly switchOff = (action: ShortcutAction): void => {
    this.#keep({ ...this.#own, [action]: null });
  };

  /** Back to the keys of the host, or the default ones. */
  readonly reset = (): void => this.#keep({});

  /** Takes the keys of the action that is being changed. Answers whether the event was for it. */
  readonly take = (event: KeyboardEvent): boolean => {
    const action = this.#changing;
    if (action === null || event.key === 'Tab') return false;
    if (event.key === 'Escape') this.cancel();
    else if (!/^(Alt|Shift|Control|Meta|AltGraph)$/.test(event.key)) this.#try(action, shortcutOf(event));
    return true;
  };

  #try(action: ShortcutAction, shortcut: Shortcut | null): void {
    this.#problem = this.#problemOf(action, shortcut);
    if (shortcut && !this.#problem) this.#keep({ ...this.#own, [action]: shortcut });
    this.#host.requestUpdate();
  }

  #problemOf(action: ShortcutAction, shortcut: Shortcut | null): ShortcutProblem | null {
    if (!shortcut) return { kind: 'invalid' };
    if (isReserved(shortcut)) return { kind: 'reserved', shortcut };
    const all: ShortcutMap = { ...defaultShortcuts, ...this.map };
    const other = (Object.keys(all) as ShortcutAction[]).find((name) => {
      const taken = all[name];
      return name !== action && taken && 'code' in taken && isSameShortcut(taken, shortcut);
    });
    return other ? { kind: 'conflict', shortcut, action: other } : null;
  }

  #keep(own: ShortcutMap): void {
    this.#own = own;
    this.#preferences.set('shortcuts', this.hasOwn ? JSON.stringify(own) : null);
    this.cancel();
  }
}

/** What was kept may be of an older desk or another hand: only what is a key of an action we know counts. */
function readMap(text: string | null): ShortcutMap {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof kept !== 'object' || kept === null) return {};
  const known = Object.entries(kept).filter(
    ([action, shortcut]) => action in defaultShortcuts && (shortcut === null || isShortcut(shortcut)),
  );
  return Object.fromEntries(known);
}

function isShortcut(value: unknown): value is Shortcut {
  if (typeof value !== 'object' || value === null) return false;
  const { code, alt = true, shift = false } = value as Partial<Record<keyof Shortcut, unknown>>;
  return typeof code === 'string' && typeof alt === 'boolean' && typeof shift === 'boolean';
}
