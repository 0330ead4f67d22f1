import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { finishCall, goOnline } from '../testing/finished-call.js';
import { readUserSig } from '../testing/read-user-sig.js';
import type { Answer, TestPage } from '../testing/test-page.js';
import { TestServer } from '../testing/test-server.js';

const trtc = { sdkAppId: 1_400_000_000, secret: 'a1b2c3d4'.repeat(8) };
const address = '/api/v1/agent/trtc-credentials';

const ask = (page: TestPage, callId: string): Promise<Answer> =>
  page.request('GET', `${address}?callId=${encodeURIComponent(callId)}`);

describe('credentials for TRTC', () => {
  let server: TestServer;
  let ann: TestPage;
  let callId: string;
  before(async () => {
    server = await TestServer.start({ settings: { trtc } });
    ann = await server.signedIn('ann');
    await goOnline(server, ann, 'ann');
    const placed = await ann.request('POST', '/api/v1/calls', { body: { to: '18912348352' } });
    callId = String(placed.body.callId);
    assert.equal(placed.status, 202);
  });
  after(() => server.dispose());

  it('B2: sign the agent into the room of an own call', async () => {
    const askedAt = Date.now();

    const { status, headers, body } = await ask(ann, callId);

    assert.deepEqual([status, headers.get('cache-control')], [200, 'no-store']);
    assert.deepEqual(Object.keys(body).sort(), ['expiresAt', 'roomId', 'sdkAppId', 'userId', 'userSig']);
    assert.deepEqual([body.sdkAppId, body.userId, body.roomId], [trtc.sdkAppId, 'ann', callId]);
    const sig = readUserSig(String(body.userSig), trtc.secret);
    assert.deepEqual([sig.isGenuine, sig.userId, sig.sdkAppId], [true, 'ann', trtc.sdkAppId]);
    const endsAt = (sig.signedAtS + sig.validS) * 1000;
    const expiresAt = Number(body.expiresAt);
    assert.ok(expiresAt <= endsAt && expiresAt > endsAt - 5_000, `${expiresAt} is not the end at ${endsAt}`);
    assert.ok(expiresAt > askedAt + 3_600_000, 'outlasts a long call');
  });

  it("B2: another agent's call is not there, nor one that nobody has, nor one without a name", async () => {
    const ben = await server.signedIn('ben');

    const theirs = await ask(ben, callId);
    const nobodys = await ask(ben, 'none');
    const unnamed = await ben.request('GET', address);
    const ours = await ask(ann, callId);

    assert.deepEqual([theirs.status, theirs.body.code], [404, 'call/not-found']);
    assert.deepEqual({ ...theirs.body, instance: '' }, { ...nobodys.body, instance: '' });
    assert.equal(JSON.stringify(theirs.body).includes('userSig'), false);
    assert.deepEqual([unnamed.status, unnamed.body.code], [400, 'request/invalid']);
    assert.equal(ours.status, 200);
  });

  it('B2: a stranger gets none', async () => {
    const { status, body } = await ask(await server.page(), 'none');

    assert.deepEqual([status, body.code], [401, 'auth/session-expired']);
  });

  it('B2: an agent who asks again and again waits; the others do not', async () => {
    const zoe = await server.signedIn('zoe');
    const answers: Answer[] = [];
    for (let times = 0; times < 61; times++) answers.push(await ask(zoe, 'none'));

    assert.deepEqual(
      [...new Set(answers.slice(0, 60).map(({ status }) => status)), answers[60]?.body.code],
      [404, 'auth/too-many-attempts'],
    );
    assert.ok(Number(answers[60]?.headers.get('retry-after')) > 0);
    assert.equal((await ask(ann, 'none')).status, 404);
  });

  it('B2: the interface describes the route, and the secret is in no answer of it', async () => {
    const { body } = await ann.request('GET', '/api/openapi.json');
    const paths = body.paths as Record<string, { get: { security: object[]; responses: object } }>;

    assert.deepEqual(paths[address]?.get.security, [{ dpop: [] }]);
    assert.ok(JSON.stringify(paths[address].get.responses).includes('userSig'));
    assert.equal(JSON.stringify(body).includes(trtc.secret), false);
  });

  it('B2: are for calls that are under way: one that is over has no room', async () => {
    const hungUp = await ann.request('POST', `/api/v1/calls/${callId}/hang-up`);

    const { status, body } = await ask(ann, callId);

    assert.equal(hungUp.status, 202);
    assert.deepEqual([status, body.code, body.detail], [409, 'call/refused', 'The call is over.']);
  });
});

describe('credentials for TRTC that nobody has set up', () => {
  it('B2: say what to do', async () => {
    const server = await TestServer.start();
    try {
      const ann = await server.signedIn('ann');
      const callId = await finishCall(server, {
        page: ann,
        stream: await goOnline(server, ann, 'ann'),
        customer: '18912348352',
      });

      const { status, headers, body } = await ask(ann, callId);

      assert.deepEqual([status, body.code, body.retryable], [404, 'server/trtc-not-set-up', false]);
      assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
      assert.match(String(body.remedy), /TCCC_TRTC_SDK_APP_ID and TCCC_TRTC_SECRET/);
    } finally {
      await server.dispose();
    }
  });
});
