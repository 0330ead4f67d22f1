import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Nominations } from './nomination.js';

const protocol = {};
const pairTo = (host: string) => ({ remoteAddr: [host, 4000] as const, protocol });
const check = (priority: number, { isNominating = true, user = 'ours' } = {}) => ({
  attributesKeys: isNominating ? ['PRIORITY', 'USE-CANDIDATE'] : ['PRIORITY'],
  getAttributeValue: (name: 'PRIORITY' | 'USERNAME') => (name === 'PRIORITY' ? priority : `${user}:theirs`),
});

function start() {
  const [first, second] = [pairTo('192.0.2.7'), pairTo('127.0.0.1')];
  const connection = { localUsername: 'ours', nominated: first, checkList: [first, second] };
  const time = { now: 0 };
  const nominations = new Nominations(
    () => connection as never,
    () => time.now,
  );
  const hear = async (host: string, request: ReturnType<typeof check>): Promise<void> => {
    nominations.hear(request, [host, 4000], protocol);
    await Promise.resolve();
  };
  return { connection, time, hear, first, second };
}

describe('Nominations', () => {
  it('follows the peer to the best pair it nominated, in whatever order the checks arrive', async () => {
    const { connection, hear, first, second } = start();
    await hear('192.0.2.7', check(100));
    assert.equal(connection.nominated, first);
    await hear('127.0.0.1', check(200));
    assert.equal(connection.nominated, second);
    await hear('192.0.2.7', check(100));
    assert.equal(connection.nominated, second);
  });

  it('ignores checks that nominate nothing', async () => {
    const { connection, hear, first } = start();
    await hear('127.0.0.1', check(200, { isNominating: false }));
    assert.equal(connection.nominated, first);
  });

  it('leaves a pair the peer no longer nominates: it went to another network', async () => {
    const { connection, hear, time, first } = start();
    await hear('127.0.0.1', check(200));
    time.now = 7000;
    await hear('192.0.2.7', check(100));
    assert.equal(connection.nominated, first);
  });

  it('forgets what was nominated before ICE was restarted', async () => {
    const { connection, hear, first, second } = start();
    await hear('127.0.0.1', check(200));
    assert.equal(connection.nominated, second);
    connection.localUsername = 'renewed';
    await hear('127.0.0.1', check(200));
    await hear('192.0.2.7', check(100, { user: 'renewed' }));
    assert.equal(connection.nominated, first);
  });
});
