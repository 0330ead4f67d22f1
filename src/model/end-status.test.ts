import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endStatusCode, endStatuses, outboundEndStatus } from './end-status.js';

describe('outboundEndStatus', () => {
  it('S26: believes the Q.850 cause before the SIP status it was mapped to', () => {
    assert.equal(outboundEndStatus({ sipStatus: 480, q850Cause: 20 }), 'poweredOff');
    assert.equal(outboundEndStatus({ sipStatus: 480, q850Cause: 27 }), 'outOfCoverage');
    assert.equal(outboundEndStatus({ sipStatus: 480 }), 'noAnswer');
    assert.equal(outboundEndStatus({ sipStatus: 603, q850Cause: 21 }), 'rejected');
    assert.equal(outboundEndStatus({ sipStatus: 404 }), 'noSuchNumber');
  });

  it('S26: 16 and 31 say nothing by themselves: the SIP answer decides', () => {
    for (const q850Cause of [16, 31]) {
      assert.equal(outboundEndStatus({ sipStatus: 486, q850Cause }), 'busy');
      assert.equal(outboundEndStatus({ sipStatus: 480, q850Cause }), 'noAnswer');
      assert.equal(outboundEndStatus({ q850Cause }), 'carrierFailure');
    }
  });

  it("S26: believes a carrier's text before a cause that says less", () => {
    const texts = {
      您拨打的用户已关机: 'poweredOff',
      'Subscriber powered off': 'poweredOff',
      您拨打的号码是空号: 'noSuchNumber',
      'Unallocated (unassigned) number': 'noSuchNumber',
      '用户欠费，已停机': 'outOfService',
      '您拨打的号码已停机，暂时无法接通': 'outOfService',
      用户不在服务区: 'outOfCoverage',
      您拨打的电话暂时无法接通: 'outOfCoverage',
      用户正在通话中: 'busy',
      'User busy': 'busy',
      用户拒接: 'rejected',
      无人接听: 'noAnswer',
      线路故障: 'carrierFailure',
    } as const;
    for (const [reasonText, status] of Object.entries(texts))
      assert.equal(outboundEndStatus({ sipStatus: 480, q850Cause: 31, reasonText }), status, reasonText);
  });

  it("S26: believes the trunk's own header before everything else", () => {
    const rest = { sipStatus: 486, q850Cause: 17, reasonText: 'User busy' };
    for (const trunkCause of ['204', 'powerOff', 'POWEROFF', '关机'])
      assert.equal(outboundEndStatus({ ...rest, trunkCause }), 'poweredOff', trunkCause);
    assert.equal(outboundEndStatus({ ...rest, trunkCause: '999' }), 'busy');
    assert.equal(
      outboundEndStatus({ ...rest, trunkCause: '1' }),
      'busy',
      'an unanswered call was not normal',
    );
    assert.equal(outboundEndStatus({ ...rest, trunkCause: '103' }), 'busy', 'nobody queues on the way out');
  });

  it('calls everything else a failure of the carrier', () => {
    assert.equal(outboundEndStatus({ sipStatus: 503 }), 'carrierFailure');
    assert.equal(outboundEndStatus({ sipStatus: 500, q850Cause: 41 }), 'carrierFailure');
    assert.equal(outboundEndStatus({ sipStatus: 418 }), 'carrierFailure');
    assert.equal(outboundEndStatus({}), 'carrierFailure');
  });

  it('S25, S26: there are the sixteen of the manual, 正常结束 counted once, and two past it', () => {
    assert.equal(endStatuses.length, 5 + 10 - 1 + 2);
  });
});

describe('endStatusCode', () => {
  it('S25, S26: is the published number; 座席转接, which has none, has one that nobody publishes', () => {
    const published = {
      normal: 1,
      blocklisted: 100,
      abandonedInIvr: 102,
      abandonedInQueue: 103,
      abandonedWhileRinging: 104,
      noAgentOnline: 105,
      noAnswer: 202,
      rejected: 203,
      poweredOff: 204,
      noSuchNumber: 205,
      busy: 206,
      outOfService: 207,
      carrierFailure: 208,
      cancelled: 209,
      outOfCoverage: 210,
      transferred: -1,
    };
    assert.deepEqual(
      Object.fromEntries(endStatuses.map((status) => [status, endStatusCode(status)])),
      published,
    );
  });
});
