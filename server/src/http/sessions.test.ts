import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { TestPage } from '../testing/test-page.js';
import { TestServer } from '../testing/test-server.js';

describe('sign-ins and their proofs', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start()));
  after(() => server.dispose());

  const snapshot = (page: TestPage, options = {}) => page.request('GET', '/api/v1/snapshot', options);

  it('refuses every address of the desk to who is not signed in', async () => {
    const page = await server.page();
    const addresses = [
      ['GET', '/api/v1/snapshot'],
      ['PUT', '/api/v1/presence'],
      ['POST', '/api/v1/wrap-up/return'],
      ['POST', '/api/v1/wrap-up/continue'],
      ['POST', '/api/v1/calls'],
      ['POST', '/api/v1/calls/c1/hang-up'],
      ['POST', '/api/v1/calls/c1/hold'],
      ['POST', '/api/v1/calls/c1/resume'],
      ['PATCH', '/api/v1/calls/c1'],
      ['POST', '/api/v1/tasks/complete'],
      ['POST', '/api/v1/line'],
      ['GET', '/api/v1/records'],
      ['POST', '/api/v1/records/c1/recording-link'],
      ['POST', '/api/v1/event-tickets'],
      ['DELETE', '/api/v1/sessions/current'],
    ] as const;

    const answers = await Promise.all(addresses.map(([method, path]) => page.request(method, path)));

    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      addresses.map(() => [401, 'auth/session-expired']),
    );
    assert.equal(answers[0]?.headers.get('www-authenticate'), 'DPoP algs="ES256"');
  });

  it('takes a proof once, for its own request, time, token and key only', async () => {
    const page = await server.signedIn('ann');
    const stranger = await server.signedIn('ben');
    const jti = randomUUID();
    const now = Math.floor(server.clock.now() / 1000);

    const first = await snapshot(page, { proof: { jti } });
    const refused = await Promise.all([
      snapshot(page, { proof: { jti } }),
      snapshot(page, { headers: { dpop: null } }),
      snapshot(page, { headers: { dpop: 'not.a.proof' } }),
      snapshot(page, { proof: { htm: 'POST' } }),
      snapshot(page, { proof: { htu: `${server.url}/api/v1/records` } }),
      snapshot(page, { proof: { htu: 'https://elsewhere.example/api/v1/snapshot' } }),
      snapshot(page, { proof: { iat: now - 62 } }),
      snapshot(page, { proof: { iat: now + 62 } }),
      snapshot(page, { proof: { ath: 'of-another-token' } }),
      snapshot(stranger, { headers: { authorization: `DPoP ${page.accessToken}` } }),
    ]);

    assert.equal(first.status, 200);
    assert.deepEqual(
      refused.map(({ status, body }) => [status, body.code]),
      refused.map(() => [401, 'auth/proof-invalid']),
    );
  });

  it('refuses a stolen access token even when the thief proves a key of their own', async () => {
    const page = await server.signedIn('ann');
    const thief = await server.page();
    thief.accessToken = page.accessToken;

    const answer = await snapshot(thief);

    assert.deepEqual([answer.status, answer.body.code], [401, 'auth/proof-invalid']);
  });

  it('lets an access token live five minutes; the refresh token gets the next one', async () => {
    const page = await server.signedIn('ann');
    server.clock.advance(301_000);

    const late = await snapshot(page);
    const renewed = await page.renew();
    const back = await snapshot(page);

    assert.deepEqual([late.status, late.body.code], [401, 'auth/session-expired']);
    assert.equal(renewed.status, 200);
    assert.equal((renewed.body.agent as { id: string }).id, 'ann');
    assert.equal(back.status, 200);
  });

  it('ends the sign-in when a refresh token is shown twice', async () => {
    const page = await server.signedIn('ann');
    const old = page.refreshToken;
    await page.renew();
    const stream = await page.listen();
    await stream.snapshot();

    const renew = (refreshToken: string | null) =>
      page.request('POST', '/api/v1/sessions/refresh', {
        body: { refreshToken },
        headers: { authorization: null },
        proof: { ath: undefined },
      });
    const reused = await renew(old);
    const ended = await stream.fact('session.ended');
    const closeCode = await stream.closed;
    const newest = await renew(page.refreshToken);
    const access = await snapshot(page);

    assert.deepEqual([reused.status, reused.body.code], [401, 'auth/session-revoked']);
    assert.deepEqual([ended.data.reason, closeCode], ['revoked', 4401]);
    assert.deepEqual([newest.status, newest.body.code], [401, 'auth/session-revoked']);
    assert.deepEqual([access.status, access.body.code], [401, 'auth/session-revoked']);
  });

  it('B7: gives the same answer again to a page that lost it, under the same idempotency key, until it is used', async () => {
    const page = await server.signedIn('ann');
    const { refreshToken } = page;
    const renew = async () => {
      page.accessToken = null;
      const headers = { 'idempotency-key': 'of-this-renewal' };
      return page.request('POST', '/api/v1/sessions/refresh', { body: { refreshToken }, headers });
    };

    const lost = await renew();
    const repeated = await renew();
    page.keep(repeated);
    const onwards = await page.renew();
    const tooLate = await renew();

    assert.deepEqual([lost.status, repeated.status, onwards.status], [200, 200, 200]);
    assert.equal(repeated.body.refreshToken, lost.body.refreshToken);
    assert.deepEqual([tooLate.status, tooLate.body.code], [401, 'auth/session-revoked']);
  });

  it('renews only for the key that the sign-in began with, and not after twelve idle hours', async () => {
    const page = await server.signedIn('ann');
    const thief = await server.page();
    thief.refreshToken = page.refreshToken;

    const stolen = await thief.renew();
    const own = await page.renew();
    server.clock.advance(12 * 3_600_000);
    const late = await page.renew();
    const unknown = await page.request('POST', '/api/v1/sessions/refresh', {
      body: { refreshToken: 'never-given' },
    });

    assert.deepEqual([stolen.status, stolen.body.code], [401, 'auth/proof-invalid']);
    assert.equal(own.status, 200);
    assert.deepEqual([late.status, late.body.code], [401, 'auth/session-expired']);
    assert.deepEqual([unknown.status, unknown.body.code], [401, 'auth/session-expired']);
  });

  it('S7: signing out revokes the sign-in, tells its pages, dismisses its line and takes the agent offline', async () => {
    const page = await server.signedIn('ben');
    const stream = await page.listen();
    await stream.snapshot();
    await page.request('POST', '/api/v1/line');
    server.telephony.say({ type: 'line.ready', agentId: 'ben' });
    await page.request('PUT', '/api/v1/presence', { body: { state: 'notReady' } });
    await stream.fact('presence.changed', ({ data }) => data.state === 'notReady');

    const answer = await page.request('DELETE', '/api/v1/sessions/current');
    const ended = await stream.fact('session.ended');
    const after = await snapshot(page);
    const desk = await snapshot(await server.signedIn('ben'));

    assert.equal(answer.status, 204);
    assert.equal(ended.data.reason, 'signed-out');
    assert.deepEqual([after.status, after.body.code], [401, 'auth/session-revoked']);
    assert.equal(server.telephony.lines.has('ben'), false);
    assert.equal((desk.body.presence as { state: string }).state, 'offline');
  });

  it('S7: who is signed in at two desks stays present when they leave one', async () => {
    const [left, kept] = [await server.signedIn('ben'), await server.signedIn('ben')];
    const stream = await kept.listen();
    await stream.snapshot();
    await kept.request('POST', '/api/v1/line');
    server.telephony.say({ type: 'line.ready', agentId: 'ben' });
    await kept.request('PUT', '/api/v1/presence', { body: { state: 'notReady' } });

    await left.request('DELETE', '/api/v1/sessions/current');

    const { body } = await snapshot(kept);
    assert.equal((body.presence as { state: string }).state, 'notReady');
    assert.equal(server.telephony.lines.has('ben'), true);
    await stream.close();
  });

  it('ends the open pages of a sign-in that ran out', async () => {
    const page = await server.signedIn('ann');
    const stream = await page.listen();
    await stream.snapshot();
    await page.request('POST', '/api/v1/line');

    server.clock.advance(13 * 3_600_000);

    const code = await stream.closed;
    assert.equal([4401, 1006].includes(code), true);
  });
});
