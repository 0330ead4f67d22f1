import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createTencentPorts } from '../../src/adapters/tencent/index.js';
import { FakeTccc } from '../../src/adapters/tencent/fixtures/fake-tccc.js';
import { createWorkbench } from '../../src/workbench/create-workbench.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import './workbench.define.js';

const userId = 'lin@example.com';

interface Page {
  readonly tccc: FakeTccc;
  readonly workbench: Workbench;
  readonly desk: HTMLElementTagNameMap['tccc-workbench'];
}

/** A page that has loaded the cloud's SDK, and shows our desk over it. */
async function openPage(): Promise<Page> {
  const tccc = new FakeTccc();
  const workbench = createWorkbench(createTencentPorts({ tccc, userId, sdkAppId: '1400000001' }));
  const desk = await fixture<HTMLElementTagNameMap['tccc-workbench']>(
    html`<tccc-workbench lang="en" .workbench=${workbench}></tccc-workbench>`,
  );
  return { tccc, workbench, desk };
}

function part(root: Element, ...path: readonly string[]): HTMLElement | null {
  let found: Element | null | undefined = root;
  for (const selector of path) found = found?.shadowRoot?.querySelector(selector);
  return (found as HTMLElement | null | undefined) ?? null;
}

const press = async (find: () => HTMLElement | null): Promise<void> => {
  await waitUntil(() => {
    const button = find();
    return button !== null && button.getAttribute('aria-disabled') !== 'true';
  });
  find()?.click();
};

async function enter({ tccc, desk, workbench }: Page): Promise<void> {
  tccc.tell('ready', undefined);
  await waitUntil(() => workbench.snapshot.presence !== null);
  await workbench.goOnline();
  await waitUntil(() => part(desk, '[part~="top-bar"]') !== null, 'the desk is drawn', { timeout: 8_000 });
}

describe('the desk over the SDK of the cloud', () => {
  it('B2: an agent dials, holds, mutes and hangs up with our elements', async () => {
    const page = await openPage();
    const { tccc, desk, workbench } = page;
    await enter(page);
    const callId = await workbench.placeCall({ to: '13812346021' });
    tccc.farEndAnswers(callId);

    await press(() => part(desk, 'tccc-call-panel', '[part~="hold"]'));
    await waitUntil(() => workbench.snapshot.calls[0]?.value.line === 'held');
    await press(() => part(desk, 'tccc-call-panel', '[part~="mute"]'));
    await waitUntil(() => workbench.snapshot.calls[0]?.value.microphone === 'muted');
    await press(() => part(desk, 'tccc-call-panel', '[part~="hang-up"]'));
    await waitUntil(() => workbench.snapshot.calls[0]?.value.progress === 'ended');

    expect(tccc.calls.map(([method]) => method)).to.deep.equal([
      'Agent.online',
      'Call.startOutboundCall',
      'Call.hold',
      'Call.muteMic',
      'Call.hungUp',
    ]);
    workbench.dispose();
  });

  it('B2: a ringing customer is answered with our bar', async () => {
    const page = await openPage();
    const { tccc, desk, workbench } = page;
    await enter(page);
    tccc.ring('call-1', { timeout: 0 });

    await waitUntil(() => part(desk, 'tccc-incoming-call', '[part~="answer"]') !== null);
    // the bar takes no press in its first moments: it may have been meant for what was there before
    await waitUntil(() => {
      part(desk, 'tccc-incoming-call', '[part~="answer"]')?.click();
      return workbench.snapshot.calls[0]?.value.progress === 'talking';
    });

    expect(tccc.calls.at(-1)).to.deep.equal(['Call.accept', { sessionId: 'call-1' }]);
    expect(part(desk, 'tccc-call-panel', '[part~="hold"]')).to.not.equal(null);
    workbench.dispose();
  });

  it('B2: a page whose token was too old has no form to fill in, and says why', async () => {
    const { tccc, desk, workbench } = await openPage();

    tccc.tell('tokenExpired', { message: 'too old' });
    await waitUntil(() => workbench.snapshot.phase === 'signedOut');
    await waitUntil(
      () => part(desk, 'tccc-sign-in', '.waiting')?.textContent.includes('signs you in') === true,
    );

    expect(part(desk, 'tccc-sign-in', 'input')).to.equal(null);
    workbench.dispose();
  });
});
