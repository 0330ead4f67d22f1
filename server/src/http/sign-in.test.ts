import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TestServer } from '../testing/test-server.js';

describe('signing in', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start()));
  after(() => server.dispose());

  it('S1: an agent signs in by e-mail and password, and is told who they are', async () => {
    const page = await server.page();

    const answer = await page.signIn(' ANN@test.example ', 'ann-secret-1');

    assert.equal(answer.status, 201);
    assert.equal(answer.body.kind, 'signed-in');
    assert.equal(answer.body.expiresInS, 300);
    assert.deepEqual(answer.body.agent, {
      id: 'ann',
      email: 'ann@test.example',
      name: 'Ann',
      role: 'agent',
      centre: { id: 'test', name: 'Test centre' },
    });
    assert.equal((await page.request('GET', '/api/v1/snapshot')).status, 200);
  });

  it('S1: a wrong password, an unknown address and a disabled account are each told', async () => {
    const page = await server.page();

    const wrong = await page.signIn('ann@test.example', 'ann-secret-2');
    const unknown = await page.signIn('nobody@test.example', 'ann-secret-1');
    const disabled = await page.signIn('dan@test.example', 'dan-secret-1');

    assert.deepEqual([wrong.status, wrong.body.code], [401, 'auth/wrong-credentials']);
    assert.deepEqual([unknown.status, unknown.body.code], [401, 'auth/wrong-credentials']);
    assert.deepEqual([disabled.status, disabled.body.code], [403, 'auth/account-disabled']);
    assert.match(String(wrong.headers.get('content-type')), /^application\/problem\+json/);
    assert.equal(wrong.body.type, 'https://tccc-workbench.dev/errors/auth/wrong-credentials');
    assert.equal(wrong.body.instance, wrong.headers.get('x-request-id'));
  });

  it('S1: five wrong passwords, also sent at once, lock the account for 15 minutes, the next five for 30', async () => {
    const page = await server.page();
    const guess = (password: string) => page.signIn('ben@test.example', password);

    const first = await Promise.all(['1', '2', '3', '4', '5', '6'].map(guess));
    const locked = await guess('ben-secret-1');
    server.clock.advance(15 * 60_000);
    const again = await Promise.all(['1', '2', '3', '4', '5'].map(guess));
    const lockedLonger = await guess('ben-secret-1');
    server.clock.advance(30 * 60_000);
    const free = await guess('ben-secret-1');

    assert.deepEqual(first.map(({ body }) => body.code).sort(), [
      'auth/account-locked',
      ...Array<string>(5).fill('auth/wrong-credentials'),
    ]);
    assert.deepEqual(
      [locked.status, locked.body.retryAfterMs, locked.headers.get('retry-after')],
      [423, 900_000, '900'],
    );
    assert.equal(
      again.every(({ status }) => status === 401),
      true,
    );
    assert.equal(lockedLonger.body.retryAfterMs, 1_800_000);
    assert.equal(free.status, 201);
  });

  it('a host application signs its agent in by a token that works once and for ten minutes', async () => {
    const host = await server.page();
    const ask = (key: string) =>
      host.request('POST', '/api/v1/login-tokens', {
        body: { email: 'ann@test.example' },
        headers: { authorization: `ApiKey ${key}` },
      });
    const use = async (token: unknown) =>
      (await server.page()).request('POST', '/api/v1/sessions', { body: { kind: 'login-token', token } });

    const stranger = await ask('another-key-another-key-another-1');
    const anonymous = await host.request('POST', '/api/v1/login-tokens', {
      body: { email: 'ann@test.example' },
    });
    const issued = await ask('crm-key-crm-key-crm-key-crm-key-1');
    const late = await ask('crm-key-crm-key-crm-key-crm-key-1');
    const used = await use(issued.body.token);
    const reused = await use(issued.body.token);
    server.clock.advance(600_000);
    const expired = await use(late.body.token);

    assert.deepEqual([stranger.status, anonymous.status, issued.status], [403, 401, 201]);
    assert.equal(used.body.kind, 'signed-in');
    assert.deepEqual([reused.status, reused.body.code], [401, 'auth/login-token-invalid']);
    assert.equal(expired.status, 401);
  });
});

describe('the limit of attempts', () => {
  it('S1: one address may try only so often a minute', async () => {
    const server = await TestServer.start({ settings: { signInsPerMinute: 3 } });
    const page = await server.page();

    const answers = [];
    for (let attempt = 0; attempt < 4; attempt++)
      answers.push(await page.signIn(`nobody${attempt}@test.example`, 'x'));

    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401, 401, 429],
    );
    assert.equal(answers[3]?.body.code, 'auth/too-many-attempts');
    await server.dispose();
  });
});
