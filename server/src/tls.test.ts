import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import { readSettings, SettingsError } from './settings.js';
import { ServerProcess } from './testing/server-process.js';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`./testing/fixtures/${name}`, import.meta.url));
// a certificate for tests alone: nobody trusts it, and its key is public
const certificate = fixture('localhost-cert.pem');
const key = fixture('localhost-key.pem');

describe('the server with TLS_CERT and TLS_KEY', () => {
  let directory: string;
  let server: ServerProcess | undefined;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tccc-tls-'));
  });
  afterEach(async () => {
    server?.signal('SIGKILL');
    await server?.exited;
    rmSync(directory, { recursive: true, force: true });
  });

  it('speaks HTTPS to pages and secure WebSocket to telephones: microphones need both off localhost', async () => {
    server = new ServerProcess({ DATA_DIR: join(directory, 'data'), TLS_CERT: certificate, TLS_KEY: key });
    const url = await server.url();
    assert.match(url, /^https:/);

    const ca = readFileSync(certificate);
    const status = await new Promise((resolve, reject) => {
      request(`${url}/healthz`, { ca }, ({ statusCode }) => resolve(statusCode))
        .on('error', reject)
        .end();
    });
    const socket = new WebSocket(`${url.replace('https', 'wss')}/sip`, 'sip', { ca });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.terminate();

    assert.equal(status, 200);
  });

  it('wants both or none', () => {
    assert.throws(() => readSettings({ TLS_CERT: certificate }), SettingsError);
    assert.throws(() => readSettings({ TLS_KEY: key }), SettingsError);
  });
});
