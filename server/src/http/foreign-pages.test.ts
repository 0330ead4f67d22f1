import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fastify from 'fastify';
import type { Logger } from '../base/logger.js';
import type { App } from './app.js';
import { tellOfForeignPages } from './foreign-pages.js';

/** An app that lets `https://crm.example` in, and whose operator reads along. */
function listeningApp(): { readonly app: App; readonly told: unknown[] } {
  const told: unknown[] = [];
  const nothing = (): void => undefined;
  const logger: Logger = {
    debug: nothing,
    info: nothing,
    warn: (details) => void told.push(details),
    error: nothing,
  };
  const app = fastify() as unknown as App;
  tellOfForeignPages(app, { origins: ['https://crm.example'], logger });
  app.get('/api/v1/presence', async () => 'free');
  app.get('/cdn/desk.js', async () => '1');
  return { app, told };
}

describe('tellOfForeignPages', () => {
  it('B13: names an origin that is not listed, once', async () => {
    const { app, told } = listeningApp();
    const ask = (origin: string) =>
      app.inject({ url: '/api/v1/presence', headers: { origin, host: 'centre.example' } });

    await ask('http://localhost:5173');
    await ask('http://localhost:5173');
    await ask('https://crm.example');
    await ask('https://centre.example');
    await ask('no origin at all');

    assert.deepEqual(told, [{ origin: 'http://localhost:5173' }]);
  });

  it('says nothing of scripts, which every page may load', async () => {
    const { app, told } = listeningApp();

    await app.inject({ url: '/cdn/desk.js', headers: { origin: 'http://localhost:5173' } });

    assert.deepEqual(told, []);
  });

  it('does not fill the log for somebody who makes origins up', async () => {
    const { app, told } = listeningApp();

    for (let n = 0; n < 60; n += 1)
      await app.inject({ url: '/api/v1/presence', headers: { origin: `https://crm-${n}.example` } });

    assert.equal(told.length, 50);
  });
});
