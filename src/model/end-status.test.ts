import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endStatuses, outboundEndStatus } from './end-status.js';

describe('outboundEndStatus', () => {
  it('S26: believes the Q.850 cause before the SIP status it was mapped to', () => {
    assert.equal(outboundEndStatus({ sipStatus: 480, q850Cause: 20 }), 'poweredOff');
    assert.equal(outboundEndStatus({ sipStatus: 480, q850Cause: 27 }), 'outOfCoverage');
    assert.equal(outboundEndStatus({ sipStatus: 480 }), 'noAnswer');
    assert.equal(outboundEndStatus({ sipStatus: 603, q850Cause: 21 }), 'rejected');
    assert.equal(outboundEndStatus({ sipStatus: 404 }), 'noSuchNumber');
  });

  it('calls everything else a failure of the carrier', () => {
    assert.equal(outboundEndStatus({ sipStatus: 503 }), 'carrierFailure');
    assert.equal(outboundEndStatus({ sipStatus: 500, q850Cause: 41 }), 'carrierFailure');
    assert.equal(outboundEndStatus({}), 'carrierFailure');
  });

  it('S25, S26: there are the sixteen of the manual, 正常结束 counted once, and two past it', () => {
    assert.equal(endStatuses.length, 5 + 10 - 1 + 2);
  });
});
