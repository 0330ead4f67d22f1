import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import type { Workbench, WorkbenchSnapshot } from '../workbench/workbench.js';

/**
 * Follows a part of a workbench as a ref, until the component or scope around it is gone.
 *
 * @example
 * const isOnCall = useSnapshot(workbench, ({ calls }) => calls.some(({ value }) => value.progress === 'talking'));
 */
export function useSnapshot<Value>(
  workbench: Workbench,
  select: (snapshot: WorkbenchSnapshot) => Value,
): Readonly<ShallowRef<Value>> {
  const value = shallowRef(select(workbench.snapshot));
  const unsubscribe = workbench.subscribe((snapshot) => {
    value.value = select(snapshot);
  });
  onScopeDispose(unsubscribe);
  return value;
}
