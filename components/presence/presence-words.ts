import type { Catalogue } from '../../src/i18n/index.js';
import type { Presence, PresenceChoice } from '../../src/model/index.js';

/** What the menu calls a choice: `示闲`, `小休 · 午休`. */
export function choiceWord({ state, restReason }: PresenceChoice, texts: Catalogue): string {
  const words = {
    idle: texts['presence.setIdle'],
    notReady: texts['presence.setNotReady'],
    resting: texts['presence.setResting'],
    offline: texts['presence.goOffline'],
  };
  return restReason ? `${words[state]} · ${restReason}` : words[state];
}

/** The second line of the button: what comes next, else the reason of a rest. */
export function secondLine({ next, restReason }: Presence, texts: Catalogue): string {
  return next ? texts['presence.next'](choiceWord(next, texts)) : (restReason ?? '');
}

export function isSameChoice(one: PresenceChoice, other: PresenceChoice | null): boolean {
  return other !== null && one.state === other.state && one.restReason === other.restReason;
}

/** Whether the agent is in the chosen presence now. */
export function isPresent(choice: PresenceChoice, { state, restReason }: Presence): boolean {
  return choice.state === state && (choice.restReason ?? null) === restReason;
}

/** What stands in a person's circle: `李` of 李文静, `LW` of Li Wenjing. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  const isLatin = /^\p{Script=Latin}/u.test(first);
  const letters = isLatin ? [first, words.length > 1 ? (words.at(-1) ?? '') : ''] : [first];
  return letters.map(firstLetter).join('').toUpperCase();
}

function firstLetter(word: string): string {
  const letter = word.codePointAt(0);
  return letter === undefined ? '' : String.fromCodePoint(letter);
}
