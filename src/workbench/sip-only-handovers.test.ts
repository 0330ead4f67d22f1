import { expect, waitUntil } from '@open-wc/testing';
import { SessionState, type Invitation, type Inviter, type Referral } from 'sip.js';
import { energyWithin, heardBy, type FarEnd } from '../adapters/sip/fixtures/paper-switchboard.js';
import {
  callOf,
  direction,
  online,
  refusal,
  seen,
  takeDown,
  talking,
  type Bench,
} from './fixtures/sip-only-bench.js';

describe('createWorkbench on a SIP server alone: handing calls over', () => {
  afterEach(takeDown);

  it('B3: a blind transfer is a REFER to the number, and ends once its NOTIFY tells 200', async () => {
    const bench = await online();
    const { customer, callId } = await talking(bench);
    const referral = takesRefer(customer);

    await bench.workbench.transfer(callId, { kind: 'agent', id: '1002' });
    expect(referTo(await referral)).to.equal('sip:1002@peer.example');
    await notify(customer, '100 Trying', 'terminated'); // as telephones made with SIP.js tell it
    expect(callOf(bench).value.transfer).to.equal('transferring');
    await notify(customer, '200 OK');

    await seen(bench, ({ calls }) => calls[0]?.context.endStatus === 'transferred');
    await waitUntil(() => customer.state === SessionState.Terminated, 'our own leg ends with BYE', {
      timeout: 5_000,
    });
    expect(bench.peer.requests('BYE').length).to.equal(1);
    expect(bench.workbench.snapshot.presence?.state).to.equal('wrapUp');
  });

  it('B3: a blind transfer that is refused brings the customer back from hold with the reason', async () => {
    const bench = await online();
    const { customer, callId } = await talking(bench);
    const referral = takesRefer(customer);

    await bench.workbench.transfer(callId, { kind: 'agent', id: '1002' });
    await referral;
    await notify(customer, '486 Busy Here');

    await seen(bench, ({ calls }) => calls[0]?.context.transfer?.failure === 'refused');
    expect(callOf(bench).value).to.include({ progress: 'talking', line: 'active', transfer: 'none' });
    expect(direction(bench.peer.requests('INVITE').at(-1) ?? '')).to.equal('sendrecv');
  });

  it('B3: a customer who takes the REFER and hangs up is on the way', async () => {
    const bench = await online();
    const { customer, callId } = await talking(bench);
    const referral = takesRefer(customer);

    await bench.workbench.transfer(callId, { kind: 'agent', id: '1002' });
    await referral;
    bench.peer.hangUp(customer);

    await seen(bench, ({ calls }) => calls[0]?.context.endStatus === 'transferred');
  });

  it('B3: an attended transfer names the dialog to replace (RFC 3891), and leaves both free', async () => {
    const bench = await online();
    const { customer, callId } = await talking(bench);
    const asked = await consulting(bench, callId);
    const referral = takesRefer(customer);

    const completed = bench.sip.completeConsult(callId);
    const { dialog } = asked as unknown as { readonly dialog: ReplacedDialog };
    const replaces = `${dialog.callId};to-tag=${dialog.localTag};from-tag=${dialog.remoteTag}`;
    const [target, escaped] = referTo(await referral).split('?Replaces=');
    expect(target, 'the telephone that answered').to.equal(asked.userAgent.contact.uri.toString());
    expect(escaped, 'nothing of it can be read as part of the address').to.match(/^[\w.%~-]+$/);
    expect(decodeURIComponent(escaped ?? '')).to.equal(replaces);
    await notify(customer, '200 OK');
    await completed;

    expect(callOf(bench).context.endStatus).to.equal('transferred');
    await waitUntil(() => customer.state === SessionState.Terminated, 'the customer’s old leg ends', {
      timeout: 5_000,
    });
    await waitUntil(() => asked.state === SessionState.Terminated, 'the consultation ends', {
      timeout: 5_000,
    });
    bench.clock.advance(30_000);
    expect(bench.workbench.snapshot.presence?.state).to.equal('idle');
  });

  for (const [name, fail, failure] of [
    ['is refused with 486', (customer) => notify(customer, '486 Busy Here'), 'refused'],
    ['is never told of', (_, { clock }) => Promise.resolve(clock.advance(60_000)), 'noAnswer'],
    [
      'ends its subscription without a word',
      (customer) => notify(customer, '100 Trying', 'terminated;reason=timeout'),
      'noAnswer',
    ],
  ] as readonly [string, (customer: Inviter, bench: Bench) => Promise<void>, string][]) {
    it(`B3: an attended transfer that ${name} leaves both calls, and tells why`, async () => {
      const bench = await online();
      const { customer, callId } = await talking(bench);
      const asked = await consulting(bench, callId);
      const referral = takesRefer(customer);

      const completed = refusal(bench.sip.completeConsult(callId), 'call/target-unavailable');
      await referral;
      await fail(customer, bench);
      await completed;

      expect(callOf(bench).context.transfer?.failure).to.equal(failure);
      expect(callOf(bench).value).to.include({ progress: 'talking', line: 'held', transfer: 'consulting' });
      expect([customer.state, asked.state]).to.deep.equal([
        SessionState.Established,
        SessionState.Established,
      ]);
      await bench.sip.cancelConsult(callId);
      await waitUntil(() => asked.state === SessionState.Terminated, 'its call is over', { timeout: 5_000 });
      expect(callOf(bench).value).to.include({ progress: 'talking', line: 'active', transfer: 'none' });
    });
  }

  it('S17: an agent who is muted is muted for who is asked, too', async () => {
    const bench = await online();
    const { callId } = await talking(bench);
    await bench.workbench.setMuted(callId, true);
    const asked = await consulting(bench, callId);
    const { connection } = asked.sessionDescriptionHandler as FarEnd;

    // the fake microphone beeps once a second
    await waitUntil(async () => (await heardBy(connection)).seconds > 2.5, 'silence arrives', {
      timeout: 10_000,
    });
    const muted = await heardBy(connection);
    await bench.workbench.setMuted(callId, false);
    const voice = await energyWithin(connection, muted.seconds);

    expect(muted.energy).to.be.lessThan(voice / 100);
  }).timeout(45_000);

  it('B3: an attended transfer that fails after who was asked has gone brings the customer back', async () => {
    const bench = await online();
    const { customer, callId } = await talking(bench);
    const asked = await consulting(bench, callId);
    const referral = takesRefer(customer);

    const completed = refusal(bench.sip.completeConsult(callId), 'call/target-unavailable');
    await referral;
    bench.peer.hangUp(asked);
    await waitUntil(() => asked.state === SessionState.Terminated, 'its call is over', { timeout: 5_000 });
    await notify(customer, '481 Call/Transaction Does Not Exist');
    await completed;

    expect(callOf(bench).value).to.include({ progress: 'talking', line: 'active', transfer: 'none' });
    await refusal(bench.sip.completeConsult(callId), 'call/refused');
  });
});

/** A dialog as its far end knows it. */
interface ReplacedDialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
}

/** Somebody who was asked beside a call, and has answered. */
async function consulting(bench: Bench, callId: string): Promise<Invitation> {
  let asked: Invitation | null = null;
  bench.peer.onCall = (invitation) => void (asked = invitation).accept();
  await bench.sip.consult(callId, '1002');
  const far = asked as Invitation | null;
  if (!far) throw new Error('nobody was asked');
  await waitUntil(() => far.state === SessionState.Established, 'its call is up', { timeout: 5_000 });
  return far;
}

/** The REFER that the customer's telephone takes. */
function takesRefer(customer: Inviter): Promise<Referral> {
  return new Promise((resolve) => {
    customer.delegate = { onRefer: (referral) => void referral.accept().then(() => resolve(referral)) };
  });
}

const referTo = ({ request }: Referral): string =>
  /<?(sips?:[^>]+)>?$/.exec(request.getHeader('Refer-To') ?? '')?.[1] ?? '';

/** The customer's telephone tells how the call it was referred to is (RFC 3515 §2.4.4). */
function notify(customer: Inviter, status: string, subscription?: string): Promise<void> {
  const isFinal = !status.startsWith('1');
  const state = subscription ?? (isFinal ? 'terminated;reason=noresource' : 'active;expires=60');
  return new Promise((resolve, reject) => {
    customer.dialog?.notify(
      { onAccept: () => resolve(), onReject: () => reject(new Error('The NOTIFY was refused.')) },
      {
        extraHeaders: ['Event: refer', `Subscription-State: ${state}`],
        body: {
          contentDisposition: 'render',
          contentType: 'message/sipfrag;version=2.0',
          content: `SIP/2.0 ${status}\r\n`,
        },
      },
    );
  });
}
