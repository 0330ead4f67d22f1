import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { DigestGuard } from './digest-guard.js';
import { readInfoDigit } from './info-digit.js';
import { endForm, readReleaseCause } from './release-cause.js';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

describe('readReleaseCause', () => {
  it('S26: prefers the Q.850 cause, wherever it stands', () => {
    assert.deepEqual(
      readReleaseCause(480, ['SIP;cause=480;text="a, b", Q.850;cause=20;text="Subscriber \\"absent\\""']),
      {
        sipStatus: 480,
        q850Cause: 20,
        reasonText: 'Subscriber "absent"',
      },
    );
    assert.deepEqual(readReleaseCause(500, ['SIP ;cause=500', 'q.850 ; cause=27 ; text=Gone']), {
      sipStatus: 500,
      q850Cause: 27,
      reasonText: 'Gone',
    });
  });

  it('makes do with less', () => {
    assert.deepEqual(readReleaseCause(486, []), { sipStatus: 486 });
    assert.deepEqual(readReleaseCause(undefined, ['nonsense;;;']), {});
    assert.deepEqual(readReleaseCause(undefined, ['SIP;cause=200;text="Call completed elsewhere"']), {
      reasonText: 'Call completed elsewhere',
    });
  });

  it('reads back what the centre writes', () => {
    for (const reason of ['normal', 'no-answer', 'busy', 'blocklisted', 'failed'] as const) {
      const { q850Cause } = readReleaseCause(undefined, [endForm(reason).reason]);
      assert.ok(q850Cause !== undefined, `${reason} has no cause`);
    }
  });
});

describe('readInfoDigit', () => {
  it('S19: reads both common forms', () => {
    assert.equal(readInfoDigit('application/dtmf-relay', 'Signal=5\r\nDuration=160\r\n'), '5');
    assert.equal(
      readInfoDigit('Application/DTMF-Relay; charset=utf-8', 'Duration=160\r\nSignal = *\r\n'),
      '*',
    );
    assert.equal(readInfoDigit('application/dtmf', ' # '), '#');
  });

  it('reads no key out of anything else', () => {
    assert.equal(readInfoDigit('application/dtmf', '12'), null);
    assert.equal(readInfoDigit('application/dtmf-relay', 'Signal=flash'), null);
    assert.equal(readInfoDigit('text/plain', '5'), null);
    assert.equal(readInfoDigit(undefined, '5'), null);
  });
});

describe('DigestGuard', () => {
  let now = 1_000_000;
  const guard = new DigestGuard('here', () => now);
  const passwordOf = (username: string): string | undefined => (username === 'li' ? 'secret' : undefined);

  function proof(changes: { password?: string; nonce?: string; username?: string } = {}): string {
    const nonce = changes.nonce ?? /nonce="([^"]+)"/.exec(guard.challenge())?.[1] ?? '';
    const username = changes.username ?? 'li';
    const identity = md5(`${username}:here:${changes.password ?? 'secret'}`);
    const response = md5(`${identity}:${nonce}:00000001:abc:auth:${md5('REGISTER:sip:here')}`);
    return (
      `Digest algorithm=MD5, username="${username}", realm="here", nonce="${nonce}", uri="sip:here", ` +
      `response="${response}", qop=auth, cnonce="abc", nc=00000001`
    );
  }

  const judge = (authorization: string | undefined) =>
    guard.judge({ method: 'REGISTER', authorization }, passwordOf);

  it('takes the right password', () => {
    assert.deepEqual(judge(proof()), { kind: 'proven', username: 'li' });
  });

  it('tells a wrong password from no proof at all', () => {
    assert.deepEqual(judge(proof({ password: 'guess' })), { kind: 'wrong', username: 'li' });
    assert.deepEqual(judge(proof({ username: 'wang' })), { kind: 'wrong', username: 'wang' });
    assert.deepEqual(judge(undefined), { kind: 'unproven', isStale: false });
    assert.deepEqual(judge('Basic bGk6c2VjcmV0'), { kind: 'unproven', isStale: false });
  });

  it('takes no nonce it did not give, and asks again for one that grew old', () => {
    assert.deepEqual(judge(proof({ nonce: 'abc.def' })), { kind: 'unproven', isStale: false });
    const old = proof();
    now += 6 * 60_000;
    assert.deepEqual(judge(old), { kind: 'unproven', isStale: true });
    assert.match(guard.challenge(true), /stale=true/);
  });
});
