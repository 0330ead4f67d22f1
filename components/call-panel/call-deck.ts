import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { denied, type CallSnapshot, type Permission } from '../../src/model/index.js';
import type { PendingOperation, Workbench } from '../../src/workbench/workbench.js';
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
  /** Whether it is switched on; absent for tiles that aren't switches. */
  readonly isPressed?: boolean;
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
      aria-pressed=${tile.isPressed === undefined ? nothing : String(tile.isPressed)}
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

/** What the deck is told from, and what its tiles do. */
export interface DeckSource {
  readonly call: CallSnapshot;
  readonly workbench: Workbench;
  readonly texts: Catalogue;
  readonly isExtensionOpen: boolean;
  readonly press: Readonly<Record<'mute' | 'hold' | 'extension' | 'hangUp', () => void>>;
}

/** May the agent hold, or, on hold, resume? One tile does both. */
export function holdPermission({ call, workbench }: Pick<DeckSource, 'call' | 'workbench'>): Permission {
  const { id } = call.context;
  return call.value.line === 'held' ? workbench.can.resume(id) : workbench.can.hold(id);
}

/** The seven tiles of a call, in reading order. */
export function deckTiles(source: DeckSource): readonly DeckTile[] {
  const { call, workbench, texts, isExtensionOpen, press } = source;
  const { id } = call.context;
  const isPending = (operation: PendingOperation): boolean => workbench.snapshot.pending.includes(operation);
  return [
    muteTile(source),
    holdTile(source, isPending(`hold:${id}`)),
    {
      part: 'extension',
      icon: icons.keypad,
      label: texts['call.extension'],
      permission: workbench.can.sendDigits(id),
      tone: isExtensionOpen ? 'brand' : undefined,
      isPending: isPending(`digits:${id}`),
      isOpen: isExtensionOpen,
      shortcut: 'Alt K',
      press: press.extension,
    },
    ...transferTiles(texts, denied(call.value.progress === 'ended' ? 'callEnded' : 'notOffered')),
    {
      part: 'hang-up',
      icon: icons.hangUp,
      label: texts['call.hangUp'],
      permission: workbench.can.hangUp(id),
      isPending: isPending(`hang-up:${id}`),
      shortcut: 'Alt Shift X',
      press: press.hangUp,
    },
  ];
}

function muteTile({ call, workbench, texts, press }: DeckSource): DeckTile {
  const isMuted = call.value.microphone === 'muted';
  return {
    part: 'mute',
    icon: isMuted ? icons.microphoneOff : icons.microphone,
    label: texts[isMuted ? 'call.unmute' : 'call.mute'],
    permission: workbench.can.mute(call.context.id),
    tone: isMuted ? 'red' : undefined,
    isPressed: isMuted,
    shortcut: 'Alt M',
    press: press.mute,
  };
}

function holdTile(source: DeckSource, isPending: boolean): DeckTile {
  const { call, texts, press } = source;
  const isHeld = call.value.line === 'held';
  return {
    part: 'hold',
    icon: isHeld ? icons.play : icons.pause,
    label: texts[isHeld ? 'call.resume' : 'call.hold'],
    permission: holdPermission(source),
    tone: isHeld ? 'amber' : undefined,
    isPressed: isHeld,
    isPending,
    shortcut: 'Alt H',
    press: press.hold,
  };
}

/** The parts of the deck that this centre does not offer yet keep their places. */
function transferTiles(texts: Catalogue, permission: Permission): readonly DeckTile[] {
  return [
    { part: 'transfer-group', icon: icons.group, label: texts['call.transferGroup'], permission },
    { part: 'transfer-agent', icon: icons.agent, label: texts['call.transferAgent'], permission },
    { part: 'self-service', icon: icons.flow, label: texts['call.selfService'], permission },
  ];
}
