import { expect } from '@open-wc/testing';
import { ManualClock, WorkbenchError } from '../base/index.js';
import { FakeCentre, FakeLine } from '../testing/index.js';
import { CallsMirror } from './calls-mirror.js';
import { LineSession } from './line-session.js';
import { SignInFlow } from './sign-in-flow.js';
import { WorkbenchStore } from './workbench-store.js';

describe('SignInFlow', () => {
  it('S2: a code that works once is not spent on a page whose desk did not come', async () => {
    const centre = new FakeCentre();
    const asked: string[] = [];
    const signIn = centre.signIn.bind(centre);
    centre.signIn = (request) => {
      asked.push(request.kind);
      return signIn(request);
    };
    const store = new WorkbenchStore();
    const calls = new CallsMirror(store);
    const ports = { centre, line: new FakeLine(), clock: new ManualClock(), store, calls };
    let isMissing = true;
    const flow = new SignInFlow({
      ...ports,
      lineSession: new LineSession(ports),
      prepare: () =>
        isMissing ? Promise.reject(new WorkbenchError('network/part-missing')) : Promise.resolve(),
    });
    const request = { kind: 'login-token', token: 'once' } as const;

    const refused = await flow.signIn(request).catch((error: unknown) => error);
    isMissing = false;
    await flow.signIn(request);

    expect(refused).to.have.property('code', 'network/part-missing');
    expect(asked).to.deep.equal(['login-token']);
    expect(store.snapshot.phase).to.equal('signedIn');
    flow.dispose();
  });
});
