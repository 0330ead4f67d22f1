import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer, TestPage } from '../testing/test-page.js';
import { testSeed, TestServer } from '../testing/test-server.js';

const ann = '13700000001';
const dan = '13700000004';
const nobody = '13799999999';

const askFor = (page: TestPage, purpose: string, mobile: string): Promise<Answer> =>
  page.request('POST', '/api/v1/codes', { body: { purpose, mobile } });

const bySms = (page: TestPage, mobile: string, code: string): Promise<Answer> =>
  page.request('POST', '/api/v1/sessions', { body: { kind: 'sms-code', mobile, code } });

/** A code that is not this one. */
const otherThan = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');

describe('codes by SMS', () => {
  let server: TestServer;
  let page: TestPage;
  before(async () => {
    server = await TestServer.start();
    page = await server.page();
  });
  after(() => server.dispose());
  const aMomentLater = (): void => server.clock.advance(60_000);

  it('S4: an agent signs in by mobile number and code, however the number is written', async () => {
    const sent = await askFor(page, 'sign-in', ' +86 137-0000-0001 ');
    const code = await server.codeFor(ann);
    const answer = await bySms(page, '137 0000 0001', ` ${code} `);

    assert.deepEqual([sent.status, sent.body], [202, { resendAfterMs: 60_000 }]);
    assert.match(code, /^\d{6}$/);
    assert.deepEqual([answer.status, (answer.body.agent as { id: string }).id], [201, 'ann']);
  });

  it('S4: a code works once', async () => {
    aMomentLater();
    await askFor(page, 'sign-in', ann);
    const code = await server.codeFor(ann);

    const first = await bySms(page, ann, code);
    const second = await bySms(page, ann, code);

    assert.deepEqual([first.status, second.status, second.body.code], [201, 401, 'auth/code-wrong']);
  });

  it('S4: of two who show a code at once one gets in', async () => {
    aMomentLater();
    await askFor(page, 'sign-in', ann);
    const code = await server.codeFor(ann);

    const answers = await Promise.all([bySms(page, ann, code), bySms(page, ann, code)]);

    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 401]);
  });

  it('S4: a code is good for five minutes', async () => {
    server.clock.advance(3_600_000);
    await askFor(page, 'sign-in', ann);
    const code = await server.codeFor(ann);
    server.clock.advance(300_000);

    assert.equal((await bySms(page, ann, code)).body.code, 'auth/code-wrong');
  });

  it('S4: after five wrong tries the right code is no longer taken', async () => {
    await askFor(page, 'sign-in', ann);
    const code = await server.codeFor(ann);

    for (let by = 1; by <= 5; by++)
      assert.equal((await bySms(page, ann, otherThan(code, by))).body.code, 'auth/code-wrong');

    assert.equal((await bySms(page, ann, code)).body.code, 'auth/code-wrong');
  });

  it('S4: a new code takes the place of the one before', async () => {
    aMomentLater();
    await askFor(page, 'sign-in', ann);
    const old = await server.codeFor(ann);
    aMomentLater();
    await askFor(page, 'sign-in', ann);
    const current = await server.codeFor(ann);

    if (old !== current) assert.equal((await bySms(page, ann, old)).status, 401);
    assert.equal((await bySms(page, ann, current)).status, 201);
  });

  it('S4: the next code can be asked for after 60 s, and the refusal says when', async () => {
    server.clock.advance(3_600_000);
    await askFor(page, 'sign-in', ann);
    server.clock.advance(17_000);
    const early = await askFor(page, 'sign-in', ann);
    const otherPurpose = await askFor(page, 'reset-password', ann);
    server.clock.advance(43_000);
    const inTime = await askFor(page, 'sign-in', ann);

    assert.deepEqual(
      [early.status, early.body.code, early.body.retryAfterMs],
      [429, 'auth/code-too-soon', 43_000],
    );
    assert.equal(otherPurpose.body.code, 'auth/code-too-soon');
    assert.equal(inTime.status, 202);
  });

  it('S4: two requests at once send one message; a repeated request is answered as before', async () => {
    server.clock.advance(3_600_000);
    const count = (await server.outbox()).length;
    const ask = (key: string): Promise<Answer> =>
      page.request('POST', '/api/v1/codes', {
        body: { purpose: 'sign-in', mobile: ann },
        headers: { 'idempotency-key': key },
      });

    const atOnce = await Promise.all([ask('key-of-page-1'), ask('key-of-page-2')]);
    const winner = atOnce[0].status === 202 ? 'key-of-page-1' : 'key-of-page-2';
    server.clock.advance(5_000);
    const repeated = await ask(winner);

    assert.deepEqual(atOnce.map(({ status }) => status).sort(), [202, 429]);
    assert.deepEqual([repeated.status, repeated.body], [202, { resendAfterMs: 55_000 }]);
    assert.equal((await server.outbox()).length, count + 1);
  });

  it('S4: a number gets five codes an hour', async () => {
    server.clock.advance(3_600_000);
    const statuses: number[] = [];
    for (let time = 0; time < 5; time++) {
      statuses.push((await askFor(page, 'sign-in', ann)).status);
      aMomentLater();
    }
    const sixth = await askFor(page, 'sign-in', ann);
    server.clock.advance(55 * 60_000);
    const later = await askFor(page, 'sign-in', ann);

    assert.deepEqual(statuses, [202, 202, 202, 202, 202]);
    assert.deepEqual(
      [sixth.status, sixth.body.code, sixth.body.retryAfterMs],
      [429, 'auth/too-many-attempts', 55 * 60_000],
    );
    assert.equal(later.status, 202);
  });

  it('S4: a number that nobody has gets the same answers, and no message', async () => {
    server.clock.advance(2 * 3_600_000);
    const before = (await server.outbox()).length;
    const answersFor = async (mobile: string): Promise<unknown[]> => {
      const answers = [await askFor(page, 'sign-in', mobile), await askFor(page, 'sign-in', mobile)];
      for (let time = 0; time < 5; time++) {
        aMomentLater();
        answers.push(await askFor(page, 'reset-password', mobile));
      }
      answers.push(await bySms(page, mobile, '12345'));
      answers.push(
        await page.request('POST', '/api/v1/password-resets', { body: { mobile, code: '12345' } }),
      );
      return answers.map(({ status, body: { instance: _, ...body } }) => ({ status, body }));
    };

    const unknown = await answersFor(nobody);
    const sentToNobody = (await server.outbox()).length - before;
    server.clock.advance(2 * 3_600_000);
    const known = await answersFor(ann);

    assert.deepEqual(unknown, known);
    assert.equal(sentToNobody, 0);
  });

  it('S4: a code is of no use for another purpose or another number', async () => {
    server.clock.advance(2 * 3_600_000);
    await askFor(page, 'sign-in', ann);
    const code = await server.codeFor(ann);
    await askFor(page, 'sign-in', dan);

    const reset = await page.request('POST', '/api/v1/password-resets', { body: { mobile: ann, code } });
    const otherNumber = await bySms(page, dan, code);

    assert.deepEqual([reset.body.code, otherNumber.body.code], ['auth/code-wrong', 'auth/code-wrong']);
    assert.equal((await bySms(page, ann, code)).status, 201);
  });

  it('S4: a disabled account is told so once the number is proved', async () => {
    const answer = await bySms(page, dan, await server.codeFor(dan));

    assert.deepEqual([answer.status, answer.body.code], [403, 'auth/account-disabled']);
  });

  it('S4: what is no mobile number is refused', async () => {
    for (const mobile of ['', '12345', '0514-85664126', 'ann@test.example']) {
      const { status } = await askFor(page, 'sign-in', mobile);
      assert.ok([400, 422].includes(status), `${mobile}: ${status}`);
    }
  });
});

describe('the limit of codes an address may ask for', () => {
  it('S4: one address gets only so many codes an hour, whatever the numbers', async () => {
    const server = await TestServer.start({ settings: { codesPerHour: 2 } });
    const page = await server.page();

    const answers = [];
    for (const mobile of ['13700000011', '13700000012', '13700000013'])
      answers.push(await askFor(page, 'sign-in', mobile));

    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202, 429],
    );
    assert.deepEqual(
      [answers[2]?.body.code, answers[2]?.body.retryAfterMs],
      ['auth/too-many-attempts', 3_600_000],
    );
    await server.dispose();
  });
});

describe('a first sign-in', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start()));
  after(() => server.dispose());
  const eve = '13700000005';

  it('S2: asks for a proved number, a nickname and a password by the rules, and lets in then', async () => {
    const page = await server.page();
    const { status, body } = await page.signIn('eve@test.example', 'eve-secret-1');
    const { setupToken } = body;
    const complete = (change: object = {}): Promise<Answer> =>
      page.request('POST', '/api/v1/sessions/first', {
        body: {
          setupToken,
          mobile: eve,
          code: '000000',
          newPassword: 'Yunfan-2024',
          name: ' 晓雯 ',
          ...change,
        },
      });
    const ask = (mobile: string): Promise<Answer> =>
      page.request('POST', '/api/v1/codes', { body: { purpose: 'setup', mobile, setupToken } });

    await ask(eve);
    const code = await server.codeFor(eve);
    const weak = await complete({ code, newPassword: 'short' });
    const wrong = await complete({ code: otherThan(code) });
    const nameless = await complete({ code, name: '  ' });
    const done = await complete({ code });
    const twice = await complete({ code });
    const nextDay = await (await server.page()).signIn('eve@test.example', 'Yunfan-2024');

    assert.deepEqual([status, body.kind], [201, 'setup-required']);
    assert.deepEqual(
      [weak.status, weak.body.code, weak.body.details],
      [422, 'auth/password-weak', { unmet: ['length', 'digit', 'special'] }],
    );
    assert.deepEqual([wrong.status, wrong.body.code], [401, 'auth/code-wrong']);
    assert.equal(nameless.status, 400);
    assert.equal(done.status, 201);
    assert.equal((done.body.agent as { name: string }).name, '晓雯');
    assert.deepEqual([twice.status, twice.body.code], [401, 'auth/token-expired']);
    assert.equal(nextDay.body.kind, 'signed-in');
  });

  it('S2: tells the bound number, masked, to its owner, and the whole one to nobody', async () => {
    const page = await server.page();
    page.keep(await page.signIn('eve@test.example', 'Yunfan-2024'));
    const snapshot = await page.request('GET', '/api/v1/snapshot');
    const colleague = await server.signedIn('ann');
    const directory = await colleague.request('GET', '/api/v1/directory');

    assert.equal((snapshot.body.mobile as { number: string }).number, '137****0005');
    assert.equal(JSON.stringify([snapshot.body, directory.body]).includes(eve), false);
  });

  it('S2: a number that is bound to another account is refused, to its holder only', async () => {
    const seed = testSeed.replace(
      '- { id: ben,',
      '- { id: fay, email: fay@test.example, name: Fay, password: "fay-secret-1" }\n  - { id: ben,',
    );
    const other = await TestServer.start({ seed });
    const page = await other.page();
    const { body } = await page.signIn('fay@test.example', 'fay-secret-1');
    const { setupToken } = body;

    const asked = await page.request('POST', '/api/v1/codes', {
      body: { purpose: 'setup', mobile: ann, setupToken },
    });
    const complete = (code: string): Promise<Answer> =>
      page.request('POST', '/api/v1/sessions/first', {
        body: { setupToken, mobile: ann, code, newPassword: 'Yunfan-2024', name: 'Fay' },
      });
    const code = await other.codeFor(ann);
    const guessed = await complete(otherThan(code));
    const proved = await complete(code);

    assert.equal(asked.status, 202);
    assert.equal(guessed.body.code, 'auth/code-wrong');
    assert.deepEqual([proved.status, proved.body.code], [409, 'auth/mobile-taken']);
    await other.dispose();
  });

  it('S2: the step belongs to the page that showed the password', async () => {
    const other = await TestServer.start();
    const page = await other.page();
    const { body } = await page.signIn('eve@test.example', 'eve-secret-1');
    const { setupToken } = body;
    const thief = await other.page();

    const asked = await thief.request('POST', '/api/v1/codes', {
      body: { purpose: 'setup', mobile: eve, setupToken },
    });
    const asReset = await page.request('POST', '/api/v1/password-resets/complete', {
      body: { resetToken: setupToken, newPassword: 'Yunfan-2024' },
    });

    assert.equal(asked.body.code, 'auth/token-expired');
    assert.equal(asReset.body.code, 'auth/token-expired');
    await other.dispose();
  });
});

describe('an invitation', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start()));
  after(() => server.dispose());
  const invite = (page: TestPage, id: string): Promise<Answer> =>
    page.request('POST', `/api/v1/agents/${id}/invitations`);

  it('S2: mails a random password, with which the first sign-in begins; the old one is over', async () => {
    const admin = await server.signedIn('zoe');
    const desk = await server.signedIn('ben');

    const invited = await invite(admin, 'ben');
    const [mail] = await server.outbox();
    const password = /初始密码：(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const page = await server.page();
    const begun = await page.signIn('ben@test.example', password);
    const old = await page.signIn('ben@test.example', 'ben-secret-1');

    assert.equal(invited.status, 204);
    assert.deepEqual(
      [mail?.kind, mail?.to, mail?.subject],
      ['mail', 'ben@test.example', '您已加入Test centre'],
    );
    assert.equal(begun.body.kind, 'setup-required');
    assert.equal(old.body.code, 'auth/wrong-credentials');
    assert.equal((await desk.request('GET', '/api/v1/snapshot')).body.code, 'auth/session-revoked');
  });

  it('S2: is for administrators, and for agents of their centre', async () => {
    const agent = await server.signedIn('ann');
    const admin = await server.signedIn('zoe');

    assert.equal((await invite(agent, 'ben')).body.code, 'auth/forbidden');
    assert.equal((await invite(admin, 'nobody')).body.code, 'request/not-found');
  });
});

describe('a forgotten password', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start()));
  after(() => server.dispose());
  const complete = (page: TestPage, resetToken: unknown, newPassword: string): Promise<Answer> =>
    page.request('POST', '/api/v1/password-resets/complete', { body: { resetToken, newPassword } });

  it('S5: number and code set a new password by the rules; every other sign-in of the account ends', async () => {
    const desk = await server.signedIn('ann');
    const stream = await desk.listen();
    await stream.snapshot();
    const colleague = await server.signedIn('ben');
    const page = await server.page();

    await askFor(page, 'reset-password', ann);
    const code = await server.codeFor(ann);
    const verified = await page.request('POST', '/api/v1/password-resets', { body: { mobile: ann, code } });
    const { resetToken } = verified.body;
    const weak = await complete(page, resetToken, 'no digits!');
    const done = await complete(page, resetToken, 'Brand-new-1');
    const ended = await stream.fact('session.ended');
    const twice = await complete(page, resetToken, 'Brand-new-2');

    assert.equal(verified.status, 201);
    assert.deepEqual(
      [weak.status, weak.body.code, weak.body.details],
      [422, 'auth/password-weak', { unmet: ['digit', 'noBlanks'] }],
    );
    assert.equal(done.status, 204);
    assert.equal(ended.data.reason, 'revoked');
    assert.equal(twice.body.code, 'auth/token-expired');
    assert.equal((await desk.request('GET', '/api/v1/snapshot')).body.code, 'auth/session-revoked');
    assert.equal((await desk.renew()).status, 401);
    assert.equal((await colleague.request('GET', '/api/v1/snapshot')).status, 200);
    assert.equal((await page.signIn('ann@test.example', 'ann-secret-1')).status, 401);
    assert.equal((await page.signIn('ann@test.example', 'Brand-new-1')).status, 201);
  });

  it('S5: a new password opens an account that wrong ones had locked', async () => {
    server.clock.advance(3_600_000);
    const page = await server.page();
    for (let time = 0; time < 5; time++) await page.signIn('ann@test.example', 'wrong');
    const locked = await page.signIn('ann@test.example', 'Brand-new-1');

    await askFor(page, 'reset-password', ann);
    const code = await server.codeFor(ann);
    const { body } = await page.request('POST', '/api/v1/password-resets', { body: { mobile: ann, code } });
    await complete(page, body.resetToken, 'Brand-new-3');

    assert.equal(locked.body.code, 'auth/account-locked');
    assert.equal((await page.signIn('ann@test.example', 'Brand-new-3')).status, 201);
  });

  it('S5: the right to set a password ends after ten minutes', async () => {
    server.clock.advance(3_600_000);
    const page = await server.page();
    await askFor(page, 'reset-password', ann);
    const code = await server.codeFor(ann);
    const { body } = await page.request('POST', '/api/v1/password-resets', { body: { mobile: ann, code } });
    server.clock.advance(600_000);

    assert.equal((await complete(page, body.resetToken, 'Brand-new-4')).body.code, 'auth/token-expired');
  });
});

describe('a change of the mobile number', () => {
  let server: TestServer;
  let page: TestPage;
  before(async () => {
    server = await TestServer.start();
    page = await server.signedIn('ann');
  });
  after(() => server.dispose());
  const fresh = '13700000009';
  const ask = (oldMobile: string, mobile: string): Promise<Answer> =>
    page.request('POST', '/api/v1/agent/mobile/codes', { body: { oldMobile, mobile } });
  const change = (oldMobile: string, newMobile: string, code: string): Promise<Answer> =>
    page.request('PUT', '/api/v1/agent/mobile', { body: { oldMobile, newMobile, code } });

  it('S6: needs the old number, and a code that goes to the new one', async () => {
    const mismatch = await ask('13700000002', fresh);
    const sent = await ask('137 0000 0001', fresh);
    const code = await server.codeFor(fresh);
    const wrong = await change(ann, fresh, otherThan(code));
    const stolen = await change('13700000002', fresh, code);
    const elsewhere = await change(ann, '13700000008', code);
    const done = await change(ann, fresh, code);

    assert.deepEqual([mismatch.status, mismatch.body.code], [422, 'auth/mobile-mismatch']);
    assert.equal(sent.status, 202);
    assert.deepEqual([wrong.status, wrong.body.code], [401, 'auth/code-wrong']);
    assert.equal(stolen.body.code, 'auth/mobile-mismatch');
    assert.equal(elsewhere.body.code, 'auth/code-wrong');
    assert.equal(done.status, 204);
    const snapshot = await page.request('GET', '/api/v1/snapshot');
    assert.equal((snapshot.body.mobile as { number: string }).number, '137****0009');
  });

  it('S6: the new number signs in, the old one does not any more', async () => {
    server.clock.advance(60_000);
    const entrance = await server.page();
    await askFor(entrance, 'sign-in', fresh);
    const entered = await bySms(entrance, fresh, await server.codeFor(fresh));
    await askFor(entrance, 'sign-in', ann);

    assert.equal(entered.status, 201);
    await assert.rejects(server.codeFor(ann), /No code/);
  });

  it('S6: a number of another account is refused once it is proved', async () => {
    server.clock.advance(60_000);
    await ask(fresh, dan);
    const taken = await change(fresh, dan, await server.codeFor(dan));

    assert.deepEqual([taken.status, taken.body.code], [409, 'auth/mobile-taken']);
  });

  it('S6: nobody changes a number who is not signed in', async () => {
    const answer = await (
      await server.page()
    ).request('PUT', '/api/v1/agent/mobile', {
      body: { oldMobile: fresh, newMobile: '13700000010', code: '123456' },
    });

    assert.equal(answer.status, 401);
  });
});
