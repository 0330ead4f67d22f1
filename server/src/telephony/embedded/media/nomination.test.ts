import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Nominations } from './nomination.js';

const protocol = {};
const pairTo = (host: string) => ({ remoteAddr: [host, 4000] as const, protocol });
const check = ({ isNominating = true, user = 'ours' } = {}) => ({
  attributesKeys: isNominating ? ['PRIORITY', 'USE-CANDIDATE'] : ['PRIORITY'],
  getAttributeValue: () => `${user}:theirs`,
});

function start() {
  const [first, second] = [pairTo('192.0.2.7'), pairTo('127.0.0.1')];
  const connection = { localUsername: 'ours', nominated: first, checkList: [first, second] };
  const nominations = new Nominations(() => connection as never);
  const hear = async (host: string, request: ReturnType<typeof check>): Promise<void> => {
    nominations.hear(request, [host, 4000], protocol);
    await Promise.resolve();
  };
  return { connection, hear, first, second };
}

describe('Nominations', () => {
  it('follows the peer to the pair it nominated last: it listens on no other', async () => {
    const { connection, hear, first, second } = start();
    await hear('192.0.2.7', check());
    assert.equal(connection.nominated, first);
    await hear('127.0.0.1', check());
    assert.equal(connection.nominated, second);
    await hear('192.0.2.7', check());
    assert.equal(connection.nominated, first);
  });

  it('ignores checks that nominate nothing', async () => {
    const { connection, hear, first } = start();
    await hear('127.0.0.1', check({ isNominating: false }));
    assert.equal(connection.nominated, first);
  });

  it('forgets what was nominated before ICE was restarted', async () => {
    const { connection, hear, first, second } = start();
    await hear('127.0.0.1', check());
    assert.equal(connection.nominated, second);
    connection.localUsername = 'renewed';
    await hear('127.0.0.1', check());
    await hear('192.0.2.7', check({ user: 'renewed' }));
    assert.equal(connection.nominated, first);
  });
});
