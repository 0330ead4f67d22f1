import type { ReleaseCause } from '../../model/index.js';

/** What a telephone does that is called. Times in milliseconds from the moment it is dialled. */
export interface AnswerPlan {
  /** When it begins to ring. @defaultValue 400 */
  readonly ringsAfterMs?: number;
  /** When it is picked up; absent: never. */
  readonly answersAfterMs?: number;
  /** When the network gives up or the customer declines; absent: never, and the centre gives up by itself. */
  readonly failsAfterMs?: number;
  /** What the network then says. */
  readonly cause?: ReleaseCause;
  /** How long the customer talks before hanging up; absent: until the agent does. */
  readonly talksForMs?: number;
}

/** Picked up after three seconds. */
const answered: AnswerPlan = { answersAfterMs: 3_000 };

/**
 * How dialled numbers answer, by their last four digits: one row for each way an outgoing call can end (S26). Every other
 * number is answered after three seconds.
 *
 * | ends in | what happens |
 * | --- | --- |
 * | 0001 | busy (通话中) |
 * | 0002 | declines after four seconds (拒接挂断) |
 * | 0003 | rings until the centre gives up (未接听) |
 * | 0004 | switched off (关机) |
 * | 0005 | no such number (空号) |
 * | 0006 | out of service (欠费) |
 * | 0007 | out of coverage (不在服务区) |
 * | 0008 | the carrier fails (运营商线路异常) |
 * | 0009 | answers at once and hangs up after five seconds |
 */
export const answerPlans: Readonly<Record<string, AnswerPlan>> = {
  '0001': { failsAfterMs: 1_200, cause: { sipStatus: 486, q850Cause: 17 } },
  '0002': { failsAfterMs: 4_000, cause: { sipStatus: 603, q850Cause: 21 } },
  '0003': {},
  '0004': { failsAfterMs: 1_500, cause: { sipStatus: 480, q850Cause: 20 } },
  '0005': { failsAfterMs: 1_000, cause: { sipStatus: 404, q850Cause: 1 } },
  '0006': { failsAfterMs: 1_500, cause: { sipStatus: 480, reasonText: '您拨打的号码已停机' } },
  '0007': { failsAfterMs: 2_000, cause: { sipStatus: 480, q850Cause: 27 } },
  '0008': { failsAfterMs: 800, cause: { sipStatus: 503, q850Cause: 38 } },
  '0009': { answersAfterMs: 600, talksForMs: 5_000 },
};

export function planFor(number: string): AnswerPlan {
  return answerPlans[number.slice(-4)] ?? answered;
}

/** Whether a telephone that fails this way rings before: a busy or an unknown one does not. */
export function ringsFirst({ answersAfterMs, failsAfterMs, cause }: AnswerPlan): boolean {
  return answersAfterMs !== undefined || failsAfterMs === undefined || cause?.sipStatus === 603;
}
