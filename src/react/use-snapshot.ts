import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Workbench, WorkbenchSnapshot } from '../workbench/workbench.js';

/**
 * Follows a part of a workbench: the component renders again when `select` gives another value (`Object.is`) for a new
 * snapshot. Give a `select` that lives outside the component, or wrap it in `useCallback`, when it builds new objects.
 *
 * @example
 * const isOnCall = useSnapshot(workbench, ({ calls }) => calls.some(({ value }) => value.progress === 'talking'));
 */
export function useSnapshot<Value>(
  workbench: Workbench,
  select: (snapshot: WorkbenchSnapshot) => Value,
): Value {
  const subscribe = useCallback((listener: () => void) => workbench.subscribe(listener), [workbench]);
  const read = useMemo(() => remember(workbench, select), [workbench, select]);
  return useSyncExternalStore(subscribe, read, read);
}

/** The same snapshot gives the same value, also when `select` builds a new object each time. */
function remember<Value>(workbench: Workbench, select: (snapshot: WorkbenchSnapshot) => Value): () => Value {
  let seen = workbench.snapshot;
  let value = select(seen);
  return () => {
    if (workbench.snapshot !== seen) {
      seen = workbench.snapshot;
      value = select(seen);
    }
    return value;
  };
}
