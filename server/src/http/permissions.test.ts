import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { finishCall, goOnline } from '../testing/finished-call.js';
import type { Answer, TestPage } from '../testing/test-page.js';
import { TestServer } from '../testing/test-server.js';

interface Operation {
  readonly method: string;
  /** With `{id}` and the like filled in. */
  readonly path: string;
  readonly tag: string;
  /** Whether a sign-in is asked for, as the interface's description says. */
  readonly isOwn: boolean;
}

/** What needs no sign-in, and why: every other route must ask for one. */
const open = new Map([
  ['POST /api/v1/sessions', 'signs in'],
  ['POST /api/v1/sessions/first', 'completes a first sign-in by its token'],
  ['POST /api/v1/sessions/centre', 'chooses a centre by its token'],
  ['POST /api/v1/sessions/refresh', 'renews by the refresh token'],
  ['POST /api/v1/codes', 'sends a code to a number'],
  ['POST /api/v1/password-resets', 'takes a code'],
  ['POST /api/v1/password-resets/complete', 'takes the token of a code'],
  ['POST /api/v1/login-tokens', 'takes an API key'],
  ['GET /recordings/{token}', 'takes a signed link'],
  ['GET /record-sheets/{token}', 'takes a signed link'],
]);

/** Nobody but their owner may read these in any answer. */
const secrets = ['ann-secret', 'ben-secret', 'ben@test.example', 'Ben', '18912348352'];

describe('who may ask for what', () => {
  let server: TestServer;
  let operations: Operation[];
  let pages: { nobody: TestPage; ann: TestPage; zoe: TestPage };

  before(async () => {
    server = await TestServer.start();
    pages = {
      nobody: await server.page(),
      ann: await server.signedIn('ann'),
      zoe: await server.signedIn('zoe'),
    };
    const { body } = await pages.nobody.request('GET', '/api/openapi.json');
    const paths = body.paths as Record<string, Record<string, { tags?: string[]; security?: object[] }>>;
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => method !== 'head')
        .map(([method, { tags, security }]) => ({
          method: method.toUpperCase(),
          path,
          tag: tags?.[0] ?? '',
          isOwn: security !== undefined,
        })),
    );
  });
  after(() => server.dispose());

  const ask = (page: TestPage, { method, path }: Operation): Promise<Answer> =>
    page.request(method, path.replaceAll(/\{\w+\}/g, 'someone'), method === 'GET' ? {} : { body: {} });
  const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;
  const own = (): Operation[] => operations.filter((one) => !open.has(nameOf(one)));
  const isAdministration = ({ path }: Operation): boolean => path.startsWith('/api/v1/admin/');
  const isSilent = ({ body }: Answer): boolean =>
    secrets.every((secret) => !JSON.stringify(body).includes(secret));

  it('S1: every route but the ways in asks for a sign-in, before it looks at anything else', async () => {
    assert.ok(operations.length > 40);

    for (const operation of own()) {
      const answer = await ask(pages.nobody, operation);
      assert.deepEqual([nameOf(operation), answer.status], [nameOf(operation), 401]);
      assert.equal(answer.body.code, 'auth/session-expired');
      assert.ok(isSilent(answer), nameOf(operation));
    }
  });

  it('S1: the ways in tell a stranger nothing and do nothing', async () => {
    for (const operation of operations.filter((one) => open.has(nameOf(one)))) {
      const answer = await ask(pages.nobody, operation);
      assert.ok([400, 401, 403, 404].includes(answer.status), `${nameOf(operation)}: ${answer.status}`);
      assert.ok(isSilent(answer), nameOf(operation));
    }
  });

  it('S1: a token that was made up, or belongs to another browser, opens nothing', async () => {
    const thief = await server.page();

    for (const token of ['made.up.token', pages.ann.accessToken]) {
      thief.accessToken = token;
      for (const operation of own()) {
        const answer = await ask(thief, operation);
        assert.deepEqual([nameOf(operation), answer.status], [nameOf(operation), 401]);
        assert.ok(isSilent(answer), nameOf(operation));
      }
    }
  });

  it('S32: an agent can do nothing of an administrator, whatever is sent', async () => {
    const administration = operations.filter(isAdministration);
    assert.ok(administration.length >= 15);

    for (const operation of administration) {
      const answer = await ask(pages.ann, operation);
      assert.deepEqual(
        [nameOf(operation), answer.status, answer.body.code],
        [nameOf(operation), 403, 'auth/forbidden'],
      );
      assert.ok(isSilent(answer), nameOf(operation));
    }
  });

  it('S32: an administrator comes past the door everywhere, and learns of no other centre', async () => {
    for (const operation of operations.filter((one) => isAdministration(one) && one.method === 'GET')) {
      const answer = await ask(pages.zoe, operation);
      assert.deepEqual([nameOf(operation), answer.status], [nameOf(operation), 200]);
    }
    for (const operation of operations.filter((one) => isAdministration(one) && one.path.includes('{'))) {
      const { status } = await ask(pages.zoe, operation);
      assert.ok([400, 404, 422].includes(status), `${nameOf(operation)}: ${status}`);
    }
  });

  it("S23: what is named in an address is the caller's own or not there", async () => {
    const named = own().filter(
      (one) => one.path.includes('{') && /^\/api\/v1\/(calls|records)\//.test(one.path),
    );
    assert.ok(named.length >= 10);

    for (const operation of named) {
      const answer = await ask(pages.ann, operation);
      assert.ok([400, 404].includes(answer.status), `${nameOf(operation)}: ${answer.status}`);
      assert.ok(isSilent(answer), nameOf(operation));
    }
  });

  it("S23: another agent's call and record, by their real names, are not there", async () => {
    const ben = await server.signedIn('ben');
    const stream = await goOnline(server, ben, 'ben');
    const callId = await finishCall(server, { page: ben, stream, customer: '18912348352' });
    const bodies: Record<string, object> = {
      '/transfer': { to: { kind: 'agent', id: 'ann' } },
      '/self-service/start': { flowId: 'intro' },
      '/send-digits': { digits: '1' },
    };
    const named = own().filter((one) => /^\/api\/v1\/(calls|records)\/\{/.test(one.path));
    assert.ok(named.length >= 10);

    for (const operation of named) {
      const path = operation.path.replaceAll(/\{\w+\}/g, callId);
      const ending = Object.keys(bodies).find((one) => path.endsWith(one)) ?? '';
      const body = operation.method === 'GET' ? {} : { body: bodies[ending] ?? { remark: 'mine' } };
      const theirs = await pages.ann.request(operation.method, path, body);
      assert.deepEqual([nameOf(operation), theirs.status], [nameOf(operation), 404]);
      assert.ok(isSilent(theirs), nameOf(operation));
      const ours = await ben.request(operation.method, path, body);
      assert.notEqual(ours.body.code, 'call/not-found', `${nameOf(operation)} knows its owner`);
    }
  });

  it('S1: an access token that has run out opens nothing', async () => {
    server.clock.advance(24 * 3_600_000);

    for (const operation of own()) {
      const answer = await ask(pages.zoe, operation);
      assert.deepEqual([nameOf(operation), answer.status], [nameOf(operation), 401]);
    }
  });
});
