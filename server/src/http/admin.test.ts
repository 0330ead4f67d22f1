import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TestPage } from '../testing/test-page.js';
import { TestServer, testSeed } from '../testing/test-server.js';

const admin = '/api/v1/admin';

describe('administration over REST', () => {
  let server: TestServer;
  let ann: TestPage;
  let zoe: TestPage;
  before(async () => {
    server = await TestServer.start();
    [ann, zoe] = [await server.signedIn('ann'), await server.signedIn('zoe')];
  });
  after(() => server.dispose());

  const places = (body: Record<string, unknown>) =>
    (body.details as { fields: Record<string, string[]> }).fields;

  it('S32: a changed setting reaches the desks at once and leaves the others as they were', async () => {
    const stream = await ann.listen();
    await stream.snapshot();

    const changed = await zoe.request('PATCH', `${admin}/settings`, {
      body: {
        wrapUpSeconds: 5,
        restReasons: ['Tea'],
        adminUrl: 'https://admin.example/',
        thirdPartyUrl: 'https://crm.example/?call={callId}',
      },
    });

    const { data } = await stream.fact('settings.changed');
    assert.equal(changed.status, 200);
    assert.deepEqual(
      [changed.body.wrapUpSeconds, changed.body.ringSeconds, changed.body.isMasking, changed.body.name],
      [5, 20, true, 'Test centre'],
    );
    assert.deepEqual(
      [data.wrapUpMs, data.restReasons, data.thirdPartyUrl],
      [5_000, ['Tea'], 'https://crm.example/?call={callId}'],
    );
    await stream.close();
  });

  it('S8: 管理端 leads somewhere for administrators only', async () => {
    const adminUrl = async (page: TestPage) =>
      ((await page.request('GET', '/api/v1/snapshot')).body.settings as { adminUrl: string | null }).adminUrl;

    assert.deepEqual([await adminUrl(zoe), await adminUrl(ann)], ['https://admin.example/', null]);
  });

  it('S32: groups, numbers, flows and the blocklist are put and removed, each at its own address', async () => {
    const id = 'balance';
    const flowBody = { name: 'Balance', start: 'end', nodes: { end: { type: 'return' } } };
    const put = (path: string, body?: object) => zoe.request('PUT', `${admin}/${path}`, { body });

    const statuses = [
      await put('groups/sales', { name: 'Sales' }),
      await put(`flows/${id}`, flowBody),
      await put('numbers/0514-8566%204127', { group: 'sales', flow: id }),
      await put('blocklist/13900000000'),
    ].map(({ status }) => status);
    const lists = await Promise.all(
      ['groups', 'numbers', 'blocklist'].map(
        async (list) => (await zoe.request('GET', `${admin}/${list}`)).body as unknown,
      ),
    );
    const { settings } = (await ann.request('GET', '/api/v1/snapshot')).body as {
      settings: { callerNumbers: string[]; flows: { id: string }[] };
    };

    assert.deepEqual(statuses, [200, 200, 200, 200]);
    assert.deepEqual(lists, [
      [
        { id: 'voice', name: 'Voice' },
        { id: 'sales', name: 'Sales' },
      ],
      [
        { number: '051485664126', group: 'voice' },
        { number: '051485664127', group: 'sales', flow: id },
      ],
      ['13900000000'],
    ]);
    assert.deepEqual(settings.callerNumbers, ['051485664126', '051485664127']);
    assert.deepEqual(
      settings.flows.map((one) => one.id),
      [id],
    );
  });

  it('S32: what does not fit together is refused whole, with every place named', async () => {
    const removeUsed = await zoe.request('DELETE', `${admin}/groups/sales`);
    const removeServed = await zoe.request('DELETE', `${admin}/groups/voice`);
    const unknownGroup = await zoe.request('PUT', `${admin}/numbers/10086`, { body: { group: 'none' } });
    const misspelt = await zoe.request('PATCH', `${admin}/settings`, { body: { wrapUpSecond: 3 } });
    const gone = await zoe.request('DELETE', `${admin}/blocklist/13911111111`);
    const groups = (await zoe.request('GET', `${admin}/groups`)).body as unknown as object[];

    assert.deepEqual([removeUsed.status, removeUsed.body.code], [422, 'settings/invalid']);
    assert.deepEqual(places(removeUsed.body), { 'numbers.1.group': ['there is no group "sales"'] });
    assert.deepEqual(places(removeServed.body)['groups.voice'], ['is still served by agents']);
    assert.deepEqual(Object.keys(places(unknownGroup.body)), ['numbers.2.group']);
    assert.deepEqual([misspelt.status, Object.keys(places(misspelt.body))], [400, ['wrapUpSecond']]);
    assert.equal(gone.status, 404);
    assert.equal(groups.length, 2);
  });

  it('S32: a new agent gets the first password by mail and a seat in the groups', async () => {
    const { status, body } = await zoe.request('POST', `${admin}/agents`, {
      body: { email: 'Fay@test.example', name: 'Fay', groups: ['sales'], language: 'en' },
    });
    const again = await zoe.request('POST', `${admin}/agents`, {
      body: { email: 'fay@test.example', name: 'Fay', groups: ['none'] },
    });
    const directory = (await ann.request('GET', '/api/v1/directory')).body as {
      colleagues: { name: string; groupIds: string[] }[];
    };

    assert.deepEqual([status, body.isReady, body.groups], [201, false, ['sales']]);
    assert.deepEqual(Object.keys(places(again.body)), ['groups.0']);
    assert.deepEqual(directory.colleagues.find(({ name }) => name === 'Fay')?.groupIds, ['sales']);
  });

  it('S32: an agent who is disabled is signed out and stays out; nobody does that to themselves', async () => {
    const ben = await server.signedIn('ben');
    const stream = await ben.listen();
    await stream.snapshot();

    const answer = await zoe.request('PATCH', `${admin}/agents/ben`, { body: { isDisabled: true } });
    const { data } = await stream.fact('session.ended');
    const used = await ben.request('GET', '/api/v1/snapshot');
    const signedIn = await (await server.page()).signIn('ben@test.example', 'ben-secret-1');
    const oneself = await zoe.request('PATCH', `${admin}/agents/zoe`, { body: { role: 'agent' } });

    assert.deepEqual([answer.status, answer.body.isDisabled, data.reason], [200, true, 'revoked']);
    assert.equal(used.status, 401);
    assert.deepEqual([signedIn.status, signedIn.body.code], [403, 'auth/account-disabled']);
    assert.deepEqual([oneself.status, oneself.body.code], [422, 'settings/invalid']);
  });

  it('S32: a removed agent is gone from directory and sign-in', async () => {
    const removed = await zoe.request('DELETE', `${admin}/agents/eve`);
    const again = await zoe.request('DELETE', `${admin}/agents/eve`);
    const list = (await zoe.request('GET', `${admin}/agents`)).body as unknown as { id: string }[];

    assert.deepEqual([removed.status, again.status], [204, 404]);
    assert.equal(
      list.some(({ id }) => id === 'eve'),
      false,
    );
  });

  it('S32: what REST changed stays over a restart and wins over the seed, which rules the rest', async () => {
    await server.running.stop();
    const seed = testSeed
      .replace('wrapUpSeconds: 30', 'wrapUpSeconds: 40')
      .replace('ringSeconds: 20', 'ringSeconds: 25')
      .replace('[voice], password: "ben', '[], password: "ben');
    server = await TestServer.start({ directory: server.directory, seed });
    zoe = await server.signedIn('zoe');

    const { body } = await zoe.request('GET', `${admin}/settings`);
    const agents = (await zoe.request('GET', `${admin}/agents`)).body as unknown as {
      id: string;
      isDisabled: boolean;
      groups: string[];
    }[];

    assert.deepEqual([body.wrapUpSeconds, body.ringSeconds], [5, 25]);
    assert.equal(
      agents.some(({ id }) => id === 'eve'),
      false,
    );
    const ben = agents.find(({ id }) => id === 'ben');
    assert.deepEqual([ben?.isDisabled, ben?.groups], [true, ['voice']]);
  });
});
