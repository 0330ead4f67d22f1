import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { systemClock } from 'tccc-workbench/base';
import type { ServiceRecord } from 'tccc-workbench/model';
import { SipPhone } from './telephony/embedded/testing/sip-phone.js';
import { ServerProcess } from './testing/server-process.js';
import { TestPage } from './testing/test-page.js';
import { testSeed } from './testing/test-server.js';

const customer = { username: 'customer', password: 'customer-password', number: '18912348352' };
const seed = `${testSeed}\nphones:\n  - { username: customer, password: customer-password, number: "18912348352" }\n`;

describe('the server as a process, with real telephones', () => {
  let directory: string;
  const closing: (() => Promise<void>)[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tccc-main-'));
    writeFileSync(join(directory, 'seed.yaml'), seed);
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Starts the server; a test that fails in the middle leaves none behind. */
  const start = (environment: Readonly<Record<string, string>> = {}): ServerProcess => {
    const server = new ServerProcess({
      DATA_DIR: join(directory, 'data'),
      SEED: join(directory, 'seed.yaml'),
      ...environment,
    });
    closing.push(async () => {
      server.signal('SIGKILL');
      await server.exited;
    });
    return server;
  };

  const signIn = async (url: string, name: string): Promise<TestPage> => {
    const page = await TestPage.open(url, systemClock);
    await page.signIn(`${name}@test.example`, `${name}-secret-1`);
    return page;
  };

  /** Brings a customer and Ann into a call. */
  const talk = async (url: string) => {
    const page = await signIn(url, 'ann');
    const stream = await page.listen();
    const { body: line } = await page.request('POST', '/api/v1/line');
    const phoneOf = async (account: { username: string; password: string; realm: string }) => {
      const phone = await SipPhone.open({ url: String(line.url), ...account });
      closing.push(() => phone.close());
      await phone.register();
      return phone;
    };
    const annsPhone = await phoneOf({
      username: String(line.username),
      password: String(line.password),
      realm: 'test.invalid',
    });
    const customersPhone = await phoneOf({ ...customer, realm: 'test.invalid' });
    await page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
    const incoming = annsPhone.nextCall();
    const call = customersPhone.call('051485664126');
    await (await incoming).answer();
    const talking = await stream.fact('call.changed', ({ data }) => data.value.progress === 'talking');
    return { page, stream, call, callId: talking.data.context.id };
  };

  it(
    'S27: SIGTERM ends the calls, keeps their recordings and exits with 0; the next start plays them',
    { timeout: 90_000 },
    async () => {
      const server = start();
      const { call, callId, stream } = await talk(await server.url());
      server.signal('SIGTERM');

      await call.ended;
      const told = await stream.fact('record.written', ({ data }) => data.id === callId);
      const code = await server.exited;

      const next = start();
      const page = await signIn(await next.url(), 'ann');
      const { body } = await page.request('GET', '/api/v1/records');
      const [record] = body.records as ServiceRecord[];
      const link = await page.request('POST', `/api/v1/records/${callId}/recording-link`);
      const recording = await fetch(String(link.body.url));

      assert.equal(code, 0, server.output.stderr);
      assert.equal(told.data.callerNumber, '189****8352');
      assert.deepEqual([record?.id, record?.endStatus, record?.hasRecording], [callId, 'normal', true]);
      assert.deepEqual([recording.status, recording.headers.get('content-type')], [200, 'audio/mpeg']);
      assert.equal((await recording.arrayBuffer()).byteLength > 100, true);
    },
  );

  it(
    'B15: a call that was up when the server was killed ends as a record at the next start',
    { timeout: 90_000 },
    async () => {
      const server = start();
      const { callId } = await talk(await server.url());
      server.signal('SIGKILL');
      await server.exited;

      const next = start();
      const page = await signIn(await next.url(), 'ann');
      const { body } = await page.request('GET', '/api/v1/records');

      const [record] = body.records as ServiceRecord[];
      assert.deepEqual([record?.id, record?.direction, record?.hungUpBy], [callId, 'inbound', 'system']);
    },
  );

  it('tells its operator what is wrong, and exits with 1', { timeout: 60_000 }, async () => {
    const badPort = start({ PORT: 'eighty' });
    const halfTls = start({ TLS_CERT: 'cert.pem' });
    writeFileSync(join(directory, 'broken.yaml'), 'centre: 1\n');
    const badSeed = start({ SEED: join(directory, 'broken.yaml') });

    const codes = await Promise.all([badPort.exited, halfTls.exited, badSeed.exited]);

    assert.deepEqual(codes, [1, 1, 1]);
    assert.match(badPort.output.stderr, /^PORT must be a whole number from 0 to 65535, not "eighty"\n$/);
    assert.match(halfTls.output.stderr, /TLS_CERT and TLS_KEY go together/);
    assert.match(badSeed.output.stderr, /broken\.yaml:1:9: centre: /);
  });
});
