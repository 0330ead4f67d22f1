import { createSipOnly, type SipOnly, type SipOnlyOptions } from '../adapters/sip-only/index.js';
import { SipPeer } from '../adapters/sip-only/fixtures/sip-peer.js';
import { runCentrePortSuite, runLinePortSuite, type LineFixture } from '../testing/index.js';

interface Bench {
  readonly peer: SipPeer;
  readonly sip: SipOnly;
}

function put(options: Partial<SipOnlyOptions> = {}): Bench {
  const peer = new SipPeer();
  peer.install();
  return { peer, sip: createSipOnly({ url: 'wss://peer.example/ws', domain: 'peer.example', ...options }) };
}

function takeDown({ peer, sip }: Bench): void {
  sip.dispose();
  peer.uninstall();
}

runCentrePortSuite(
  'createSipOnly',
  () => {
    const bench = put();
    return Promise.resolve({
      centre: bench.sip.centre,
      email: 'agent-1@peer.example',
      password: 'right-1',
      close: () => takeDown(bench),
    });
  },
  { describe, it },
);

/** A line whose agent has signed in, and is asked for by calls that get the names the suite wants. */
async function openLine(): Promise<LineFixture> {
  let callId = '';
  const newId = (prefix: string): string => (prefix === 'call' ? callId : `${prefix}-${crypto.randomUUID()}`);
  const bench = put({ newId, automaticAnswer: 'asked' });
  const { peer, sip } = bench;
  const customers = new Map<string, ReturnType<SipPeer['call']>>();
  await sip.centre.signIn({ kind: 'password', email: 'agent-1', password: 'right-1' });
  sip.line.on('state', (state) => {
    if (state === 'ready') void sip.centre.send({ type: 'presence.set', state: 'idle' });
  });
  return {
    line: sip.line,
    ring: (id, isAutomatic) => {
      callId = id;
      customers.set(id, peer.call(isAutomatic ? ['Answer-Mode: Auto'] : []));
    },
    hangUp: (id) => {
      const customer = customers.get(id);
      if (!customer) throw new Error(`nobody calls as ${id}`);
      peer.hangUp(customer);
    },
    close: () => takeDown(bench),
  };
}

runLinePortSuite('createSipOnly', openLine, { describe, it });
