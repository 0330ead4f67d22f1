import type { FastifyReply, FastifyRequest } from 'fastify';
import { WorkbenchError } from 'tccc-workbench/base';
import type { OutboxMessage } from '../../messages/outbox.js';
import type { App } from '../app.js';
import type { Services } from '../services.js';

const refreshSeconds = 3;

const style = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
article { border: 1px solid #ccc; border-radius: 8px; padding: 0.5rem 1rem; margin: 1rem 0; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
small { color: #555; }
`;

/**
 * The messages that a server without gateways would have sent, for whoever develops on the same machine. They hold codes
 * and passwords: only a browser on this machine that called it by its own name may read them, never one behind a proxy.
 */
export async function addOutboxRoutes(app: App, { messages }: Services): Promise<void> {
  const { outbox } = messages;
  if (!outbox) return;
  app.addHook('onRequest', requireOwnMachine);
  app.get('/outbox.json', { schema: { hide: true } }, async () => ({ messages: outbox.messages }));
  app.get('/outbox.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(style),
  );
  app.get('/outbox', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page(outbox.messages)),
  );
}

async function requireOwnMachine(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { headers, socket } = request;
  const isForwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'].some((name) => name in headers);
  if (!isLoopback(socket.remoteAddress) || isForwarded || !isOwnName(headers.host))
    throw new WorkbenchError('request/not-found');
  reply.headers({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
}

function isLoopback(address: string | undefined): boolean {
  return /^(127\.|::1$|::ffff:127\.)/.test(address ?? '');
}

/** A page of somebody else's can make its own name lead to this machine, but not this machine's name to itself. */
function isOwnName(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
}

function page(messages: readonly OutboxMessage[]): string {
  const articles = messages.map(
    ({ at, kind, to, subject, text }) =>
      `<article><small>${new Date(at).toISOString()} ${kind}</small><h2>${escape(to)}</h2>` +
      `${subject === null ? '' : `<h3>${escape(subject)}</h3>`}<pre>${escape(text)}</pre></article>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${refreshSeconds}">
<title>Outbox</title>
<link rel="stylesheet" href="/outbox.css">
</head>
<body>
<h1>Outbox</h1>
<p>No gateway for text messages or mail is set: what would be sent is shown here, on this machine only.</p>
${articles.join('\n') || '<p>Nothing was sent yet.</p>'}
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
