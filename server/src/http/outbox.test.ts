import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { messageLanguage } from '../messages/message-texts.js';
import { Outbox } from '../messages/outbox.js';
import { TestServer } from '../testing/test-server.js';

/** Asks for a page the way a client with these headers does. */
function ask(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: object }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    })
      .on('error', reject)
      .end();
  });
}

async function askForCode(server: TestServer, mobile: string): Promise<number> {
  const page = await server.page();
  const answer = await page.request('POST', '/api/v1/codes', { body: { purpose: 'sign-in', mobile } });
  return answer.status;
}

describe('the outbox', () => {
  it('S4: shows on this machine what would have been sent, in a page without scripts', async () => {
    const server = await TestServer.start();
    await askForCode(server, '13700000001');
    const code = await server.codeFor('13700000001');

    const { status, text, headers } = await ask(`${server.url}/outbox`);

    assert.equal(status, 200);
    assert.match(text, /<h2>13700000001<\/h2>/);
    assert.ok(text.includes(code));
    assert.match(text, /http-equiv="refresh"/);
    assert.doesNotMatch(text, /<script|<style| style=| on\w+=/);
    assert.match(JSON.stringify(headers), /default-src 'none'; style-src 'self'/);
    await server.dispose();
  });

  it('S4: is not there for a proxy, nor under a name that somebody else gave this machine', async () => {
    const server = await TestServer.start();
    const refused = [
      await ask(`${server.url}/outbox.json`, { 'x-forwarded-for': '127.0.0.1' }),
      await ask(`${server.url}/outbox.json`, { forwarded: 'for=127.0.0.1' }),
      await ask(`${server.url}/outbox.json`, { host: 'desk.example' }),
      await ask(`${server.url}/outbox`, { host: '127.0.0.1.evil.example' }),
    ];

    assert.deepEqual(
      refused.map(({ status }) => status),
      [404, 404, 404, 404],
    );
    assert.equal((await ask(`${server.url}/outbox.json`, { host: 'localhost' })).status, 200);
    await server.dispose();
  });

  it('S4: is not there once a gateway is set, and messages go through that', async () => {
    const taken: string[] = [];
    const webhook: Server = createServer((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => taken.push(chunk.toString()));
      incoming.on('end', () => response.writeHead(taken.length > 1 ? 400 : 204).end());
    });
    await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/`;
    const server = await TestServer.start({ settings: { smsWebhook: { url, secret: 'x'.repeat(16) } } });

    const sent = await askForCode(server, '13700000001');
    server.clock.advance(60_000);
    const failed = await (
      await server.page()
    ).request('POST', '/api/v1/codes', {
      body: { purpose: 'sign-in', mobile: '13700000001' },
    });
    const nobody = await askForCode(server, '13799999999');
    const again = await (
      await server.page()
    ).request('POST', '/api/v1/codes', {
      body: { purpose: 'sign-in', mobile: '13700000001' },
    });

    assert.equal(sent, 202);
    assert.match(
      taken[0] ?? '',
      /"to":"13700000001","template":"code","parameters":\{"code":"\d{6}","minutes":"5"\}/,
    );
    assert.equal((await ask(`${server.url}/outbox.json`)).status, 404);
    assert.equal((await ask(`${server.url}/outbox`)).status, 404);
    assert.deepEqual([failed.status, failed.body.code], [503, 'server/message-not-sent']);
    // A number that nobody has fails in the same way, and a failure makes nobody wait.
    assert.equal(nobody, 503);
    assert.equal(again.body.code, 'server/message-not-sent');
    await server.dispose();
    webhook.close();
  });

  it('keeps the last two hundred messages, written so that a page can show any text', async () => {
    const server = await TestServer.start();
    await server.dispose();
    const outbox = new Outbox(server.clock);

    for (let n = 1; n <= 201; n++) await outbox.mail.send({ to: `a${n}@b.example`, subject: '', text: '' });

    assert.equal(outbox.messages.length, 200);
    assert.equal(outbox.messages[0]?.to, 'a201@b.example');
  });

  it('speaks English to those whose browser prefers it, else Chinese', () => {
    assert.deepEqual(
      ['en-US,zh;q=0.8', 'zh-CN,en;q=0.8', 'fr', undefined].map((header) => messageLanguage(header)),
      ['en', 'zh-CN', 'zh-CN', 'zh-CN'],
    );
  });
});
