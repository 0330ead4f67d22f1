import type { TcccButtonType } from '../adapters/tencent/index.js';

/**
 * What shows and hides the desk in a page. `components/desk-float` has one with a round button and a panel; a page
 * without elements leaves it out, and there is nothing to show.
 */
export interface TcccUiPort {
  /** The whole desk, its button too. */
  setShown(isShown: boolean): void;
  /** The round button. */
  setButtonShown(isShown: boolean): void;
  /** The desk itself. */
  setDeskShown(isShown: boolean): void;
  /** Puts the desk into an element of the page; again, with the same element, changes nothing. @throws `sdk/invalid-options` */
  mount(host: unknown): void;
  /** Which buttons the call bar keeps. */
  setCallButtons(kept: readonly TcccButtonType[]): void;
}

/** The buttons our call bar has; 转外线 (`forwardOut`) isn't one of them. */
export const ownCallButtons: readonly TcccButtonType[] = [
  'transferSeat',
  'transferSkillGroup',
  'holdToggle',
  'showKeyboard',
  'selfService',
];
