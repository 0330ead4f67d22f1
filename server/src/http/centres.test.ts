import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer, TestPage } from '../testing/test-page.js';
import { testSeed, TestServer } from '../testing/test-server.js';

/** Ann sits in two centres, Ola in the second only. */
const twoCentres = testSeed
  .replace(
    'name: Ann, groups: [voice],',
    'name: Ann, seats: [{ centre: test, groups: [voice] }, { centre: sea, groups: [lagoon] }],',
  )
  .replace(
    'agents:\n',
    'agents:\n  - { id: ola, email: ola@test.example, name: Ola, seats: [{ centre: sea, groups: [lagoon], role: administrator }], password: "ola-secret-1", isReady: true }\n',
  )
  .replace(
    'apiKeys:\n',
    'apiKeys:\n  - { name: crm, centre: sea, key: "sea-key-sea-key-sea-key-sea-key-1" }\n',
  ).concat(`centres:
  - id: sea
    name: Centre by the sea
    groups: [{ id: lagoon, name: Lagoon }]
    numbers: [{ number: 0514-85664200, group: lagoon }]
    restReasons: [Swim]
    isMasking: false
`);

const choose = (page: TestPage, choiceToken: unknown, centreId: string): Promise<Answer> =>
  page.request('POST', '/api/v1/sessions/centre', { body: { choiceToken, centreId } });

describe('several centres on one server', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start({ seed: twoCentres })));
  after(() => server.dispose());

  /** A page where ann sits in a centre. */
  async function annAt(centreId: string): Promise<TestPage> {
    const page = await server.page();
    const { body } = await page.signIn('ann@test.example', 'ann-secret-1');
    page.keep(await choose(page, body.choiceToken, centreId));
    return page;
  }

  it('S3: who has a seat in two chooses, and sees when they were there', async () => {
    const page = await server.page();

    const proven = await page.signIn('ann@test.example', 'ann-secret-1');
    const entered = await choose(page, proven.body.choiceToken, 'sea');
    const visitedAt = server.clock.now();
    server.clock.advance(5_000);
    const next = await (await server.page()).signIn('ann@test.example', 'ann-secret-1');

    assert.equal(proven.body.kind, 'centre-required');
    assert.deepEqual(proven.body.centres, [
      { id: 'test', name: 'Test centre', lastVisitAt: null },
      { id: 'sea', name: 'Centre by the sea', lastVisitAt: null },
    ]);
    assert.equal(entered.status, 201);
    assert.deepEqual(entered.body.agent, {
      id: 'ann-sea',
      email: 'ann@test.example',
      name: 'Ann',
      role: 'agent',
      centre: { id: 'sea', name: 'Centre by the sea' },
    });
    assert.deepEqual(
      (next.body.centres as { lastVisitAt: number | null }[]).map(({ lastVisitAt }) => lastVisitAt),
      [null, visitedAt],
    );
  });

  it('S3: who has one seat goes straight in', async () => {
    const { body } = await (await server.page()).signIn('ola@test.example', 'ola-secret-1');

    assert.deepEqual([body.kind, (body.agent as { centre: { id: string } }).centre.id], ['signed-in', 'sea']);
  });

  it('S3: a choice works once, for ten minutes, for this page, and only where a seat is', async () => {
    const page = await server.page();
    const { choiceToken } = (await page.signIn('ann@test.example', 'ann-secret-1')).body;
    const late = (await page.signIn('ann@test.example', 'ann-secret-1')).body.choiceToken;

    const elsewhere = await choose(page, choiceToken, 'nowhere');
    const stolen = await choose(await server.page(), choiceToken, 'test');
    const asReset = await page.request('POST', '/api/v1/password-resets/complete', {
      body: { resetToken: choiceToken, newPassword: 'Brand-new-1' },
    });
    const first = await choose(page, choiceToken, 'test');
    const second = await choose(page, choiceToken, 'sea');
    server.clock.advance(600_000);
    const tooLate = await choose(page, late, 'test');

    assert.deepEqual(
      [elsewhere, stolen, asReset, first, second, tooLate].map(({ status, body }) => [status, body.code]),
      [
        [403, 'auth/forbidden'],
        [401, 'auth/token-expired'],
        [401, 'auth/token-expired'],
        [201, undefined],
        [401, 'auth/token-expired'],
        [401, 'auth/token-expired'],
      ],
    );
  });

  it('S3: each centre has its own settings, queue and presence', async () => {
    const [inTown, bySea] = [await annAt('test'), await annAt('sea')];
    const settings = async (page: TestPage): Promise<{ restReasons: string[]; callerNumbers: string[] }> =>
      (await page.request('GET', '/api/v1/snapshot')).body.settings as never;

    const rest = (page: TestPage): Promise<Answer> =>
      page.request('PUT', '/api/v1/presence', { body: { state: 'resting', restReason: 'Swim' } });

    assert.deepEqual((await settings(inTown)).callerNumbers, ['051485664126']);
    assert.deepEqual((await settings(bySea)).callerNumbers, ['051485664200']);
    assert.deepEqual((await settings(bySea)).restReasons, ['Swim']);
    assert.equal((await rest(inTown)).body.code, 'presence/unknown-rest-reason');
  });

  it('S3: a call rings in the centre whose number was dialled, and its record stays there', async () => {
    const pages = [await annAt('test'), await annAt('sea')] as const;
    const streams = await Promise.all(pages.map((page) => page.listen()));
    await Promise.all(streams.map((stream) => stream.snapshot()));
    for (const [index, agentId] of ['ann', 'ann-sea'].entries()) {
      server.telephony.say({ type: 'line.ready', agentId });
      await pages[index]?.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
      await streams[index]?.fact('presence.changed', ({ data }) => data.state === 'idle');
    }

    const callerNumber = '18912348352';
    server.telephony.say({
      type: 'leg.arrived',
      legId: 'sea-leg',
      callerNumber,
      calledNumber: '051485664200',
    });
    const ringing = await streams[1]?.fact('call.changed', ({ data }) => data.value.progress === 'ringing');
    const ring = server.telephony.last('leg.ring-agent');
    server.telephony.say({ type: 'leg.answered', legId: ring.legId });
    await streams[1]?.fact('call.changed', ({ data }) => data.value.progress === 'talking');
    server.telephony.say({ type: 'leg.ended', legId: 'sea-leg', cause: {}, isConnectionLost: false });
    await streams[1]?.fact('record.written');

    assert.equal(ring.agentId, 'ann-sea');
    assert.equal(ringing?.data.context.customerNumber, callerNumber);
    assert.deepEqual(
      streams[0]?.facts.filter(({ type }) => type === 'call.changed'),
      [],
    );
    const total = async (page: TestPage | undefined, scope = ''): Promise<unknown> =>
      (await page?.request('GET', `/api/v1/records${scope}`))?.body.total;
    assert.deepEqual([await total(pages[0]), await total(pages[1])], [0, 1]);
    const [townAdmin, seaAdmin] = [await server.signedIn('zoe'), await server.signedIn('ola')];
    assert.deepEqual(
      [await total(townAdmin, '?scope=centre'), await total(seaAdmin, '?scope=centre')],
      [0, 1],
    );
  });

  it('S3: a number of no centre is not taken', () => {
    const { telephony } = server;
    telephony.say({ type: 'leg.arrived', legId: 'lost', callerNumber: '18912348352', calledNumber: '0514' });

    assert.deepEqual(telephony.effects.at(-1), { type: 'leg.end', legId: 'lost', reason: 'failed' });
  });

  it('S3: an administrator of one centre sees no record of the other', async () => {
    const seaAdmin = await server.signedIn('ola');
    const { body } = await seaAdmin.request('GET', '/api/v1/records?scope=centre');
    const [record] = body.records as { id: string }[];
    const townAdmin = await server.signedIn('zoe');

    const link = await townAdmin.request('POST', `/api/v1/records/${record?.id}/recording-link`);

    assert.deepEqual([link.status, link.body.code], [404, 'record/not-found']);
  });

  it('S3: a login token leads into the centre of its API key, and to agents of that centre only', async () => {
    const ask = async (key: string, email: string): Promise<Answer> =>
      (await server.page()).request('POST', '/api/v1/login-tokens', {
        body: { email },
        headers: { authorization: `ApiKey ${key}` },
      });
    const seaKey = 'sea-key-sea-key-sea-key-sea-key-1';
    const { token } = (await ask(seaKey, 'ann@test.example')).body;
    const entered = await (
      await server.page()
    ).request('POST', '/api/v1/sessions', {
      body: { kind: 'login-token', token },
    });

    assert.equal((entered.body.agent as { id: string }).id, 'ann-sea');
    assert.equal((await ask(seaKey, 'ben@test.example')).status, 400);
    assert.equal((await ask('crm-key-crm-key-crm-key-crm-key-1', 'ola@test.example')).status, 400);
  });

  it('S5: a new password ends the sign-ins of the account in every centre', async () => {
    const pages = [await annAt('test'), await annAt('sea')];
    const page = await server.page();
    const mobile = '13700000001';
    await page.request('POST', '/api/v1/codes', { body: { purpose: 'reset-password', mobile } });
    const code = await server.codeFor(mobile);
    const { body } = await page.request('POST', '/api/v1/password-resets', { body: { mobile, code } });

    await page.request('POST', '/api/v1/password-resets/complete', {
      body: { resetToken: body.resetToken, newPassword: 'Brand-new-1' },
    });

    for (const one of pages)
      assert.equal((await one.request('GET', '/api/v1/snapshot')).body.code, 'auth/session-revoked');
  });
});
