import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { PlanLocator } from './number-locator.js';
import { WebhookLocator } from './webhook-locator.js';

type Answer = (request: IncomingMessage & { body: string }, response: ServerResponse) => void;

describe('WebhookLocator', () => {
  let stop: () => Promise<void> = async () => undefined;
  let log: string[];
  afterEach(() => stop());

  async function locator(answer: Answer): Promise<WebhookLocator> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => answer(Object.assign(request, { body }), response));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    stop = async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
    log = [];
    const write = (fields: object, message: string): void =>
      void log.push(`${message} ${JSON.stringify(fields)}`);
    return new WebhookLocator({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/locate`,
      logger: { debug: write, info: write, warn: write, error: write },
      fallback: new PlanLocator(),
      timeoutMs: 300,
    });
  }

  it('S11: asks by POST and takes the answer', async () => {
    let asked: unknown = null;
    const webhook = await locator((request, response) => {
      asked = { method: request.method, body: JSON.parse(request.body) as unknown };
      response.end(JSON.stringify({ place: '上海', carrier: '上海电信' }));
    });

    assert.deepEqual(await webhook.locate('18912348352'), { place: '上海', carrier: '上海电信' });
    assert.deepEqual(asked, { method: 'POST', body: { number: '18912348352' } });
    assert.deepEqual(log, []);
  });

  it('S11: what the webhook does not know the numbering plan says, or nobody', async () => {
    const webhook = await locator((_request, response) => response.end('{"place":null}'));

    assert.deepEqual(await webhook.locate('051485664126'), { place: '江苏扬州', carrier: '固话' });
    assert.deepEqual(await webhook.locate('+14155550100'), { place: null, carrier: null });
  });

  for (const [what, answer] of Object.entries<Answer>({
    'an error': (_request, response) => response.writeHead(500).end(),
    'something else than JSON': (_request, response) => response.end('<html>'),
    'a wrong shape': (_request, response) => response.end('{"place":7}'),
    'a redirection': (_request, response) => response.writeHead(302, { location: '/' }).end(),
    'an endless text': (_request, response) => response.end(JSON.stringify({ place: 'x'.repeat(20_000) })),
    'nothing in time': () => undefined,
  }))
    it(`S11: does without a webhook that answers ${what}, and logs it without the number`, async () => {
      const webhook = await locator(answer);

      assert.deepEqual(await webhook.locate('18912348352'), { place: null, carrier: '中国电信' });
      assert.equal(log.length, 1);
      assert.match(log[0] ?? '', /number webhook/);
      assert.doesNotMatch(log[0] ?? '', /8352/);
    });
});
