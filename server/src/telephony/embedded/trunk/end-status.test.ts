import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { systemClock } from 'tccc-workbench/base';
import { endStatusCode, type EndStatus, type ServiceRecord } from 'tccc-workbench/model';
import { startServer, type RunningServer } from '../../../server.js';
import { readSettings } from '../../../settings.js';
import { TestPage, type TestStream } from '../../../testing/test-page.js';
import { testSeed } from '../../../testing/test-server.js';
import { manyAnswers, type FarEnd } from '../testing/many-answers.js';
import { freePort, Sipp } from '../testing/sipp.js';
import { SipPhone, type PhoneCall } from '../testing/sip-phone.js';

const centreNumber = '051485664126';
const customer = { username: 'customer', password: 'right', number: '18912348352' };
const refuses = (status: string, header?: string): FarEnd => ({
  kind: 'refuses',
  status,
  ...(header === undefined ? {} : { header }),
});

/** What carriers answer for each status. */
const answers: Readonly<Record<string, readonly FarEnd[]>> = {
  noAnswer: [
    refuses('480 Temporarily Unavailable'),
    refuses('480 No Answer', 'Reason: Q.850;cause=18;text="No user responding"'),
    refuses('480 No Answer', 'Reason: Q.850;cause=19'),
    refuses('480 Temporarily Unavailable', 'Reason: Q.850;cause=31;text="Normal, unspecified"'),
  ],
  rejected: [refuses('603 Decline'), refuses('480 No', 'Reason: Q.850;cause=21')],
  poweredOff: [
    refuses('480 Off', 'Reason: Q.850;cause=20;text="Subscriber absent"'),
    refuses('480 Off', 'Reason: Q.850;cause=16;text="用户已关机"'),
    refuses('503 Off', 'X-End-Status: 204'),
  ],
  noSuchNumber: [
    refuses('404 Not Found'),
    refuses('484 Address Incomplete'),
    refuses('503 No', 'Reason: Q.850;cause=1;text="Unallocated number"'),
  ],
  busy: [
    refuses('486 Busy Here'),
    refuses('500 No', 'Reason: Q.850;cause=17'),
    refuses('486 Busy Here', 'Reason: Q.850;cause=16;text="Normal call clearing"'),
  ],
  outOfService: [
    refuses('480 No', 'Reason: Q.850;cause=31;text="您拨打的用户已欠费停机"'),
    refuses('403 Forbidden', 'X-End-Status: outOfCredit'),
  ],
  carrierFailure: [refuses('503 Service Unavailable'), refuses('500 Server Error')],
  outOfCoverage: [
    refuses('480 Off', 'Reason: Q.850;cause=27;text="Destination out of order"'),
    refuses('480 Off', 'Reason: Q.850;cause=20;text="用户不在服务区"'),
  ],
  // Only our own CANCEL is a cancellation by the centre; a network that cancels by itself reads the same.
  cancelled: [refuses('487 Request Terminated')],
};

describe('end statuses, from the far side to the record', { timeout: 180_000 }, () => {
  const farEnds: Record<string, FarEnd> = {
    '13700000001': { kind: 'rings' },
    '13700000002': { kind: 'talks' },
  };
  const numbersOf: Record<string, string[]> = {};
  let next = 13_800_000_001;
  for (const [status, list] of Object.entries(answers))
    numbersOf[status] = list.map((answer) => {
      const number = String(next++);
      farEnds[number] = answer;
      return number;
    });

  const directory = mkdtempSync(join(tmpdir(), 'end-status-'));
  let server: RunningServer;
  let carrier: Sipp;
  let page: TestPage;
  let stream: TestStream;
  let agentPhone: SipPhone;
  const phones: SipPhone[] = [];
  let ring: (call: PhoneCall) => void = () => undefined;
  const ringing = (): Promise<PhoneCall> => new Promise((resolve) => (ring = resolve));

  before(async () => {
    const port = await freePort();
    carrier = await Sipp.start({
      scenario: manyAnswers(farEnds),
      directory,
      port,
      calls: Object.keys(farEnds).length,
    });
    const seedPath = join(directory, 'seed.yaml');
    writeFileSync(
      seedPath,
      `${testSeed.replace('wrapUpSeconds: 30', 'wrapUpSeconds: 0').replace('realm: test.invalid\n', 'realm: test.invalid\nblocklist: ["13612345678"]\n')}
phones:
  - { username: customer, password: right, number: "${customer.number}" }
  - { username: blocked, password: right, number: "13612345678" }
trunks:
  - { id: carrier, transport: tcp, host: 127.0.0.1, port: ${port} }
`,
    );
    const environment = { PORT: '0', DATA_DIR: join(directory, 'data'), SEED: seedPath, LOG_LEVEL: 'fatal' };
    server = await startServer({
      settings: { ...readSettings(environment), mediaAddresses: ['127.0.0.1'] },
      clock: systemClock,
    });
    page = await TestPage.open(server.url, systemClock);
    await page.signIn('ann@test.example', 'ann-secret-1');
    stream = await page.listen();
    await stream.snapshot();
    const { body: line } = await page.request('POST', '/api/v1/line');
    agentPhone = await phone(String(line.username), String(line.password));
    void answerAutomaticCalls();
    await page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
    await stream.fact('presence.changed', ({ data }) => data.state === 'idle');
  });
  after(async () => {
    stream.socket.close();
    await server.stop();
    for (const one of phones) await one.close();
    await carrier.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function phone(username: string, password: string): Promise<SipPhone> {
    const url = `${server.url.replace('http', 'ws')}/sip`;
    const one = await SipPhone.open({ url, realm: 'test.invalid', username, password });
    phones.push(one);
    assert.equal(await one.register(), 200);
    return one;
  }

  /** The agent's line answers what the agent dialled, unless the far side has refused it before. */
  async function answerAutomaticCalls(): Promise<void> {
    for (;;) {
      const call = await agentPhone.nextCall();
      if (call.header('X-TCCC-Answer') === 'automatic') call.answer().catch(() => undefined);
      else ring(call);
    }
  }

  /** The agent calls a number. */
  async function dial(to: string): Promise<string> {
    const { status, body } = await page.request('POST', '/api/v1/calls', { body: { to } });
    assert.equal(status, 202, JSON.stringify(body));
    return String(body.callId);
  }

  async function recordOf(callId: string): Promise<ServiceRecord> {
    await stream.fact('record.written', ({ data }) => data.id === callId);
    const { body } = await page.request('GET', '/api/v1/records');
    const record = (body.records as ServiceRecord[]).find(({ id }) => id === callId);
    assert.ok(record, `Call ${callId} has no record`);
    return record;
  }

  async function expectStatus(callId: string, status: EndStatus): Promise<void> {
    const { endStatus, endCode } = await recordOf(callId);
    assert.deepEqual([endStatus, endCode], [status, endStatusCode(status)]);
  }

  for (const [status, list] of Object.entries(answers))
    it(`S26: ${status} is told from ${list.length} answers of a carrier`, async () => {
      for (const number of numbersOf[status] ?? [])
        await expectStatus(await dial(number), status as EndStatus);
    });

  it('S26: cancelled is what the agent ends while it rings', async () => {
    const callId = await dial('13700000001');
    await stream.fact(
      'call.changed',
      ({ data }) => data.context.id === callId && data.context.isFarEndRinging,
    );
    await page.request('POST', `/api/v1/calls/${callId}/hang-up`);

    await expectStatus(callId, 'cancelled');
    assert.match(carrier.messages, /^CANCEL sip:13700000001@/m);
  });

  it('S26: normal is a call that was answered', async () => {
    const callId = await dial('13700000002');
    await stream.fact(
      'call.changed',
      ({ data }) => data.context.id === callId && data.value.progress === 'talking',
    );
    await page.request('POST', `/api/v1/calls/${callId}/hang-up`);

    await expectStatus(callId, 'normal');
  });

  it('S25: normal is a call the agent answered', async () => {
    const customerPhone = await phone(customer.username, customer.password);
    const offered = ringing();
    const call = customerPhone.call(centreNumber);
    await (await offered).answer();
    const talking = await stream.fact(
      'call.changed',
      ({ data }) => data.context.direction === 'inbound' && data.value.progress === 'talking',
    );
    await call.hangUp();

    await expectStatus(talking.data.context.id, 'normal');
  });

  it('S25: abandonedWhileRinging is a caller who hangs up while the agent is rung', async () => {
    const customerPhone = await phone(customer.username, customer.password);
    const offered = ringing();
    const call = customerPhone.call(centreNumber);
    const callId = (await offered).header('X-TCCC-Call') ?? '';
    await call.answered;
    await call.hangUp();

    await expectStatus(callId, 'abandonedWhileRinging');
  });

  it('S25: blocklisted is refused by the number alone, and recorded', async () => {
    const blocked = await phone('blocked', 'right');
    const { statusCode } = await blocked.call(centreNumber).refused;

    assert.equal(statusCode, 603);
    assert.equal((await recordOfNobody('blocklisted')).endCode, 100);
  });

  it('S25: noAgentOnline is a caller whom nobody could be rung for', async () => {
    await page.request('PUT', '/api/v1/presence', { body: { state: 'offline' } });
    await stream.fact('presence.changed', ({ data }) => data.state === 'offline');
    const customerPhone = await phone(customer.username, customer.password);
    const { statusCode } = await customerPhone.call(centreNumber).refused;

    assert.equal(statusCode, 480);
    assert.equal((await recordOfNobody('noAgentOnline')).endCode, 105);
  });

  /** Calls that reached no agent are nobody's own records; they are written a moment after the refusal. */
  async function recordOfNobody(status: EndStatus): Promise<ServiceRecord> {
    const zoe = await TestPage.open(server.url, systemClock);
    await zoe.signIn('zoe@test.example', 'zoe-secret-1');
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { body } = await zoe.request('GET', '/api/v1/records?scope=centre');
      const record = (body.records as ServiceRecord[]).find(({ endStatus }) => endStatus === status);
      if (record) return record;
    }
    throw new assert.AssertionError({ message: `There is no record of ${status}` });
  }
});
