import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { isWorkbenchError } from '../../src/base/index.js';
import { createTestWorkbench } from '../../src/testing/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { OwnWorkbench } from './own-workbench.js';

class Host extends LitElement {
  workbench?: Workbench | undefined;
}
customElements.define('own-workbench-host', Host);

/** A desk in the page, and what it builds. */
function put() {
  const host = document.body.appendChild(new Host());
  const building: Promise<unknown>[] = [];
  const own = new OwnWorkbench(host, {
    language: () => 'en',
    load: (work) => building.push(work().catch((error: unknown) => error)),
  });
  return { host, own, building };
}

const refused = 'no-protocol-of-ours://centre';

describe('OwnWorkbench', () => {
  it('B13: tells that a centre can not be had, unless another one was asked for meanwhile', async () => {
    const { host, own, building } = put();

    own.follow(refused);
    own.follow(`${refused}/another`);

    const [left, wanted] = await Promise.all(building);
    expect(left).to.equal(undefined);
    expect(isWorkbenchError(wanted, 'sdk/invalid-options'), String(wanted)).to.equal(true);
    host.remove();
  });

  it('B13: tells nothing of a centre in whose place the page gave a workbench meanwhile', async () => {
    const { host, own, building } = put();
    const { workbench } = await createTestWorkbench();

    own.follow(refused);
    host.workbench = workbench;

    expect(await building[0]).to.equal(undefined);
    expect(host.workbench === workbench).to.equal(true);
    host.remove();
  });
});
