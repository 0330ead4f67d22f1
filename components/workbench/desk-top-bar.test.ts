import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  createTestWorkbench,
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
}

async function settled(desk: TcccWorkbench): Promise<void> {
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  await desk.updateComplete;
}

async function open(options: TestWorkbenchOptions = {}, frame: Frame = {}): Promise<Desk> {
  const made = await createTestWorkbench(options);
  const { width = 1280, lang = 'zh-CN' } = frame;
  const box = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-workbench .workbench=${made.workbench} .clock=${made.clock}></tccc-workbench>
    </div>`,
  );
  box.style.width = `${width}px`;
  box.style.height = '760px';
  const desk = box.querySelector('tccc-workbench')!;
  await settled(desk);
  return { ...made, desk, box };
}

const find = <Found extends HTMLElement = HTMLElement>(desk: TcccWorkbench, selector: string): Found | null =>
  desk.renderRoot.querySelector<Found>(selector);
const words = (desk: TcccWorkbench, selector: string): string | undefined =>
  find(desk, selector)?.textContent.replace(/\s+/g, ' ').trim();
const inMenu = (desk: TcccWorkbench, word: string): HTMLElement =>
  [...find(desk, 'tccc-presence')!.shadowRoot!.querySelectorAll<HTMLElement>('[role^="menuitem"]')].find(
    (row) => row.querySelector('.word')?.textContent.trim() === word,
  )!;

describe('top bar of <tccc-workbench>', () => {
  describe('mobile phone', () => {
    it('S8, S22: has both switches in a wide bar', async () => {
      const { desk, centre } = await open();
      expect(words(desk, '[part="mobile-answer"]')).to.equal('手机接听');
      expect(words(desk, '[part="mobile-dial"]')).to.equal('手机外呼');
      await expect(desk).to.be.accessible();

      find(desk, '[part="mobile-dial"]')!.focus();
      await sendKeys({ press: ' ' });
      await waitUntil(() => centre.commands.length === 1);
      expect(centre.commands).to.deep.equal([{ type: 'mobile.set', isDialling: true }]);
      expect(find(desk, '[part="mobile-dial"]')!.ariaChecked, 'only what the centre said').to.equal('false');
      centre.tell({
        type: 'mobile.changed',
        data: { number: '138****0001', isAnswering: false, isDialling: true },
      });
      await settled(desk);

      expect(find(desk, '[part="mobile-dial"]')!.ariaChecked).to.equal('true');
      await expect(desk).to.be.accessible();
    });

    it('S22: says why the phone can not be used without a number', async () => {
      const { desk, centre } = await open(
        { snapshot: { mobile: { number: null, isAnswering: false, isDialling: false } } },
        { lang: 'en' },
      );

      find(desk, '[part="mobile-answer"]')!.click();

      expect(find(desk, '[part="mobile-answer"]')!.ariaDisabled).to.equal('true');
      expect(words(desk, '#why-isAnswering')).to.equal('No mobile number is bound');
      expect(centre.commands).to.deep.equal([]);
      await expect(desk).to.be.accessible();
    });

    it('S22: says beside the switch what the centre refused', async () => {
      const { desk, centre } = await open();
      centre.refuseNext(new WorkbenchError('call/no-mobile'));

      find(desk, '[part="mobile-answer"]')!.click();
      await waitUntil(() => find(desk, '#mobile-error'));

      expect(find(desk, '#mobile-error')!.getAttribute('role')).to.equal('alert');
      await expect(desk).to.be.accessible();
    });

    it('S8, S22: keeps them behind one button at medium width', async () => {
      const { desk, centre } = await open({}, { width: 1000 });
      const popover = find(desk, '#mobile-switches')!;
      expect(words(desk, '[part="mobile-button"]')).to.equal('手机');

      find(desk, '[part="mobile-button"]')!.click();
      await waitUntil(() => popover.matches(':popover-open'));
      await settled(desk);
      expect(popover.textContent).to.contain('138****0001');
      const button = find(desk, '[part="mobile-button"]')!.getBoundingClientRect();
      expect(popover.getBoundingClientRect().right).to.be.closeTo(button.right, 1);
      await expect(desk).to.be.accessible();
      find(desk, '[part="mobile-answer"]')!.click();
      await waitUntil(() => centre.commands.length === 1);

      expect(centre.commands).to.deep.equal([{ type: 'mobile.set', isAnswering: true }]);
    });

    it('S8, S22: has them in the presence menu of a narrow desk, which never scrolls sideways', async () => {
      const { desk } = await open({}, { width: 380 });

      expect(find(desk, '[part="mobile-button"]')).to.equal(null);
      expect(inMenu(desk, '手机接听')).not.to.equal(undefined);
      expect(find(desk, '.top')!.scrollWidth).to.equal(380);
    });

    it('S22: leaves them out where the centre has no mobile lines', async () => {
      const { desk } = await open({ capabilities: { mobile: false } });

      expect(find(desk, '[part="mobile-answer"]')).to.equal(null);
    });
  });

  describe('dialogs', () => {
    it('S6: opens 个人信息 from the avatar, and gives the focus back', async () => {
      const { desk } = await open();
      const presence = find<HTMLElementTagNameMap['tccc-presence']>(desk, 'tccc-presence')!;
      presence.shadowRoot!.querySelector<HTMLElement>('.pill')!.focus();
      presence.show();
      await waitUntil(() => presence.shadowRoot!.activeElement?.role?.startsWith('menuitem'));

      inMenu(desk, '个人信息').click();
      await waitUntil(() => find<HTMLDialogElement>(desk, 'dialog.profile')?.open);
      await settled(desk);
      expect(find(desk, 'tccc-profile')!.shadowRoot!.textContent).to.contain('lin@example.com');
      await expect(desk).to.be.accessible();
      await sendKeys({ press: 'Escape' });

      await waitUntil(() => presence.shadowRoot!.activeElement?.classList.contains('pill'));
      expect(find(desk, 'dialog.profile')).to.equal(null);
    });

    it('S28: opens the device check', async () => {
      const { desk } = await open();

      inMenu(desk, '设备检测').click();
      await waitUntil(() => find<HTMLDialogElement>(desk, 'dialog.device-check')?.open);

      expect(find(desk, 'tccc-device-check')).not.to.equal(null);
      find(desk, '.device-check .close')!.click();
      await waitUntil(() => !find(desk, 'tccc-device-check'));
    });
  });
});
