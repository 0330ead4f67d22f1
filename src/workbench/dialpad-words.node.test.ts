import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { enDialpad } from '../i18n/texts/dialpad.en.js';
import { zhDialpad } from '../i18n/texts/dialpad.zh-cn.js';
import { presenceStates } from '../model/index.js';
import type { CentreConnection, LineState } from '../ports/index.js';
import { aPresence, createTestWorkbench } from '../testing/index.js';
import { createPermissions } from './workbench-permissions.js';
import type { WorkbenchSnapshot } from './workbench.js';

const lines: readonly LineState[] = ['closed', 'connecting', 'ready', 'reconnecting', 'elsewhere', 'failed'];
const connections: readonly CentreConnection[] = ['disconnected', 'connecting', 'connected', 'reconnecting'];

describe('The words of a dial pad alone', () => {
  it('S15: name every reason that there can be against a call', async () => {
    const { workbench, centre, line } = await createTestWorkbench();
    const signedIn = workbench.snapshot;
    const snapshots: WorkbenchSnapshot[] = [
      { ...signedIn, phase: 'signedOut' },
      { ...signedIn, presence: null },
      { ...signedIn, pending: ['place-call'] },
      ...connections.map((connection) => ({ ...signedIn, connection })),
      ...lines.map((state) => ({ ...signedIn, line: state })),
      ...presenceStates.map((state) => ({ ...signedIn, presence: aPresence({ state }) })),
    ];

    const reasons = snapshots.flatMap((snapshot) => {
      const sources = { snapshot: () => snapshot, line: line.capabilities, centre: centre.capabilities };
      const permission = createPermissions({ ...sources, isConnected: () => true }).placeCall();
      return permission.isAllowed ? [] : [`reason.${permission.reason}`];
    });

    assert.deepEqual(
      [...new Set(reasons)].sort(),
      Object.keys(zhDialpad)
        .filter((key) => key.startsWith('reason.'))
        .sort(),
    );
    assert.deepEqual(Object.keys(enDialpad), Object.keys(zhDialpad));
  });
});
