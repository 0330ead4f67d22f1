import { ManualClock } from '../base/index.js';
import type { CentreSnapshot } from '../model/index.js';
import { createWorkbench } from '../workbench/create-workbench.js';
import type { Workbench } from '../workbench/workbench.js';
import { aCentreSnapshot } from './builders.js';
import { FakeCentre, type FakeCentreOptions } from './fake-centre.js';
import { FakeLine, type FakeLineOptions } from './fake-line.js';

/** What a test wants of its workbench, beside what of the centre's snapshot is different. */
export interface TestWorkbenchOptions extends Omit<FakeCentreOptions, 'snapshot'> {
  readonly snapshot?: Partial<CentreSnapshot>;
  readonly line?: FakeLineOptions;
}

/** A workbench on fakes, and the strings to pull. */
export interface TestWorkbench {
  readonly workbench: Workbench;
  readonly centre: FakeCentre;
  readonly line: FakeLine;
  readonly clock: ManualClock;
}

/**
 * Creates a workbench on a {@link FakeCentre} and a {@link FakeLine}. It is signed in with its first snapshot shown, and
 * its line is registered unless the presence is `offline`; with `isSignedIn: false` it stands at the sign-in.
 *
 * @example
 * const { workbench, centre, line } = await createTestWorkbench({ snapshot: { calls: [aRingingCall()] } });
 */
export async function createTestWorkbench(options: TestWorkbenchOptions = {}): Promise<TestWorkbench> {
  const { snapshot, line: lineOptions, ...centreOptions } = options;
  const clock = new ManualClock();
  const centre = new FakeCentre({ ...centreOptions, snapshot: aCentreSnapshot(snapshot) });
  const line = new FakeLine(lineOptions);
  const workbench = createWorkbench({ centre, line, clock });
  await until(workbench, (now) => {
    if (now.phase === 'signedOut') return true;
    if (now.phase !== 'signedIn' || !now.presence) return false;
    return now.presence.state === 'offline' || now.line === 'ready';
  });
  return { workbench, centre, line, clock };
}

/** Resolves once the snapshot fulfils `claim`. */
export function until(
  workbench: Workbench,
  claim: (snapshot: Workbench['snapshot']) => boolean,
): Promise<void> {
  if (claim(workbench.snapshot)) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = workbench.subscribe((snapshot) => {
      if (!claim(snapshot)) return;
      unsubscribe();
      resolve();
    });
  });
}
