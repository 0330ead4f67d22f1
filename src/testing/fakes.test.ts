import { WorkbenchError } from '../base/index.js';
import type { AgentCommand } from '../model/index.js';
import { aCentreSnapshot, aPresence } from './builders.js';
import { runCentrePortSuite } from './centre-port-suite.js';
import { FakeCentre, fakePassword } from './fake-centre.js';
import { FakeLine } from './fake-line.js';
import { runLinePortSuite } from './line-port-suite.js';

function obey(command: AgentCommand, centre: FakeCentre): void {
  if (command.type === 'call.hang-up') throw new WorkbenchError('call/not-found');
  if (command.type !== 'presence.set') return;
  const presence = aPresence({ state: command.state });
  centre.snapshot = { ...centre.snapshot, presence };
  if (centre.connection === 'connected') centre.tell({ type: 'presence.changed', data: presence });
}

runCentrePortSuite(
  'FakeCentre',
  () => {
    const snapshot = aCentreSnapshot({ presence: aPresence({ state: 'offline' }) });
    const centre = new FakeCentre({ snapshot, isSignedIn: false, onCommand: obey });
    return Promise.resolve({
      centre,
      email: snapshot.agent.email,
      password: fakePassword,
      close: () => centre.dispose(),
    });
  },
  { describe, it },
);

runLinePortSuite(
  'FakeLine',
  () => {
    const line = new FakeLine();
    return Promise.resolve({
      line,
      credentials: () =>
        Promise.resolve({ url: 'wss://x.example/sip', uri: 'sip:a@x.example', username: 'a', password: 'b' }),
      ring: (callId: string, isAutomatic: boolean) => line.ring(callId, isAutomatic),
      hangUp: (callId: string) => line.end(callId),
      close: () => line.dispose(),
    });
  },
  { describe, it },
);
