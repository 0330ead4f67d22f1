import { isWorkbenchError, type ErrorCode } from '../base/index.js';

/** The two words of a test framework that a contract suite needs; mocha, vitest and `node:test` all have them. */
export interface ContractRunner {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>) => void;
}

/** Fails the test unless `claim` holds. */
export function claim(isTrue: boolean, message: string): asserts isTrue {
  if (!isTrue) throw new Error(`Contract broken: ${message}.`);
}

/** Fails the test unless `work` rejects with a `WorkbenchError` of this code. */
export async function claimRefusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  claim(isWorkbenchError(error, code), `it should reject with ${code}, not with ${String(error)}`);
}

/** Something that tells events, as both ports do. */
interface Source<Events> {
  on<Type extends keyof Events>(type: Type, listener: (payload: Events[Type]) => void): () => void;
}

/** What {@link told} waits for. */
export interface Expected<Events, Type extends keyof Events> {
  readonly type: Type;
  /** @defaultValue the next one */
  readonly when?: (payload: Events[Type]) => boolean;
  /** @defaultValue 8000 ms */
  readonly withinMs?: number;
}

/** Resolves with the next event that fits; fails when none comes in time. Call it before what causes the event. */
export function told<Events, Type extends keyof Events>(
  source: Source<Events>,
  { type, when = () => true, withinMs = 8_000 }: Expected<Events, Type>,
): Promise<Events[Type]> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      unsubscribe();
      reject(new Error(`Contract broken: no "${String(type)}" within ${withinMs} ms.`));
    }, withinMs);
    const unsubscribe = source.on(type, (payload) => {
      if (!when(payload)) return;
      clearTimeout(limit);
      unsubscribe();
      resolve(payload);
    });
  });
}
