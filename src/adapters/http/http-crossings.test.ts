import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, ManualClock, type ErrorCode } from '../../base/index.js';
import type { CentrePort } from '../../ports/index.js';
import { aPresence } from '../../testing/index.js';
import { createHttpCentre } from './create-http-centre.js';
import { halfAnswer, PaperServer, problem } from './fixtures/paper-server.js';
import { createMemoryStorage, type SignInStorage } from './sign-in-storage.js';

const credentials = { kind: 'password', email: 'lin@example.com', password: 'right-1!' } as const;
const presenceFact = { type: 'presence.changed', data: aPresence() } as const;

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`).to.equal(true);
}

describe('createHttpCentre, when one thing crosses another', () => {
  let server: PaperServer;
  let clock: ManualClock;
  let storage: SignInStorage;
  let centres: CentrePort[];

  beforeEach(() => {
    server = new PaperServer();
    clock = new ManualClock();
    storage = createMemoryStorage();
    centres = [];
  });

  afterEach(() => centres.forEach((centre) => centre.dispose()));

  /** Another tab of the same browser. */
  function open(): CentrePort {
    const { url, fetch, webSocket } = server;
    const centre = createHttpCentre({ url, fetch, webSocket, clock, storage, random: () => 1 });
    centres.push(centre);
    return centre;
  }

  async function openSignedIn(): Promise<CentrePort> {
    const centre = open();
    await centre.signIn(credentials);
    return centre;
  }

  async function isTurnAwaited(): Promise<boolean> {
    const { pending = [] } = await navigator.locks.query();
    return pending.some(({ name }) => name?.includes(server.url));
  }

  function errorsOf(centre: CentrePort): string[] {
    const codes: string[] = [];
    centre.on('error', ({ code }) => codes.push(code));
    return codes;
  }

  it('an answer that stops in the middle is given up in time, and asked for again', async () => {
    const centre = await openSignedIn();
    server.next('POST /api/v1/calls', halfAnswer);
    const placing = centre.send({ type: 'call.place', to: '18912348352' });
    await waitUntil(() => server.seen('POST /api/v1/calls').length === 1, 'it is asked');
    await waitUntil(() => clock.pending === 1, 'its time runs');

    clock.advance(10_000);
    await waitUntil(() => clock.pending === 1, 'it waits to ask again');
    clock.advance(250);

    expect((await placing).callId).to.equal('placed-1');
  });

  it('an answer that stops in the middle is broken off with the page', async () => {
    const centre = await openSignedIn();
    server.next('POST /api/v1/calls', halfAnswer);
    const placing = refusal(centre.send({ type: 'call.place', to: '18912348352' }), 'sdk/disposed');
    await waitUntil(() => server.seen('POST /api/v1/calls').length === 1, 'it is asked');

    centre.dispose();

    await placing;
  });

  it('a request that is still being signed does not leave a page that goes', async () => {
    const centre = await openSignedIn();
    const native = crypto.subtle.sign.bind(crypto.subtle);
    crypto.subtle.sign = (...given) => {
      centre.dispose();
      return native(...given);
    };

    try {
      await refusal(centre.send({ type: 'call.place', to: '18912348352' }), 'sdk/disposed');
    } finally {
      crypto.subtle.sign = native;
    }

    expect(server.seen('POST /api/v1/calls')).to.deep.equal([]);
  });

  it('B5: a centre that is asked too often does not cost a reloaded page its sign-in', async () => {
    await openSignedIn();
    const reloaded = open();
    server.next('POST /api/v1/sessions/refresh', () => problem(429, 'auth/too-many-attempts'));

    await refusal(reloaded.resume(), 'auth/too-many-attempts');

    expect((await reloaded.resume())?.email).to.equal('lin@example.com');
  });

  it('a page does not go on as somebody else who signed in in another tab, and leaves them alone', async () => {
    const first = await openSignedIn();
    const errors = errorsOf(first);
    const { agent } = server.snapshot;
    server.snapshot = { ...server.snapshot, agent: { ...agent, id: 'wang', email: 'wang@example.com' } };
    const second = await openSignedIn();
    server.expireAccess();

    await refusal(first.send({ type: 'wrap-up.return' }), 'auth/session-expired');
    await second.send({ type: 'wrap-up.continue' });
    await refusal(first.send({ type: 'wrap-up.return' }), 'auth/session-expired');

    expect(errors).to.deep.equal(['auth/session-expired', 'auth/session-expired']);
    expect(server.seen('POST /api/v1/wrap-up/return')).to.have.length(1);
    expect((await open().resume())?.email).to.equal('wang@example.com');
  });

  it('signing out leaves nothing behind, also where another tab of the same agent has refreshed the sign-in', async () => {
    const first = await openSignedIn();
    const second = open();
    await second.resume();
    second.dispose();

    await first.signOut();

    expect((await storage.load(server.url)) === null, 'nothing is kept').to.equal(true);
  });

  it('who signs in while another tab refreshes the sign-in of somebody else keeps their own', async () => {
    const first = await openSignedIn();
    const { agent } = server.snapshot;
    let answer = (_response: Response): void => undefined;
    server.next('POST /api/v1/sessions/refresh', () => new Promise((resolve) => (answer = resolve)));
    server.expireAccess();
    const lost = refusal(first.send({ type: 'wrap-up.return' }), 'auth/session-expired');
    await waitUntil(() => server.seen('POST /api/v1/sessions/refresh').length === 1, 'it is refreshed');
    server.snapshot = { ...server.snapshot, agent: { ...agent, id: 'wang', email: 'wang@example.com' } };

    const second = openSignedIn();
    await waitUntil(isTurnAwaited, 'the other tab has its turn first');
    answer(Response.json({ accessToken: 'late', refreshToken: 'late', expiresInS: 300, agent }));
    await Promise.all([lost, second]);

    expect((await open().resume())?.email).to.equal('wang@example.com');
  });

  it('a sign-in that took the place of this one in another tab outlives this one', async () => {
    const first = await openSignedIn();
    const heard: string[] = [];
    first.on('fact', ({ type }) => heard.push(type));
    first.on('connection', (connection) => heard.push(connection));
    first.connect();
    await waitUntil(() => heard.includes('connected'), 'it is connected');
    await openSignedIn();

    server.tell({ type: 'session.ended', data: { reason: 'replaced' } });
    await waitUntil(() => heard.includes('disconnected'), 'it is over here');

    expect((await open().resume())?.email).to.equal('lin@example.com');
  });

  it('tells nothing more after it was disconnected, not even what waited for a snapshot', async () => {
    const centre = await openSignedIn();
    const heard: number[] = [];
    centre.on('fact', ({ seq }) => {
      heard.push(seq);
      centre.disconnect();
    });
    const snapshots: number[] = [];
    centre.on('snapshot', ({ seq }) => snapshots.push(seq));
    centre.connect();
    await waitUntil(() => snapshots.length === 1, 'the snapshot came');
    const { snapshot } = server;
    let answer = (_response: Response): void => undefined;
    server.next('GET /api/v1/snapshot', () => new Promise((resolve) => (answer = resolve)));
    server.socket.push({ kind: 'fact', fact: { seq: snapshot.seq + 1, type: 'no-such-fact' } });
    await waitUntil(() => server.seen('GET /api/v1/snapshot').length === 1, 'the truth is asked for');

    server.tell(presenceFact);
    server.tell(presenceFact);
    answer(Response.json(snapshot));
    await waitUntil(() => heard.length > 0, 'the first fact is told');

    expect(heard).to.deep.equal([snapshot.seq + 1]);
  });
});
