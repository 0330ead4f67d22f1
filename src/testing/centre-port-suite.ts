import type { Fact } from '../model/index.js';
import type { CentreConnection, CentreEvents, CentrePort } from '../ports/index.js';
import { claim, claimRefusal, told, type ContractRunner } from './contract-runner.js';

/** A centre to try, with nobody signed in, and an agent who may sign in by password and is `offline`. */
export interface CentreFixture {
  readonly centre: CentrePort;
  readonly email: string;
  /** Empty where the host signs in. */
  readonly password: string;
  /** Takes down what was put up, the centre too. */
  close(): Promise<void> | void;
}

type Case = (fixture: CentreFixture) => Promise<void>;

const next = <Type extends keyof CentreEvents>(
  { centre }: CentreFixture,
  type: Type,
  when?: (payload: CentreEvents[Type]) => boolean,
): Promise<CentreEvents[Type]> => told<CentreEvents, Type>(centre, { type, ...(when && { when }) });

/** Whether the page around signs in, instead of this centre. */
function isOfHost(centre: CentrePort): boolean {
  return centre.capabilities.hostSignIn === true;
}

async function signIn({ centre, email, password }: CentreFixture): Promise<void> {
  if (isOfHost(centre)) {
    claim((await centre.resume())?.email === email, 'resume should answer the agent of the page');
    return;
  }
  const result = await centre.signIn({ kind: 'password', email, password });
  claim(result.kind === 'signed-in', 'the agent of the fixture should sign in at once');
}

async function enter(fixture: CentreFixture): Promise<void> {
  await signIn(fixture);
  const snapshot = next(fixture, 'snapshot');
  fixture.centre.connect();
  await snapshot;
}

const cases: Readonly<Record<string, Case>> = {
  'has nothing to resume before the first sign-in': async ({ centre }) => {
    if (isOfHost(centre)) return;
    claim((await centre.resume()) === null, 'resume should answer null');
  },

  'refuses a wrong password with auth/wrong-credentials': async ({ centre, email }) => {
    if (isOfHost(centre)) return;
    await claimRefusal(
      centre.signIn({ kind: 'password', email, password: 'not-it-1!' }),
      'auth/wrong-credentials',
    );
  },

  'resumes a sign-in': async (fixture) => {
    await signIn(fixture);

    const agent = await fixture.centre.resume();

    claim(agent?.email === fixture.email, 'resume should answer the agent who signed in');
  },

  'tells the connection, then the whole truth': async (fixture) => {
    await signIn(fixture);
    const connections: CentreConnection[] = [];
    fixture.centre.on('connection', (connection) => connections.push(connection));
    const told = next(fixture, 'snapshot');

    fixture.centre.connect();
    const snapshot = await told;

    claim(connections.join() === 'connecting,connected', `connections were told as ${connections.join()}`);
    claim(snapshot.agent.email === fixture.email, 'the snapshot should be of the agent who signed in');
  },

  'carries a command and tells its facts once, in order': async (fixture) => {
    await enter(fixture);
    const facts: Fact[] = [];
    fixture.centre.on('fact', (fact) => facts.push(fact));
    const arrived = next(
      fixture,
      'fact',
      (fact) => fact.type === 'presence.changed' && fact.data.state === 'notReady',
    );

    const { callId } = await fixture.centre.send({ type: 'presence.set', state: 'notReady' });
    await arrived;

    claim(callId === null, 'only call.place answers a call');
    const seqs = facts.map(({ seq }) => seq);
    claim(
      seqs.every((seq, index) => index === 0 || seq > (seqs[index - 1] ?? 0)),
      `numbers should grow: ${seqs.join()}`,
    );
  },

  'rejects a refused command with the code of the refusal': async (fixture) => {
    await enter(fixture);

    await claimRefusal(
      fixture.centre.send({ type: 'call.hang-up', callId: 'no-such-call' }),
      'call/not-found',
    );
  },

  'answers credentials for the line': async (fixture) => {
    await enter(fixture);
    if (isOfHost(fixture.centre)) return claimRefusal(fixture.centre.lineCredentials(), 'sdk/not-offered');

    const line = await fixture.centre.lineCredentials();

    claim(/^wss?:/.test(line.url), `the line's url should be a WebSocket: ${line.url}`);
    claim(line.uri.startsWith('sip:'), `the line's address should be a SIP address: ${line.uri}`);
  },

  'answers a page of records': async (fixture) => {
    if (!fixture.centre.capabilities.records) return;
    await enter(fixture);

    const page = await fixture.centre.records({ direction: 'inbound' }, { limit: 5 });

    claim(page.records.length <= Math.min(5, page.total), 'a page should not be longer than asked for');
  },

  'tells nothing any more once disconnected': async (fixture) => {
    await enter(fixture);
    const heard: Fact[] = [];
    fixture.centre.on('fact', (fact) => heard.push(fact));

    const disconnected = next(fixture, 'connection', (connection) => connection === 'disconnected');
    fixture.centre.disconnect();
    await disconnected;
    await fixture.centre.send({ type: 'presence.set', state: 'notReady' });

    claim(heard.length === 0, 'no fact should follow the disconnection');
  },

  'catches up after a disconnection': async (fixture) => {
    await enter(fixture);
    fixture.centre.disconnect();
    await fixture.centre.send({ type: 'presence.set', state: 'notReady' });
    const told = next(fixture, 'snapshot');

    fixture.centre.connect();

    claim((await told).presence.state === 'notReady', 'the snapshot should hold what happened meanwhile');
  },

  'has nothing to resume after signing out': async (fixture) => {
    await enter(fixture);

    await fixture.centre.signOut();

    claim((await fixture.centre.resume()) === null, 'resume should answer null');
  },

  'answers sdk/disposed after disposal': async ({ centre, email, password }) => {
    centre.dispose();

    await claimRefusal(centre.signIn({ kind: 'password', email, password }), 'sdk/disposed');
  },
};

/**
 * Tests that a centre keeps the contract of {@link CentrePort}. Run it against an adapter of your own.
 *
 * @example
 * runCentrePortSuite('myCentre', openMyCentre, { describe, it });
 */
export function runCentrePortSuite(
  name: string,
  open: () => Promise<CentreFixture>,
  { describe, it }: ContractRunner,
): void {
  describe(`${name} as a centre port`, () => {
    for (const [title, run] of Object.entries(cases)) {
      it(title, async () => {
        const fixture = await open();
        try {
          await run(fixture);
        } finally {
          await fixture.close();
        }
      });
    }
  });
}
