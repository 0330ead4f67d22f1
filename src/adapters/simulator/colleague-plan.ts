/** How a simulated colleague behaves. */
export interface ColleaguePlan {
  /** An agent of the centre's configuration. */
  readonly agentId: string;
  /** Where the colleague stays, and comes back to. `busy` is in one call after the other. */
  readonly presence: 'idle' | 'notReady' | 'resting' | 'busy' | 'offline';
  /** With `resting`: one of the centre's reasons. */
  readonly restReason?: string;
  /**
   * What the colleague does when an internal call or a transfer rings.
   * @defaultValue `idle` answers, `notReady` declines, everybody else lets it ring
   */
  readonly ifRung?: 'answers' | 'declines' | 'ignores';
  /** How long it rings before, milliseconds. @defaultValue 3000 */
  readonly afterMs?: number;
  /** How long the colleague talks before hanging up, milliseconds. @defaultValue 30000 */
  readonly talksForMs?: number;
}

export function reactionOf({ ifRung, presence }: ColleaguePlan): 'answers' | 'declines' | 'ignores' {
  if (ifRung) return ifRung;
  if (presence === 'idle') return 'answers';
  return presence === 'notReady' ? 'declines' : 'ignores';
}
