import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { isWorkbenchError, ManualClock } from 'tccc-workbench/base';
import { KeepingLogger } from '../testing/keeping-logger.js';
import type { SmsMessage } from './message.js';
import { WebhookSmsGateway } from './webhook-sms-gateway.js';

const secret = 'a-secret-of-the-tests';
const message: SmsMessage = {
  id: 'message-1',
  to: '13700000001',
  template: 'code',
  parameters: { code: '123456', minutes: '5' },
  text: '验证码 123456',
};

describe('WebhookSmsGateway', () => {
  const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
  let answers: (number | 'silence')[] = [];
  let arrived: () => void = () => undefined;
  let server: Server;
  let clock: ManualClock;
  let logger: KeepingLogger;
  let gateway: WebhookSmsGateway;

  before(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        const answer = answers.shift() ?? 204;
        if (answer !== 'silence')
          response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
        arrived();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    seen.length = 0;
    answers = [];
    clock = new ManualClock();
    logger = new KeepingLogger();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
    gateway = new WebhookSmsGateway({ url, secret, clock, logger });
  });
  const isNotSent = (error: unknown): boolean => isWorkbenchError(error, 'server/message-not-sent');

  it('S4: posts the message as JSON, signed so that the receiver knows who sent it and when', async () => {
    await gateway.send(message);

    const [request] = seen;
    assert.ok(request);
    assert.deepEqual(JSON.parse(request.body), message);
    assert.equal(request.headers['content-type'], 'application/json');
    const seconds = Math.floor(clock.now() / 1000);
    const mac = createHmac('sha256', secret).update(`${seconds}.${request.body}`).digest('hex');
    assert.equal(request.headers['tccc-signature'], `t=${seconds},v1=${mac}`);
  });

  it('S4: tries once more when the receiver is in trouble, under the same id', async () => {
    answers = [503, 200];

    await gateway.send(message);

    assert.deepEqual(
      seen.map(({ body }) => (JSON.parse(body) as SmsMessage).id),
      ['message-1', 'message-1'],
    );
  });

  it('S4: gives up after the second try, says so, and logs neither code nor number', async () => {
    answers = [500, 502, 200];

    await assert.rejects(gateway.send(message), isNotSent);

    assert.equal(seen.length, 2);
    assert.equal(logger.lines.length, 1);
    assert.equal(/123456|13700000001/.test(JSON.stringify(logger.lines)), false);
  });

  it('S4: does not repeat what the receiver refused, nor follow where it points', async () => {
    answers = [400];
    await assert.rejects(gateway.send(message), isNotSent);
    answers = [302];
    await assert.rejects(gateway.send(message), isNotSent);

    assert.equal(seen.length, 2);
  });

  it('S4: waits four seconds for an answer', async () => {
    answers = ['silence', 'silence'];
    const sending = assert.rejects(gateway.send(message), isNotSent);

    for (let attempt = 1; attempt <= 2; attempt++) {
      if (seen.length < attempt) await new Promise<void>((resolve) => (arrived = resolve));
      clock.advance(4_000);
    }

    await sending;
    assert.equal(seen.length, 2);
  });
});
