import type { CallSnapshot } from 'tccc-workbench/model';
import { make } from './dom.js';
import { words } from './words.js';

const shown = 8;
const told = ['ringing', 'dialling', 'answered', 'held', 'resumed', 'ended', 'missed'] as const;
const log: { readonly number: string; readonly text: string; readonly at: Date }[] = [];

/** Keeps what the desk tells of calls, as a CRM would in its own history. */
export function followCalls(desk: HTMLElement): void {
  for (const word of told) {
    desk.addEventListener(`tccc-call-${word}`, ({ detail }) => add(detail.call, words.told[word]));
  }
}

function add({ context }: CallSnapshot, text: string): void {
  log.unshift({ number: context.customerNumber, text, at: new Date() });
  log.length = Math.min(log.length, 50);
  const list = document.querySelector<HTMLElement>('.log');
  if (list) list.replaceChildren(...entries(list.dataset.number));
}

function entries(number: string | undefined): HTMLElement[] {
  const own = log.filter((entry) => number === undefined || entry.number === number).slice(0, shown);
  if (own.length === 0) return [make('li', { class: 'empty' }, words.noCalls)];
  return own.map(({ number: of, text, at }) =>
    make('li', {}, number === undefined ? `${of} · ${text}` : text, make('small', {}, clock(at))),
  );
}

/** What calls brought today: all of them, or those of one masked number. */
export function callLog(number?: string): HTMLElement {
  return make(
    'ul',
    { class: 'line log', ...(number !== undefined && { 'data-number': number }) },
    ...entries(number),
  );
}

const clock = (at: Date): string => at.toLocaleTimeString(document.documentElement.lang, { hour12: false });
