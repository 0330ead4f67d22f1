import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { demoSeedPath } from '../settings.js';
import { TestServer } from '../testing/test-server.js';

describe('the HTTP interface', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start()));
  after(() => server.dispose());

  it("answers what it can't understand with a problem document", async () => {
    const page = await server.page();
    const post = (body: string, headers = {}) => page.request('POST', '/api/v1/sessions', { body, headers });

    const malformed = await post('{"kind":');
    const wrongShape = await post('{"kind":"password","email":""}');
    const tooLarge = await post(JSON.stringify({ kind: 'x'.repeat(70_000) }));
    const otherType = await post('kind=password', { 'content-type': 'text/csv' });
    const unknown = await page.request('GET', '/api/v1/nothing');

    const told = [malformed, wrongShape, tooLarge, otherType, unknown].map(({ status, body, headers }) => [
      status,
      body.code,
      body.status,
      headers.get('content-type'),
    ]);
    const type = 'application/problem+json';
    assert.deepEqual(told, [
      [400, 'request/invalid', 400, type],
      [400, 'request/invalid', 400, type],
      [413, 'request/invalid', 413, type],
      [415, 'request/invalid', 415, type],
      [404, 'request/not-found', 404, type],
    ]);
    assert.deepEqual(Object.keys((wrongShape.body.details as { fields: object }).fields), [
      'email',
      'password',
    ]);
  });

  it('describes itself as OpenAPI 3.1', async () => {
    const { status, body } = await (await server.page()).request('GET', '/api/openapi.json');
    const paths = body.paths as Record<
      string,
      Record<string, { requestBody?: { content: Record<string, { schema: { properties: object } }> } }>
    >;

    assert.deepEqual([status, body.openapi], [200, '3.1.0']);
    assert.deepEqual(
      Object.keys(
        paths['/api/v1/presence']?.put?.requestBody?.content['application/json']?.schema.properties ?? {},
      ),
      ['state', 'restReason'],
    );
    assert.equal(Object.keys(paths).includes('/api/v1/calls/{callId}/hang-up'), true);
  });

  it('tells that it is ready, and keeps the telephones of a centre that is no demo to itself', async () => {
    const page = await server.page();

    const health = await page.request('GET', '/healthz');
    const phones = await page.request('GET', '/customer/config.json');

    assert.deepEqual([health.status, health.body], [200, { status: 'ready' }]);
    assert.equal(phones.status, 404);
  });

  it('lets pages of listed origins in, and no others', async () => {
    const preflight = async (origin: string) => {
      const headers = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'dpop,idempotency-key',
      };
      const response = await fetch(`${server.url}/api/v1/calls`, { method: 'OPTIONS', headers });
      return [
        response.headers.get('access-control-allow-origin'),
        response.headers.get('access-control-allow-credentials'),
      ];
    };

    assert.deepEqual(await preflight('https://crm.example'), ['https://crm.example', null]);
    assert.deepEqual(await preflight('https://evil.example'), [null, null]);
  });

  it('B13: lets pages in that the operator names in the environment', async () => {
    const open = await TestServer.start({ settings: { origins: ['http://localhost:5173'] } });

    const answer = await fetch(`${open.url}/api/v1/calls`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:5173', 'access-control-request-method': 'POST' },
    });

    assert.equal(answer.headers.get('access-control-allow-origin'), 'http://localhost:5173');
    await open.dispose();
  });

  it('serves pages that run no foreign script', async () => {
    const response = await fetch(`${server.url}/healthz`);

    const policy = String(response.headers.get('content-security-policy'));
    assert.match(policy, /default-src 'self'; script-src 'self'; style-src 'self';/);
    assert.equal(policy.includes('unsafe'), false);
    assert.match(String(response.headers.get('permissions-policy')), /microphone=\(self\)/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  it("S32: shows the telephones of the demo on one's own machine, with the pages that were built", async () => {
    const demo = await TestServer.start({ seed: readFileSync(demoSeedPath, 'utf8') });

    const { status, body } = await (await demo.page()).request('GET', '/customer/config.json');

    const [phone] = body.phones as { number: string; password: string }[];
    assert.equal(status, 200);
    assert.deepEqual([phone?.number, (body.numbers as string[])[0]], ['18912348352', '051485664126']);
    assert.equal(String(phone?.password).length > 10, true);
    await demo.dispose();
  });
});
