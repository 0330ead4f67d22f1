import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isWorkbenchError } from 'tccc-workbench/base';
import { KeepingLogger } from '../testing/keeping-logger.js';
import { SmtpServerFixture } from '../testing/smtp-server.js';
import { SmtpMailGateway } from './smtp-mail-gateway.js';

describe('SmtpMailGateway', () => {
  let server: SmtpServerFixture;
  before(async () => (server = await SmtpServerFixture.start()));
  after(() => server.close());
  const open = (logger = new KeepingLogger()): SmtpMailGateway =>
    new SmtpMailGateway({ url: server.url, from: '云帆 <desk@centre.example>', logger });

  it('S2: hands a mail to the mail server, Chinese words and all', async () => {
    const gateway = open();

    await gateway.send({ to: 'eve@test.example', subject: '您已加入云帆', text: '初始密码：abc-1' });

    const [mail] = server.mails;
    assert.deepEqual([mail?.from, mail?.to], ['desk@centre.example', ['eve@test.example']]);
    const [head = '', body = ''] = (mail?.data ?? '').split('\r\n\r\n');
    assert.match(head, /^To: <?eve@test\.example>?$/m);
    assert.match(head, /^Subject: =\?UTF-8\?/m);
    const text = /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : decodeQuotedPrintable(body);
    assert.match(text, /初始密码：abc-1/);
    gateway.close();
  });

  it('S2: a refused recipient is an error that says the mail was not sent, and the log tells why', async () => {
    const logger = new KeepingLogger();
    const gateway = open(logger);
    server.recipientAnswer = '550 5.1.1 No such user';

    await assert.rejects(gateway.send({ to: 'a@b.example', subject: 's', text: 'secret-1' }), (error) =>
      isWorkbenchError(error, 'server/message-not-sent'),
    );

    assert.match(String(logger.lines[0]?.message), /not sent/);
    assert.equal(JSON.stringify(logger.lines).includes('secret-1'), false);
    server.recipientAnswer = '250 2.1.5 Ok';
    gateway.close();
  });

  it('S2: a mail server that is not there is an error too', async () => {
    const gone = await SmtpServerFixture.start();
    const gateway = new SmtpMailGateway({ url: gone.url, from: 'a@b.example', logger: new KeepingLogger() });
    await gone.close();

    await assert.rejects(gateway.send({ to: 'a@b.example', subject: 's', text: 't' }), (error) =>
      isWorkbenchError(error, 'server/message-not-sent'),
    );
    gateway.close();
  });

  it('sends to one address only, whatever stands in it', async () => {
    const gateway = open();
    const sent = server.mails.length;

    await gateway
      .send({ to: 'a@b.example, c@d.example', subject: 's', text: 't' })
      .catch((error: unknown) => assert.ok(isWorkbenchError(error, 'server/message-not-sent')));

    assert.ok((server.mails[sent]?.to.length ?? 0) <= 1);
    gateway.close();
  });
});

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
