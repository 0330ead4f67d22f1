import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ServiceRecord } from 'tccc-workbench/model';
import { DataDirectoryLockedError } from './store/lock-file.js';
import { TestServer, testSeed } from './testing/test-server.js';

describe('startServer', () => {
  it('a restarted server knows its agents, presences and records, and ends the call whose telephones died', async () => {
    const first = await TestServer.start();
    const ann = await first.signedIn('ann');
    const stream = await ann.listen();
    await stream.snapshot();
    first.telephony.say({ type: 'line.ready', agentId: 'ann' });
    await ann.request('PUT', '/api/v1/presence', { body: { state: 'notReady' } });
    const { body } = await ann.request('POST', '/api/v1/calls', { body: { to: '18912348352' } });
    await first.running.stop();

    const second = await TestServer.start({ directory: first.directory });
    const again = await second.signedIn('ann');
    const { body: page } = await again.request('GET', '/api/v1/records');
    const { body: snapshot } = await again.request('GET', '/api/v1/snapshot');

    const [record] = page.records as ServiceRecord[];
    assert.deepEqual([page.total, record?.id, record?.hungUpBy], [1, body.callId, 'system']);
    assert.equal((snapshot.calls as { value: { progress: string } }[])[0]?.value.progress, 'ended');
    assert.equal((snapshot.presence as { state: string }).state === 'offline', false);
    assert.deepEqual([...first.fatal, ...second.fatal], []);
    await second.dispose();
  });

  it('does not start on a data directory that another server uses', async () => {
    const server = await TestServer.start();

    await assert.rejects(TestServer.start({ directory: server.directory }), DataDirectoryLockedError);

    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    await server.dispose();
  });

  it('makes up the passwords a seed leaves out, keeps them for its operator only, and knows them again', async () => {
    const seed = testSeed
      .replace('password: "ann-secret-1", ', '')
      .replace('password: "eve-secret-1"', 'isReady: false');
    const first = await TestServer.start({ seed });
    const made = first.running.accounts.map(({ password }) => password);
    const file = join(first.directory, 'generated-secrets.json');
    const signedIn = await (await first.page()).signIn('ann@test.example', String(made[0]));
    await first.running.stop();

    const second = await TestServer.start({ seed, directory: first.directory });

    assert.equal(signedIn.status, 201);
    assert.match(String(made[0]), /^[a-z][a-z2-9]{4}-[a-z2-9]{5}-[a-z2-9]{4}$/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { agents: object }).agents), [
      'ann',
      'eve',
    ]);
    assert.deepEqual(
      second.running.accounts.map(({ password }) => password),
      made,
    );
    await second.dispose();
  });
});
