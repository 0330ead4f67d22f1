import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { WorkbenchError } from '../../src/base/index.js';
import type { SimulatorReadyEvent } from './simulator.events.js';
import './workbench.define.js';
import type { TcccWorkbench } from './workbench.js';

const patience = { timeout: 8_000 };

/** A desk of one attribute, and the centre it simulates. */
async function open(prepare: (event: SimulatorReadyEvent) => void = () => undefined) {
  const host = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  host.addEventListener('tccc-simulator-ready', prepare);
  const ready = oneEvent(host, 'tccc-simulator-ready') as unknown as Promise<SimulatorReadyEvent>;
  host.innerHTML = '<tccc-workbench simulator></tccc-workbench>';
  const desk = host.querySelector<TcccWorkbench>('tccc-workbench')!;
  const { simulator } = (await ready).detail;
  await waitUntil(() => desk.workbench?.snapshot.phase === 'signedIn', 'the agent is signed in', patience);
  await waitUntil(() => desk.shadowRoot!.querySelector('[part~="top-bar"]'), 'the desk is drawn', patience);
  return { host, desk, simulator };
}

const isRinging = ({ workbench }: TcccWorkbench): boolean =>
  workbench!.snapshot.calls.some(({ value }) => JSON.stringify(value).includes('ringing'));

describe('<tccc-workbench simulator>', () => {
  it('B4: is a whole desk by one attribute; a customer calls once the agent is ready', async () => {
    const { desk, simulator } = await open();
    expect(desk.workbench!.snapshot.agent?.name).to.match(/^[\w ]+$/);

    simulator.advance(3_000);
    expect(isRinging(desk), 'before the agent is ready').to.equal(false);
    await desk.workbench!.goOnline();
    await waitUntil(
      () => desk.workbench!.snapshot.presence?.state === 'idle',
      'the agent is ready',
      patience,
    );
    simulator.advance(3_000);

    await waitUntil(() => isRinging(desk), 'the customer rings', patience);
    expect(simulator.callers.map(({ number }) => number)).to.deep.equal(['13800138000']);
  });

  it('B4: leaves it to the page who calls', async () => {
    const { desk, simulator } = await open((event) => event.preventDefault());

    await desk.workbench!.goOnline();
    await waitUntil(
      () => desk.workbench!.snapshot.presence?.state === 'idle',
      'the agent is ready',
      patience,
    );
    simulator.advance(60_000);
    expect(simulator.callers).to.have.length(0);
    simulator.call({ from: '13912345678' });

    await waitUntil(() => isRinging(desk), 'the customer rings', patience);
  });

  it('B4: takes its centre along when it leaves the page', async () => {
    const { desk, simulator } = await open();

    desk.remove();
    await Promise.resolve();
    await desk.updateComplete;

    expect(desk.workbench).to.equal(undefined);
    expect(() => simulator.call({ from: '13800138000' })).to.throw(WorkbenchError);
  });

  it('B4: takes its centre along when the attribute goes', async () => {
    const { desk, simulator } = await open();

    desk.simulator = false;
    await desk.updateComplete;

    expect(desk.workbench).to.equal(undefined);
    expect(() => simulator.call({ from: '13800138000' }))
      .to.throw(WorkbenchError)
      .with.property('code', 'sdk/disposed');
  });

  it('B4: leaves a workbench alone that the page gave', async () => {
    const { desk } = await open();
    const { workbench } = desk;
    const other = await fixture<TcccWorkbench>(
      html`<tccc-workbench simulator .workbench=${workbench}></tccc-workbench>`,
    );

    await other.updateComplete;

    expect(other.workbench === workbench).to.equal(true);
  });
});
