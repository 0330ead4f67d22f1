import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { createTestWorkbench } from '../../src/testing/index.js';
import './workbench.define.js';

// Firefox answers F6 outside of the desk as it should, by its address bar, and a test's keys never come back from there.
describe('shortcuts of <tccc-workbench> beside a host', () => {
  it('B11: F6 stays the browser’s outside of the desk', async () => {
    const { workbench, clock } = await createTestWorkbench();
    const box = await fixture<HTMLElement>(
      html`<div lang="zh-CN">
        <input aria-label="outside" />
        <tccc-workbench .workbench=${workbench} .clock=${clock}></tccc-workbench>
      </div>`,
    );
    const outside = box.querySelector('input')!;
    await box.querySelector('tccc-workbench')!.updateComplete;
    outside.focus();

    await sendKeys({ press: 'F6' });

    expect(document.activeElement === outside).to.equal(true);
  });
});
