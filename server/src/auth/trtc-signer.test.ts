import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { readUserSig } from '../testing/read-user-sig.js';
import { TrtcSigner } from './trtc-signer.js';

const application = { sdkAppId: 1_400_000_000, secret: 'a1b2c3d4'.repeat(8) };
const now = Date.UTC(2026, 4, 1, 8, 0, 0) + 750;

describe('TrtcSigner', () => {
  beforeEach(() => mock.timers.enable({ apis: ['Date'], now }));
  afterEach(() => mock.timers.reset());

  it('B2: signs the agent as TRTC documents it, and tells when the signature ends', () => {
    const { userSig, ...told } = new TrtcSigner(application).sign('ann', 'call-1');

    const signedAtS = Math.floor(now / 1000);
    assert.deepEqual(told, {
      sdkAppId: 1_400_000_000,
      userId: 'ann',
      roomId: 'call-1',
      expiresAt: (signedAtS + 14_400) * 1000,
    });
    assert.deepEqual(readUserSig(userSig, application.secret), {
      version: '2.0',
      userId: 'ann',
      sdkAppId: 1_400_000_000,
      signedAtS,
      validS: 14_400,
      isGenuine: true,
    });
  });

  it('B2: a signature made with another secret is told apart', () => {
    const { userSig } = new TrtcSigner({ ...application, secret: 'f'.repeat(64) }).sign('ann', 'call-1');

    assert.equal(readUserSig(userSig, application.secret).isGenuine, false);
  });

  it('B2: names an agent whose id is too long for TRTC by one that is not, the same each time, each agent another', () => {
    const signer = new TrtcSigner(application);
    const nameOf = (agentId: string): string => signer.sign(agentId, 'call-1').userId;
    const long = `${'a'.repeat(30)}-east`;

    assert.match(nameOf(long), /^[\w-]{32}$/);
    assert.equal(nameOf(long), nameOf(long));
    assert.notEqual(nameOf(long), nameOf(`${'a'.repeat(30)}-west`));
    assert.equal(nameOf('b'.repeat(32)), 'b'.repeat(32));
    const { userId, userSig } = signer.sign(long, 'call-1');
    assert.equal(readUserSig(userSig, application.secret).userId, userId);
  });
});
