import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WorkbenchError } from 'tccc-workbench/base';
import type { App } from '../app.js';
import type { Services } from '../services.js';

const built = (folder: string): string =>
  fileURLToPath(new URL(`../../../../dist/${folder}`, import.meta.url));

interface Site {
  readonly prefix: string;
  readonly folder: string;
  /** Modules and hashed scripts load across origins only where the server says so; these are no secret. */
  readonly isForEveryPage?: boolean;
}

/** Where built pages are served: the example of a host application, the customer's telephone, the CDN bundle, every example. */
const sites: readonly Site[] = [
  { prefix: '/', folder: built('examples/crm') },
  { prefix: '/customer/', folder: built('examples/customer') },
  { prefix: '/cdn/', folder: built('cdn'), isForEveryPage: true },
  { prefix: '/examples/', folder: built('examples') },
];

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** The built pages, whether calls can be taken, and what the customer's telephone of the demo needs. */
export async function addPageRoutes(
  app: App,
  { isReady, hosts, seed, settings, phones }: Services,
): Promise<void> {
  app.addHook('onRequest', addSecurityHeaders);
  app.get('/healthz', { schema: { hide: true } }, async () => {
    if (!isReady()) throw new WorkbenchError('server/unavailable');
    return { status: 'ready' };
  });
  app.get('/customer', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/customer/'));
  app.get('/customer/config.json', { schema: { hide: true } }, async (request, reply) => {
    // Passwords of telephones are for the demo on one's own machine only.
    if (!seed.isDemo || !loopback.has(settings.host)) throw new WorkbenchError('request/not-found');
    reply.header('cache-control', 'no-store');
    const url = `${request.protocol === 'https' ? 'wss' : 'ws'}://${request.host}/sip`;
    const numbers = hosts.all.flatMap(({ config }) => config.numbers.map(({ number }) => number));
    return { url, realm: seed.realm, phones, numbers };
  });
  for (const [index, { prefix, folder, isForEveryPage }] of sites.entries()) {
    if (!existsSync(folder)) continue;
    await app.register(fastifyStatic, {
      root: folder,
      prefix,
      redirect: true,
      decorateReply: index === 0,
      cacheControl: false,
      ...(isForEveryPage && { setHeaders: letEveryPageLoad }),
    });
  }
}

function letEveryPageLoad(reply: { setHeader(name: string, value: string): unknown }): void {
  reply.setHeader('access-control-allow-origin', '*');
  reply.setHeader('cross-origin-resource-policy', 'cross-origin');
}

async function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const host = /^[\w.:[\]-]+$/.test(request.host) ? request.host : '';
  const sockets = host === '' ? '' : ` ws://${host} wss://${host}`;
  reply.headers({
    'content-security-policy':
      `default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; ` +
      `connect-src 'self'${sockets}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`,
    'permissions-policy': 'microphone=(self), camera=(self), geolocation=()',
    'referrer-policy': 'same-origin',
  });
}
