import { expect } from '@open-wc/testing';
import { WorkbenchError } from '../base/index.js';
import { createTestWorkbench } from '../testing/index.js';

describe('WorkbenchStore', () => {
  it('B7: an outage that is over is no longer shown', async () => {
    const { workbench, centre } = await createTestWorkbench();
    centre.tellConnection('reconnecting');
    centre.tellError(new WorkbenchError('network/unreachable'));
    expect(workbench.snapshot.error?.code).to.equal('network/unreachable');

    centre.tellConnection('connected');

    expect(workbench.snapshot.error).to.equal(null);
  });

  it('keeps an error that a connection does not mend', async () => {
    const { workbench, centre } = await createTestWorkbench();
    centre.tellConnection('reconnecting');
    centre.tellError(new WorkbenchError('line/media-failed'));

    centre.tellConnection('connected');

    expect(workbench.snapshot.error?.code).to.equal('line/media-failed');
  });
});
