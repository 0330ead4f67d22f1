import { createSipOnly } from '../adapters/sip-only/index.js';
import { SipPeer } from '../adapters/sip-only/fixtures/sip-peer.js';
import { runCentrePortSuite } from '../testing/index.js';

runCentrePortSuite(
  'createSipOnly',
  () => {
    const peer = new SipPeer();
    peer.install();
    const { centre } = createSipOnly({ url: 'wss://peer.example/ws', domain: 'peer.example' });
    return Promise.resolve({
      centre,
      email: 'agent-1@peer.example',
      password: 'right-1',
      close: () => {
        centre.dispose();
        peer.uninstall();
      },
    });
  },
  { describe, it },
);
