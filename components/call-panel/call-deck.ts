import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { denied, type CallSnapshot, type Permission, type TransferTarget } from '../../src/model/index.js';
import type { PendingOperation, Workbench } from '../../src/workbench/workbench.js';
import { handsToNumber } from '../internal/hands-to-number.js';
import { icon } from '../internal/icon.js';
import * as icons from '../internal/icons.js';
import { ariaKeys, type KeyHints } from '../internal/key-hints.js';
import { togglePress } from '../internal/toggle-press.js';
import { ariaDisabled, reasonTooltip } from '../internal/tooltip.js';
import type { PanelName } from './open-panel.js';

/** One control of the deck. Its place and size never change; its word and tone do. */
export interface DeckTile {
  readonly part: string;
  readonly icon: SVGTemplateResult;
  readonly label: string;
  readonly permission: Permission;
  readonly tone?: 'amber' | 'red' | 'brand' | 'violet' | undefined;
  /** Whether the press waits for its answer. */
  readonly isPending?: boolean;
  /** Whether the panel it opens is open; absent for tiles that open none. */
  readonly isOpen?: boolean;
  /** How its key is written. */
  readonly shortcut: string | undefined;
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
  const press = togglePress(() => {
    if (permission.isAllowed) tile.press?.();
  });
  return html`<span class="has-tooltip place-${part}">
    <button
      type="button"
      class="tile ${tile.tone ?? ''} ${part === 'hang-up' ? 'end' : ''}"
      part=${part}
      aria-disabled=${isOff ? ariaDisabled(permission) : 'false'}
      aria-busy=${String(isPending)}
      aria-expanded=${tile.isOpen === undefined ? nothing : String(tile.isOpen)}
      aria-keyshortcuts=${ariaKeys(tile.shortcut)}
      aria-describedby=${isOff ? `why-${part}` : nothing}
      title=${!isOff && tile.shortcut ? tile.shortcut : nothing}
      @click=${press}
      @keydown=${press}
    >
      <span class="shape">${icon(tile.icon, part === 'hang-up' ? 26 : 22)}</span>
      <span class="word">${tile.label}</span>
    </button>
    ${reasonTooltip(`why-${part}`, isOff ? permission : { isAllowed: true }, texts)}
  </span>`;
}

/** What the tiles do. */
export interface DeckPress {
  readonly mute: () => void;
  readonly hold: () => void;
  readonly hangUp: () => void;
  readonly cancelTransfer: () => void;
  readonly returnToCall: () => void;
  readonly open: (name: PanelName) => void;
}

/** What the deck is told from, and what its tiles do. */
export interface DeckSource {
  readonly call: CallSnapshot;
  readonly workbench: Workbench;
  readonly texts: Catalogue;
  readonly openPanel: PanelName | null;
  readonly keyHints: KeyHints;
  readonly press: DeckPress;
}

/** May the agent hold, or, on hold, resume? One tile does both. */
export function holdPermission({ call, workbench }: Pick<DeckSource, 'call' | 'workbench'>): Permission {
  const { id } = call.context;
  return call.value.line === 'held' ? workbench.can.resume(id) : workbench.can.hold(id);
}

/** May the agent hand the call to a group, or to an agent? Where a number is typed, there are no groups. */
export function transferPermission(
  { call, workbench }: Pick<DeckSource, 'call' | 'workbench'>,
  kind: TransferTarget['kind'],
): Permission {
  if (kind === 'group' && handsToNumber(workbench)) return denied('notOffered');
  return workbench.can.transfer(call.context.id);
}

/** The seven tiles of a call, in reading order. */
export function deckTiles(source: DeckSource): readonly DeckTile[] {
  return [
    muteTile(source),
    holdTile(source),
    extensionTile(source),
    transferTile(source, 'group'),
    transferTile(source, 'agent'),
    selfServiceTile(source),
    hangUpTile(source),
  ];
}

function isPending({ workbench, call }: DeckSource, operation: DeckOperation): boolean {
  const pending: PendingOperation = `${operation}:${call.context.id}`;
  return workbench.snapshot.pending.includes(pending);
}

type DeckOperation = 'mute' | 'hold' | 'digits' | 'transfer' | 'self-service' | 'hang-up';

function muteTile(source: DeckSource): DeckTile {
  const { call, workbench, texts, keyHints, press } = source;
  const isMuted = call.value.microphone === 'muted';
  return {
    part: 'mute',
    icon: isMuted ? icons.microphoneOff : icons.microphone,
    label: texts[isMuted ? 'call.unmute' : 'call.mute'],
    permission: workbench.can.mute(call.context.id),
    tone: isMuted ? 'red' : undefined,
    isPending: isPending(source, 'mute'),
    shortcut: keyHints.mute,
    press: press.mute,
  };
}

function holdTile(source: DeckSource): DeckTile {
  const { call, texts, keyHints, press } = source;
  const isHeld = call.value.line === 'held';
  return {
    part: 'hold',
    icon: isHeld ? icons.play : icons.pause,
    label: texts[isHeld ? 'call.resume' : 'call.hold'],
    permission: holdPermission(source),
    tone: isHeld ? 'amber' : undefined,
    isPending: isPending(source, 'hold'),
    shortcut: keyHints.hold,
    press: press.hold,
  };
}

function extensionTile(source: DeckSource): DeckTile {
  const { call, workbench, texts, openPanel, keyHints, press } = source;
  const isOpen = openPanel === 'extension';
  return {
    part: 'extension',
    icon: icons.keypad,
    label: texts['call.extension'],
    permission: workbench.can.sendDigits(call.context.id),
    tone: isOpen ? 'brand' : undefined,
    isPending: isPending(source, 'digits'),
    isOpen,
    shortcut: keyHints.extension,
    press: () => press.open('extension'),
  };
}

/** 转技能组 and 转座席; the one that was used takes the customer back while the transfer is under way. */
function transferTile(source: DeckSource, kind: TransferTarget['kind']): DeckTile {
  const { call, workbench, texts, openPanel, keyHints, press } = source;
  const { id, transfer } = call.context;
  const part = `transfer-${kind}` as const;
  const shared = {
    part,
    icon: kind === 'group' ? icons.group : icons.agent,
    shortcut: keyHints[part],
  };
  if (call.value.transfer === 'transferring' && transfer?.to.kind === kind) {
    return {
      ...shared,
      label: texts['call.cancelTransfer'],
      permission: workbench.can.cancelTransfer(id),
      tone: 'violet',
      isPending: isPending(source, 'transfer'),
      press: press.cancelTransfer,
    };
  }
  const isOpen = openPanel === part;
  return {
    ...shared,
    label: texts[transferLabel(kind, workbench)],
    permission: transferPermission(source, kind),
    tone: isOpen ? 'brand' : undefined,
    isPending: isOpen && isPending(source, 'transfer'),
    isOpen,
    press: () => press.open(part),
  };
}

function transferLabel(kind: TransferTarget['kind'], workbench: Workbench) {
  if (kind === 'group') return 'call.transferGroup';
  return handsToNumber(workbench) ? 'directory.transfer' : 'call.transferAgent';
}

/** 自助服务, and 返回通话 while the customer is in a flow. */
function selfServiceTile(source: DeckSource): DeckTile {
  const { call, workbench, texts, openPanel, keyHints, press } = source;
  const { id } = call.context;
  const isOpen = openPanel === 'self-service';
  const isRunning = call.value.service === 'selfService';
  const shared = {
    part: 'self-service',
    icon: icons.flow,
    isPending: isPending(source, 'self-service'),
    shortcut: keyHints['self-service'],
  };
  if (isRunning) {
    const permission = workbench.can.returnFromSelfService(id);
    const label = texts['call.returnToCall'];
    return { ...shared, label, permission, tone: 'violet', press: press.returnToCall };
  }
  return {
    ...shared,
    label: texts['call.selfService'],
    permission: workbench.can.startSelfService(id),
    tone: isOpen ? 'brand' : undefined,
    isOpen,
    press: () => press.open('self-service'),
  };
}

function hangUpTile(source: DeckSource): DeckTile {
  const { call, workbench, texts, keyHints, press } = source;
  return {
    part: 'hang-up',
    icon: icons.hangUp,
    label: texts['call.hangUp'],
    permission: workbench.can.hangUp(call.context.id),
    isPending: isPending(source, 'hang-up'),
    shortcut: keyHints['hang-up'],
    press: press.hangUp,
  };
}
