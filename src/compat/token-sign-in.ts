import { WorkbenchError } from '../base/index.js';
import type { Workbench } from '../workbench/workbench.js';

/** What a page signs in with. */
export interface TokenSignIn {
  readonly token: string;
  readonly userId: string | undefined;
}

/**
 * Signs in with a one-time token. A sign-in kept from before is taken up where it is the same account's, so that a reload
 * keeps its call; another account's is ended first.
 * @throws `auth/login-token-invalid`, `sdk/disposed` …
 */
export async function signInWithToken(workbench: Workbench, { token, userId }: TokenSignIn): Promise<void> {
  await settled(workbench);
  const { phase, agent } = workbench.snapshot;
  if (phase === 'signedIn') {
    const isSame = userId !== undefined && agent?.email.toLowerCase() === userId.toLowerCase();
    if (isSame) return;
    await workbench.signOut();
  }
  const result = await workbench.signIn({ kind: 'login-token', token });
  if (result.kind !== 'signed-in') throw new WorkbenchError('auth/login-token-invalid');
}

/** Waits until the workbench knows whether a sign-in was kept. */
function settled(workbench: Workbench): Promise<void> {
  if (workbench.snapshot.phase !== 'resuming') return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = workbench.subscribe(({ phase }) => {
      if (phase === 'resuming') return;
      unsubscribe();
      resolve();
    });
  });
}
