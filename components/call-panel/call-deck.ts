import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import type { Permission } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import * as icons from '../internal/icons.js';
import { ariaDisabled, reasonTooltip } from '../internal/tooltip.js';

/** One control of the deck. Its place and size never change; its word and tone do. */
export interface DeckTile {
  readonly part: string;
  readonly icon: SVGTemplateResult;
  readonly label: string;
  readonly permission: Permission;
  readonly tone?: 'amber' | 'red' | 'brand' | undefined;
  /** Whether the press waits for its answer. */
  readonly isPending?: boolean;
  /** Whether the panel it opens is open; absent for tiles that open none. */
  readonly isOpen?: boolean;
  readonly shortcut?: string;
  readonly press?: () => void;
}

/** The deck's listeners: one stop of the Tab key, arrows inside. */
export interface DeckListeners {
  readonly keydown: (event: KeyboardEvent) => void;
  readonly focusin: (event: Event) => void;
}

/** Six tiles and 挂断. Every one stays where it is in every state; one that can't be used says why. */
export function callDeck(
  tiles: readonly DeckTile[],
  texts: Catalogue,
  listeners: DeckListeners,
): TemplateResult {
  return html`<div
    class="deck"
    part="controls"
    role="toolbar"
    aria-label=${texts['call.deck']}
    @keydown=${listeners.keydown}
    @focusin=${listeners.focusin}
  >
    ${tiles.map((tile) => deckTile(tile, texts))}
  </div>`;
}

function deckTile(tile: DeckTile, texts: Catalogue): TemplateResult {
  const { part, permission, isPending = false } = tile;
  const isOff = !permission.isAllowed && !isPending;
  const press = (): void => {
    if (permission.isAllowed) tile.press?.();
  };
  return html`<span class="has-tooltip place-${part}">
    <button
      type="button"
      class="tile ${tile.tone ?? ''} ${part === 'hang-up' ? 'end' : ''}"
      part=${part}
      aria-disabled=${isOff ? ariaDisabled(permission) : 'false'}
      aria-busy=${String(isPending)}
      aria-expanded=${tile.isOpen === undefined ? nothing : String(tile.isOpen)}
      aria-keyshortcuts=${tile.shortcut ? tile.shortcut.replaceAll(' ', '+') : nothing}
      aria-describedby=${isOff ? `why-${part}` : nothing}
      title=${!isOff && tile.shortcut ? tile.shortcut : nothing}
      @click=${press}
    >
      <span class="shape">${icon(tile.icon, part === 'hang-up' ? 26 : 22)}</span>
      <span class="word">${tile.label}</span>
    </button>
    ${reasonTooltip(`why-${part}`, isOff ? permission : { isAllowed: true }, texts)}
  </span>`;
}

/** The parts of the deck that this centre does not offer yet keep their places. */
export function transferTiles(texts: Catalogue, permission: Permission): readonly DeckTile[] {
  return [
    { part: 'transfer-group', icon: icons.group, label: texts['call.transferGroup'], permission },
    { part: 'transfer-agent', icon: icons.agent, label: texts['call.transferAgent'], permission },
    { part: 'self-service', icon: icons.flow, label: texts['call.selfService'], permission },
  ];
}
