import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import {
  aCall,
  aRingingCall,
  anEndedCall,
  aPresence,
  createTestWorkbench,
  someSettings,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './workbench.define.js';
import type { TcccWorkbench } from './workbench.js';

interface Desk extends TestWorkbench {
  readonly desk: TcccWorkbench;
  readonly box: HTMLElement;
}

interface Frame {
  readonly width?: number;
  readonly lang?: string;
  readonly url?: string;
}

async function settled(desk: TcccWorkbench): Promise<void> {
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  await desk.updateComplete;
}

async function open(options: TestWorkbenchOptions = {}, frame: Frame = {}): Promise<Desk> {
  const made = await createTestWorkbench(options);
  const { width = 1280, lang = 'zh-CN', url } = frame;
  const parent = document.createElement('div');
  document.body.append(parent);
  parent.style.width = `${width}px`;
  const box = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-workbench
        .workbench=${made.workbench}
        .clock=${made.clock}
        .thirdPartyUrl=${url}
      ></tccc-workbench>
    </div>`,
    { parentNode: parent },
  );
  box.style.width = `${width}px`;
  box.style.height = '760px';
  const desk = box.querySelector('tccc-workbench')!;
  await settled(desk);
  return { ...made, desk, box };
}

const find = <Found extends HTMLElement = HTMLElement>(desk: TcccWorkbench, selector: string): Found | null =>
  desk.renderRoot.querySelector<Found>(selector);
/** Compare frames by `===` alone: a failed assertion would print one, and never come to an end. */
const frameOf = (desk: TcccWorkbench): HTMLIFrameElement | null => find<HTMLIFrameElement>(desk, 'iframe');
const words = (desk: TcccWorkbench, selector: string): string | undefined =>
  find(desk, selector)?.textContent.replace(/\s+/g, ' ').trim();

const busy = aPresence({ state: 'busy' });
const host = `${location.origin}/components/workbench/fixtures/third-party.html`;
const page = `${host}?call={callId}&number={customerNumber}&agent={agentId}`;

describe('third-party area of <tccc-workbench>', () => {
  it('S8: shows the integrator’s page in a sandbox, filled in for the open call', async () => {
    const { desk } = await open({ snapshot: { calls: [aCall()], presence: busy } }, { url: page });

    expect(frameOf(desk)!.src).to.equal(`${host}?call=call-1&number=189****8352&agent=agent-1`);
    expect(frameOf(desk)!.sandbox.contains('allow-scripts')).to.equal(true);
    expect(frameOf(desk)!.sandbox.contains('allow-top-navigation')).to.equal(false);
    expect(frameOf(desk)!.referrerPolicy).to.equal('no-referrer');
    expect(frameOf(desk)!.title).to.equal('第三方系统');
    expect(find(desk, '[part="third-party"]')!.offsetWidth).to.equal(1280 - 280 - 480);
  });

  it('S8: takes the centre’s own setting, and the attribute before it', async () => {
    const settings = someSettings({ thirdPartyUrl: `${host}?centre` });
    const one = await open({ snapshot: { settings } });
    expect(frameOf(one.desk)!.src).to.equal(`${host}?centre`);

    const other = await open({ snapshot: { settings } }, { url: `${host}?own` });

    expect(frameOf(other.desk)!.src).to.equal(`${host}?own`);
  });

  it('S8: goes on to another call’s page, and reloads for nothing within a call', async () => {
    const { desk, centre } = await open({ snapshot: { calls: [aCall()], presence: busy } }, { url: page });
    const first = frameOf(desk);

    centre.tell({
      type: 'call.changed',
      data: aCall({
        value: { line: 'held' },
        context: { remark: 'new', skillGroup: { id: 'group-2', name: '售后' } },
      }),
    });
    centre.tell({ type: 'call.changed', data: anEndedCall() });
    await settled(desk);
    expect(frameOf(desk) === first, 'the same page').to.equal(true);
    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'completed' } });
    await settled(desk);
    expect(frameOf(desk) === first, 'somebody may still write in it').to.equal(true);
    centre.tell({ type: 'call.changed', data: aCall({ context: { id: 'call-2' } }) });
    await settled(desk);

    expect(frameOf(desk) === first).to.equal(false);
    expect(frameOf(desk)!.src).to.contain('call=call-2');
  });

  it('B12: stays where it is for a call whose screen pop the page prevented', async () => {
    const { desk, centre } = await open({}, { url: page });
    desk.addEventListener('tccc-screen-pop', (event) => event.preventDefault(), { once: true });

    centre.tell({ type: 'call.changed', data: aRingingCall() });
    centre.tell({ type: 'call.changed', data: aCall() });
    await settled(desk);
    expect(find(desk, 'tccc-call-panel')).not.to.equal(null);
    expect(frameOf(desk)!.src).to.contain('call=&');
    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'completed' } });
    centre.tell({ type: 'call.changed', data: aCall({ context: { id: 'call-2' } }) });
    await settled(desk);

    expect(frameOf(desk)!.src).to.contain('call=call-2');
  });

  it('S8: keeps its page while the desk gets narrow and wide again, or shows the records', async () => {
    const { desk, box } = await open({ snapshot: { calls: [aCall()], presence: busy } }, { url: page });
    const first = frameOf(desk);

    box.style.width = '380px';
    await settled(desk);
    expect(find(desk, '[part="third-party"]')!.checkVisibility()).to.equal(false);
    box.style.width = '1280px';
    await settled(desk);

    expect(frameOf(desk) === first).to.equal(true);
  });

  it('S8: loads nothing in a desk that stands beside its host', async () => {
    const { desk } = await open({}, { url: page, width: 380 });

    expect(frameOf(desk) === null, 'no frame').to.equal(true);
  });

  it('S8: no internal call leads to a customer’s page', async () => {
    const { desk } = await open(
      { snapshot: { calls: [aCall({ context: { kind: 'internal' } })], presence: busy } },
      { url: page },
    );

    expect(frameOf(desk)!.src).to.equal(`${host}?call=&number=&agent=agent-1`);
  });

  it('S8: opens no unsafe address, and says so', async () => {
    const { desk } = await open({}, { url: 'http://crm.example/' });

    expect(frameOf(desk) === null, 'no frame').to.equal(true);
    expect(words(desk, '.blocked')).to.equal('第三方系统的地址不安全，未打开 请管理员改用 https 地址');
    await expect(desk).to.be.accessible();
  });

  it('S8: leaves the area to what the host slots there', async () => {
    const { desk } = await open({}, { url: page });
    const own = document.createElement('p');
    own.slot = 'third-party';
    own.textContent = 'CRM';

    desk.append(own);
    await settled(desk);

    expect(frameOf(desk) === null, 'no frame').to.equal(true);
    expect(own.checkVisibility()).to.equal(true);
  });

  it('S7: forgets the page with the sign-in', async () => {
    const { desk, workbench } = await open({ snapshot: { calls: [aCall()], presence: busy } }, { url: page });

    await workbench.signOut();
    await settled(desk);

    expect(frameOf(desk) === null, 'no frame').to.equal(true);
  });
});
