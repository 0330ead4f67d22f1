import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { systemClock } from 'tccc-workbench/base';
import { SipPhone } from '../telephony/embedded/testing/sip-phone.js';
import { ServerProcess } from '../testing/server-process.js';
import { SpanReceiver, type ReceivedSpan } from '../testing/span-receiver.js';
import { TestPage } from '../testing/test-page.js';
import { testSeed } from '../testing/test-server.js';

const customer = { username: 'customer', password: 'customer-password', number: '18912348352' };
const seed = `${testSeed}\nphones:\n  - { username: customer, password: customer-password, number: "18912348352" }\n`;
const traceId = '0af7651916cd43dd8448eb211c80319c';

describe('traces of a server in a process of its own', () => {
  let directory: string;
  const closing: (() => Promise<void>)[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tccc-tracing-'));
    writeFileSync(join(directory, 'seed.yaml'), seed);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    rmSync(directory, { recursive: true, force: true });
  });

  const start = (environment: Readonly<Record<string, string>>): ServerProcess => {
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

  const receiver = async (): Promise<SpanReceiver> => {
    const opened = await SpanReceiver.open();
    closing.push(() => opened.close());
    return opened;
  };

  const phone = async (account: { url: string; username: string; password: string }): Promise<SipPhone> => {
    const opened = await SipPhone.open({ ...account, realm: 'test.invalid' });
    closing.push(() => opened.close());
    await opened.register();
    return opened;
  };

  /** A customer calls, Ann answers, holds, resumes and is refused what makes no sense; she hangs up. */
  const call = async (url: string): Promise<string> => {
    const page = await TestPage.open(url, systemClock);
    await page.signIn('ann@test.example', 'ann-secret-1');
    const stream = await page.listen();
    const { body: line } = await page.request('POST', '/api/v1/line');
    const lineUrl = String(line.url);
    const anns = await phone({
      url: lineUrl,
      username: String(line.username),
      password: String(line.password),
    });
    const customers = await phone({ url: lineUrl, ...customer });
    await page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
    const incoming = anns.nextCall();
    customers.call('051485664126');
    await (await incoming).answer();
    const talking = await stream.fact('call.changed', ({ data }) => data.value.progress === 'talking');
    const callId = talking.data.context.id;
    const ask = (act: string): Promise<unknown> =>
      page.request('POST', `/api/v1/calls/${callId}/${act}`, {
        headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
      });
    await ask('hold');
    await stream.fact('call.changed', ({ data }) => data.value.line === 'held');
    await ask('hold');
    await ask('resume');
    await stream.fact('call.changed', ({ data }) => data.value.line === 'active');
    await ask('hang-up');
    await stream.fact('record.written', ({ data }) => data.id === callId);
    await stream.close();
    return callId;
  };

  it(
    'B14: a call, its legs, its commands and their requests reach the collector; SIGTERM sends what is left',
    { timeout: 90_000 },
    async () => {
      const collector = await receiver();
      const server = start({
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_SERVICE_NAME: 'desk-of-the-test',
        // Nothing would be sent within this test but for the SIGTERM.
        OTEL_BSP_SCHEDULE_DELAY: '3600000',
      });
      const callId = await call(await server.url());
      assert.equal(collector.spans.length, 0);

      server.signal('SIGTERM');
      const code = await server.exited;

      assert.equal(code, 0, server.output.stderr);
      const [span] = collector.named('call inbound');
      assert.equal(collector.named('call inbound').length, 1);
      assert.deepEqual(
        [span?.service, span?.parentSpanId, span?.attributes['tccc.call.id']],
        ['desk-of-the-test', undefined, callId],
      );
      assert.deepEqual(
        span?.events.filter((name) => ['ringing', 'answered', 'held', 'resumed', 'ended'].includes(name)),
        ['ringing', 'answered', 'held', 'resumed', 'ended'],
      );
      assert.equal(span.attributes['tccc.call.end_status'], 'normal');
      assert.equal(span.attributes['tccc.call.hung_up_by'], 'agent');
      assert.equal(span.attributes['tccc.agent.id'], 'ann');
      assert.ok(BigInt(span.endTimeUnixNano) > BigInt(span.startTimeUnixNano));
      const legs = collector.spans.filter(({ parentSpanId }) => parentSpanId === span.spanId);
      assert.deepEqual(legs.map(({ name }) => name).sort(), ['leg agent', 'leg customer']);
      assertCommands(collector, callId);
    },
  );

  /** Commands stand within their requests, and those within the trace that the page began. */
  function assertCommands(collector: SpanReceiver, callId: string): void {
    const holds = collector.named('command call.hold');
    assert.deepEqual(
      holds.map(({ attributes }) => [attributes['tccc.outcome'], attributes['error.type']]),
      [
        ['accepted', undefined],
        ['refused', 'call/refused'],
      ],
    );
    const requests = collector.named('POST /api/v1/calls/:callId/hold');
    assert.deepEqual(
      requests.map(({ attributes }) => [
        attributes['http.response.status_code'],
        attributes['error.type'],
        attributes['tccc.agent.id'],
      ]),
      [
        [202, undefined, 'ann'],
        [409, 'call/refused', 'ann'],
      ],
    );
    const pair = (of: readonly ReceivedSpan[]): unknown[] => of.map(({ parentSpanId }) => parentSpanId);
    assert.deepEqual(
      pair(holds),
      requests.map(({ spanId }) => spanId),
    );
    assert.deepEqual(pair(requests), ['b7ad6b7169203331', 'b7ad6b7169203331']);
    assert.deepEqual(new Set([...holds, ...requests].map((one) => one.traceId)), new Set([traceId]));
    assert.equal(holds[0]?.attributes['tccc.call.id'], callId);
    const [presence] = collector.named('command presence.set');
    const [choosing] = collector.named('PUT /api/v1/presence');
    assert.equal(presence?.parentSpanId, choosing?.spanId, 'a request with a body keeps its context');
    const all = collector.bodies.join('\n');
    assert.doesNotMatch(all, /18912348352|\*8352|ann@|Ann@|ann-secret|customer-password|051485664126/);
  }

  it('B14: a collector that is down disturbs no call and no goodbye', { timeout: 90_000 }, async () => {
    const collector = await SpanReceiver.open();
    const { url } = collector;
    await collector.close();
    const server = start({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_BSP_SCHEDULE_DELAY: '100' });

    const callId = await call(await server.url());
    server.signal('SIGTERM');

    assert.notEqual(callId, '');
    assert.equal(await server.exited, 0, server.output.stderr);
    assert.match(server.output.stdout, /OpenTelemetry|the last spans are lost/);
  });

  it('B14: nothing is sent while it is switched off', { timeout: 60_000 }, async () => {
    const collector = await receiver();
    const server = start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SDK_DISABLED: 'true' });

    await call(await server.url());
    server.signal('SIGTERM');
    await server.exited;

    assert.deepEqual(collector.bodies, []);
  });
});
