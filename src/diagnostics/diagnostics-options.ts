import type { Clock } from '../base/index.js';

/** What {@link startDiagnostics} may be given. */
export interface DiagnosticsOptions {
  /** How often a call's statistics are taken, milliseconds, at least 1000; 0 = never. @defaultValue 5000 */
  readonly statisticsEveryMs?: number;
  /** How many entries are kept; the oldest goes first. @defaultValue 5000 */
  readonly mostEntries?: number;
  /** How many characters of JSON are kept, all entries together. @defaultValue 2 000 000 */
  readonly mostCharacters?: number;
  /** Whether the middle of telephone numbers is hidden. @defaultValue `masked` */
  readonly numbers?: 'masked' | 'full';
  /**
   * Where entries outlive a reload, for example `sessionStorage`: the newest are written there when the page goes away and
   * taken up by the next start. @defaultValue nowhere
   */
  readonly keepIn?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Carries the page's time. @defaultValue the machine's time */
  readonly clock?: Clock;
}
