import type { Clock } from '../../src/base/clock.js';

/** The clock a host has at the moment it is asked, for controllers that are made before the property is set. */
export function elementClock(host: { readonly clock: Clock }): Clock {
  return {
    now: () => host.clock.now(),
    after: (delayMs, task) => host.clock.after(delayMs, task),
  };
}
