import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, ManualClock, type ErrorCode } from '../../base/index.js';
import type { CentreConnection, RequestTrace } from '../../ports/index.js';
import { aPresence, runCentrePortSuite } from '../../testing/index.js';
import { createHttpCentre } from './create-http-centre.js';
import { PaperServer, problem } from './fixtures/paper-server.js';
import type { HttpCentrePort } from './trtc-pass.js';
import { createMemoryStorage, indexedDbStorage, type SignInStorage } from './sign-in-storage.js';

interface Bench {
  readonly server: PaperServer;
  readonly clock: ManualClock;
  readonly storage: SignInStorage;
  readonly centre: HttpCentrePort;
}

function open(storage: SignInStorage = createMemoryStorage(), server = new PaperServer()): Bench {
  const clock = new ManualClock();
  const { url, fetch, webSocket } = server;
  const centre = createHttpCentre({ url, fetch, webSocket, clock, storage, random: () => 1 });
  return { server, clock, storage, centre };
}

const credentials = { kind: 'password', email: 'lin@example.com', password: 'right-1!' } as const;

async function openSignedIn(): Promise<Bench> {
  const bench = open();
  await bench.centre.signIn(credentials);
  return bench;
}

async function openConnected(): Promise<Bench & { readonly heard: string[] }> {
  const bench = await openSignedIn();
  const heard: string[] = [];
  bench.centre.on('snapshot', ({ seq }) => heard.push(`snapshot ${seq}`));
  bench.centre.on('fact', ({ seq }) => heard.push(`fact ${seq}`));
  bench.centre.on('error', ({ code }) => heard.push(code));
  bench.centre.connect();
  await waitUntil(() => heard.length === 1, 'the snapshot came');
  return { ...bench, heard };
}

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`).to.equal(true);
}

const presenceFact = { type: 'presence.changed', data: aPresence() } as const;

runCentrePortSuite(
  'createHttpCentre',
  () => {
    const { centre } = open();
    return Promise.resolve({ centre, ...credentials, close: () => centre.dispose() });
  },
  { describe, it },
);

describe('createHttpCentre', () => {
  it('refuses an address that is none', () => {
    expect(() => createHttpCentre({ url: 'ftp://centre.example' }))
      .to.throw()
      .with.property('code', 'sdk/invalid-options');
  });

  describe('requests', () => {
    it('prove possession of the key for this very request and token', async () => {
      const { server, centre } = await openSignedIn();

      await centre.records({ number: '8352' }, { limit: 5 });

      const [request] = server.seen('GET /api/v1/records');
      expect(request?.path).to.equal('/api/v1/records?number=8352&limit=5');
      expect(request?.proof).to.include({ htm: 'GET', htu: 'https://centre.example/api/v1/records' });
      expect(request?.proof.ath).to.match(/^[\w-]{43}$/);
    });

    it('B2: ask for the pass to the TRTC room of a call, or say why there is none', async () => {
      const { server, centre } = await openSignedIn();
      const route = 'GET /api/v1/agent/trtc-credentials';
      const pass = { sdkAppId: 1, userId: 'ann', userSig: 'signed', roomId: 'call 1', expiresAt: 5 };
      server.next(route, () => Response.json(pass));
      server.next(route, () => problem(404, 'server/trtc-not-set-up'));

      expect(await centre.trtcCredentials('call 1')).to.deep.equal(pass);
      await refusal(centre.trtcCredentials('call 1'), 'server/trtc-not-set-up');
      expect(server.seen(route)[0]?.path).to.equal('/api/v1/agent/trtc-credentials?callId=call+1');
    });

    it('are repeated under the same key, with a new proof, when the network drops them', async () => {
      const { server, centre, clock } = await openSignedIn();
      server.next('POST /api/v1/calls', () => Promise.reject(new TypeError('Failed to fetch')));
      const placing = centre.send({ type: 'call.place', to: '18912348352' });
      await waitUntil(
        () => server.seen('POST /api/v1/calls').length === 1 && clock.pending === 1,
        'it failed once',
      );

      clock.advance(250);

      expect((await placing).callId).to.equal('placed-1');
      const [first, second] = server.seen('POST /api/v1/calls');
      expect(second?.idempotencyKey).to.equal(first?.idempotencyKey);
      expect(second?.proof.jti).not.to.equal(first?.proof.jti);
    });

    it('fail with network/unreachable after three tries', async () => {
      const { server, centre, clock } = await openSignedIn();
      for (let times = 0; times < 3; times++) {
        server.next('POST /api/v1/wrap-up/return', () => Promise.reject(new TypeError('Failed to fetch')));
      }
      const failing = refusal(centre.send({ type: 'wrap-up.return' }), 'network/unreachable');
      for (const [times, delay] of [250, 1_000].entries()) {
        await waitUntil(
          () => server.seen('POST /api/v1/wrap-up/return').length === times + 1 && clock.pending === 1,
          'it failed again',
        );
        clock.advance(delay);
      }

      await failing;
      expect(clock.pending).to.equal(0);
    });

    it('fail with network/timeout when no answer comes', async () => {
      const { server, centre, clock } = await openSignedIn();
      const slow = createHttpCentre({
        url: server.url,
        clock,
        storage: createMemoryStorage(),
        webSocket: server.webSocket,
        fetch: (_, init) =>
          new Promise((__, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
          }),
      });
      const failing = refusal(slow.signIn(credentials), 'network/timeout');
      for (const delay of [10_000, 250, 10_000, 1_000, 10_000]) {
        await waitUntil(() => clock.pending === 1, 'a timer runs');
        clock.advance(delay);
      }

      await failing;
      centre.dispose();
    });

    it('B14: are told, each try by itself, without what was asked; and can be found again on the server', async () => {
      const { server, centre, clock } = await openSignedIn();
      await centre.records({ number: '8352' });
      const told: RequestTrace[] = [];
      const off = centre.on('request', (trace) => told.push(trace));
      server.next('POST /api/v1/calls', () => Promise.reject(new TypeError('Failed to fetch')));
      server.next('POST /api/v1/calls', () => problem(409, 'call/agent-busy'));

      const placing = refusal(centre.send({ type: 'call.place', to: '18912348352' }), 'call/agent-busy');
      await waitUntil(() => told.length === 1 && clock.pending === 1, 'it failed once');
      clock.advance(250);
      await placing;
      await centre.records({ number: '8352' });
      off();
      await centre.records({ number: '8352' });

      expect(told.map(({ method, path, status, code }) => [method, path, status, code])).to.deep.equal([
        ['POST', '/api/v1/calls', null, 'network/unreachable'],
        ['POST', '/api/v1/calls', 409, 'call/agent-busy'],
        ['GET', '/api/v1/records', 200, null],
      ]);
      expect(told[0]?.id).to.equal(told[1]?.id);
      expect(JSON.stringify(told)).not.to.include('8352');
      const [first, second] = server.seen('POST /api/v1/calls');
      expect(first?.traceparent).to.match(new RegExp(`^00-${told[0]?.traceId}-[0-9a-f]{16}-01$`));
      expect(second?.traceparent).to.include(told[1]?.traceId);
      expect(server.seen('GET /api/v1/records').map(({ traceparent }) => traceparent !== null)).to.deep.equal(
        [false, true, false],
      );
    });

    it('are not repeated when the centre refused them, and keep what it said', async () => {
      const { server, centre } = await openSignedIn();
      server.next('POST /api/v1/calls', () =>
        problem(409, 'call/agent-busy', {
          detail: 'In a call.',
          details: { callId: 'c' },
          instance: 'request-1',
        }),
      );

      const error: unknown = await centre
        .send({ type: 'call.place', to: '10086' })
        .catch((cause: unknown) => cause);

      expect(error).to.include({ code: 'call/agent-busy', message: 'In a call.' });
      expect(error).to.have.deep.property('details', { callId: 'c', status: 409, requestId: 'request-1' });
      expect(server.seen('POST /api/v1/calls')).to.have.length(1);
    });

    it('translate a code this version does not know to server/internal', async () => {
      const { server, centre } = await openSignedIn();
      server.next('POST /api/v1/calls', () => problem(418, 'tea/short'));

      await refusal(centre.send({ type: 'call.place', to: '10086' }), 'server/internal');
    });

    it('translate an answer of another shape to server/internal', async () => {
      const { server, centre } = await openSignedIn();
      server.next('GET /api/v1/records', () => new Response('<html>proxy</html>'));
      await refusal(centre.records({}), 'server/internal');
      server.next('GET /api/v1/records', () => new Response('{"records":7}'));

      await refusal(centre.records({}), 'server/internal');
    });
  });

  describe('the sign-in', () => {
    it('is refreshed once for many requests when the access token expired', async () => {
      const { server, centre } = await openSignedIn();
      server.expireAccess();

      await Promise.all([centre.records({}), centre.lineCredentials(), centre.recordingUrl('call-1')]);

      expect(server.seen('POST /api/v1/sessions/refresh')).to.have.length(1);
    });

    it('is refreshed before it expires', async () => {
      const { server, centre, clock } = await openSignedIn();

      clock.advance(271_000);
      await centre.records({});

      expect(server.seen('POST /api/v1/sessions/refresh')).to.have.length(1);
      expect(server.seen('GET /api/v1/records')).to.have.length(1);
    });

    it('is shared by tabs: each uses the refresh token that the one before has stored', async () => {
      const first = await openSignedIn();
      const second = open(first.storage, first.server);

      const [agent] = await Promise.all([second.centre.resume(), first.centre.resume()]);
      first.server.expireAccess();
      await Promise.all([first.centre.records({}), second.centre.records({})]);

      expect(agent?.email).to.equal('lin@example.com');
    });

    it('B5: repeats a refresh that a reload broke off under the same key', async () => {
      const first = await openSignedIn();
      const { server, storage } = first;
      server.next('POST /api/v1/sessions/refresh', () => new Promise(() => undefined));
      first.centre.resume().catch(() => undefined);
      await waitUntil(
        () => server.seen('POST /api/v1/sessions/refresh').length === 1,
        'the refresh is under way',
      );
      first.centre.dispose();
      const { centre } = open(storage, server);

      await centre.resume();

      const [broken, repeated] = server.seen('POST /api/v1/sessions/refresh');
      expect(repeated?.idempotencyKey).to.equal(broken?.idempotencyKey);
    });

    it('that was revoked ends with a fatal error and leaves nothing to resume', async () => {
      const { server, centre, storage } = await openSignedIn();
      const errors: string[] = [];
      centre.on('error', ({ code }) => errors.push(code));
      server.expireAccess();
      server.next('POST /api/v1/sessions/refresh', () => problem(401, 'auth/session-revoked'));

      await refusal(centre.records({}), 'auth/session-revoked');

      expect(errors).to.deep.equal(['auth/session-revoked']);
      expect(await storage.load(server.url)).to.equal(null);
    });

    it('survives a reload in IndexedDB with a key that can’t be exported', async () => {
      const { server, centre } = open(indexedDbStorage);
      await centre.signIn(credentials);
      centre.dispose();
      const kept = await indexedDbStorage.load(server.url);
      const again = open(indexedDbStorage, server);

      const agent = await again.centre.resume();

      expect(agent?.name).to.equal('Lin');
      expect(kept?.keys.privateKey.extractable).to.equal(false);
      await again.centre.signOut();
      expect(await indexedDbStorage.load(server.url)).to.equal(null);
    });
  });

  describe('the stream', () => {
    it('tells each fact once and in order', async () => {
      const { server, heard } = await openConnected();

      server.tell(presenceFact);
      server.socket.push({ kind: 'fact', fact: { seq: 2, at: 1, ...presenceFact } });
      server.tell(presenceFact);

      expect(heard).to.deep.equal(['snapshot 1', 'fact 2', 'fact 3']);
    });

    it('B7: comes back by itself and asks only for what it missed', async () => {
      const { server, centre, clock } = await openConnected();
      server.tell(presenceFact);
      const connections: CentreConnection[] = [];
      centre.on('connection', (connection) => connections.push(connection));

      server.socket.break();
      clock.advance(250);
      await waitUntil(() => connections.at(-1) === 'connected', 'it is back');

      expect(connections).to.deep.equal(['reconnecting', 'connected']);
      expect(new URL(server.socket.url).searchParams.get('since')).to.equal('2');
    });

    it('B7: waits longer from try to try, and not at all once the browser is online', async () => {
      const { server, clock } = await openConnected();
      server.isReachable = false;
      server.socket.break();
      for (const delay of [250, 500, 1_000]) {
        await waitUntil(() => clock.pending === 1, 'the next try is planned');
        clock.advance(delay - 1);
        expect(clock.pending).to.equal(1);
        clock.advance(1);
      }
      await waitUntil(() => clock.pending === 1, 'the next try is planned');
      server.isReachable = true;

      dispatchEvent(new Event('online'));
      await waitUntil(() => server.sockets.length === 2, 'it is back');
    });

    it('B7: takes a silent connection as lost after 25 seconds, and pings as a sign of life', async () => {
      const { server, centre, clock } = await openConnected();
      const connections: CentreConnection[] = [];
      centre.on('connection', (connection) => connections.push(connection));

      clock.advance(20_000);
      server.socket.push({ kind: 'ping' });
      clock.advance(20_000);
      expect(connections).to.deep.equal([]);
      clock.advance(5_000);

      expect(connections).to.deep.equal(['reconnecting']);
    });

    it('fetches a fresh snapshot for a fact it does not understand, and loses none that came meanwhile', async () => {
      const { server, heard } = await openConnected();

      server.socket.push({
        kind: 'fact',
        fact: { seq: 2, at: 1, type: 'presence.changed', data: { state: 'dancing' } },
      });
      server.snapshot = { ...server.snapshot, seq: 2 };
      server.tell(presenceFact);
      server.snapshot = { ...server.snapshot, seq: 2 };
      await waitUntil(() => heard.length === 4, 'it recovered');

      expect(heard).to.deep.equal(['snapshot 1', 'protocol/malformed-fact', 'snapshot 2', 'fact 3']);
    });

    it('stops when the session is ended elsewhere', async () => {
      const { server, centre, clock, storage } = await openConnected();
      const connections: CentreConnection[] = [];
      centre.on('connection', (connection) => connections.push(connection));

      server.tell({ type: 'session.ended', data: { reason: 'revoked' } });
      await waitUntil(() => clock.pending === 0, 'no timer is left');
      await waitUntil(async () => (await storage.load(server.url)) === null, 'nothing is kept');

      expect(connections).to.deep.equal(['disconnected']);
    });

    it('leaves no timer and no socket behind', async () => {
      const { server, centre, clock } = await openConnected();

      centre.dispose();

      expect(clock.pending).to.equal(0);
      expect(server.socket.isClosed).to.equal(true);
    });
  });
});
