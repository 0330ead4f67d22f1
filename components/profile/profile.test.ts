import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError, type ErrorCode } from '../../src/base/index.js';
import {
  anAgent,
  createTestWorkbench,
  fakeCode,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './profile.define.js';
import type { TcccProfile } from './profile.define.js';

interface Desk extends TestWorkbench {
  readonly element: TcccProfile;
}

async function open(lang = 'zh-CN', options: TestWorkbenchOptions = {}): Promise<Desk> {
  const desk = await createTestWorkbench({
    snapshot: { agent: anAgent({ name: '小李' }), ...options.snapshot },
    ...(options.capabilities && { capabilities: options.capabilities }),
  });
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-profile .workbench=${desk.workbench} .clock=${desk.clock}></tccc-profile>
    </div>`,
  );
  const element = frame.querySelector('tccc-profile')!;
  await element.updateComplete;
  return { ...desk, element };
}

const find = <Found extends HTMLElement = HTMLElement>(
  element: TcccProfile,
  selector: string,
): Found | null => element.renderRoot.querySelector<Found>(selector);
const words = (element: TcccProfile, selector: string): string | undefined =>
  find(element, selector)?.textContent.replace(/\s+/g, ' ').trim();
const focusedField = (element: TcccProfile): string | null | undefined =>
  element.shadowRoot!.activeElement?.getAttribute('name');

async function press(element: TcccProfile, selector: string): Promise<void> {
  find(element, selector)!.click();
  await element.updateComplete;
}

async function fill(element: TcccProfile, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const input = find<HTMLInputElement>(element, `input[name="${name}"]`)!;
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  await element.updateComplete;
}

async function toForm(lang?: string): Promise<Desk> {
  const desk = await open(lang);
  await press(desk.element, '[part="change"]');
  return desk;
}

const numbers = { oldMobile: '138 0013 0001', newMobile: '13900139000' };

describe('tccc-profile', () => {
  it('S6: shows who the agent is, and the mobile number masked', async () => {
    const { element } = await open();

    const rows = [...element.renderRoot.querySelectorAll('.row')].map((row) =>
      [...row.querySelectorAll('dt, dd')].map((cell) =>
        (cell.querySelector('span') ?? cell).textContent.replace(/\s+/g, ' ').trim(),
      ),
    );
    expect(rows).to.deep.equal([
      ['客服昵称', '小李'],
      ['邮箱地址', 'lin@example.com'],
      ['联络中心', 'Example Centre'],
      ['技能组', '售前'],
      ['手机号', '138****0001 仅您本人可见，不会展示给外部客户'],
    ]);
    await expect(element).to.be.accessible();
  });

  it('S6: says when no number is bound and no group serves', async () => {
    const { element } = await open('en', {
      snapshot: { queue: [], mobile: { number: null, isAnswering: false, isDialling: false } },
    });

    expect(words(element, '.number')).to.equal('None bound');
    expect(words(element, '.row:nth-child(4) dd')).to.equal('None');
    await expect(element).to.be.accessible();
  });

  it('S6: changes the number with the old one and a code sent to the new one', async () => {
    const { element, centre, workbench } = await toForm();
    const change = centre.changeMobile.bind(centre);
    const told: unknown[] = [];
    centre.changeMobile = (request) => (told.push(request), change(request));
    expect(words(element, 'h2')).to.equal('修改手机号');
    expect(focusedField(element)).to.equal('oldMobile');
    await expect(element).to.be.accessible();

    await fill(element, numbers);
    await press(element, '[part="ask-code"]');
    await waitUntil(() => focusedField(element) === 'code');
    await sendKeys({ type: fakeCode });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => words(element, '[role="status"]') === '手机号已修改');

    expect(centre.codeRequests).to.deep.equal([
      { purpose: 'change-mobile', oldMobile: '13800130001', mobile: '13900139000' },
    ]);
    expect(told).to.deep.equal([{ oldMobile: '13800130001', newMobile: '13900139000', code: fakeCode }]);
    expect(workbench.snapshot.mobile?.number).to.equal('139****9000');
    expect(words(element, '.number')).to.equal('139****9000');
    expect(element.shadowRoot!.activeElement).to.equal(find(element, '[part="change"]'));
    await expect(element).to.be.accessible();
  });

  it('S6: counts down until the next code', async () => {
    const { element, clock } = await toForm();
    await fill(element, numbers);

    await press(element, '[part="ask-code"]');
    await waitUntil(() => words(element, '[part="ask-code"]') === '再次获取验证码 (60)');
    clock.advance(17_000);
    await element.updateComplete;

    expect(words(element, '[part="ask-code"]')).to.equal('再次获取验证码 (43)');
  });

  it('S6: names what is missing, and refuses the number that is bound already', async () => {
    const { element, centre } = await toForm();

    await press(element, '[part="submit"]');
    expect(words(element, '#oldMobile-problem')).to.equal('请输入正确的手机号');
    expect(words(element, '#code-problem')).to.equal('请输入 6 位验证码');
    expect(focusedField(element)).to.equal('oldMobile');
    await fill(element, { oldMobile: '13800130001', newMobile: '138 0013 0001' });
    await press(element, '[part="ask-code"]');

    expect(words(element, '#newMobile-problem')).to.equal('新手机号码与原手机号码相同');
    expect(centre.codeRequests).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  const refusals: readonly [ErrorCode, string, string][] = [
    ['auth/mobile-mismatch', 'oldMobile', '原手机号码不正确，请填写当前绑定的手机号码'],
    ['auth/mobile-taken', 'newMobile', '该手机号码已被其他账号绑定，请更换手机号码，或联系管理员'],
    ['auth/code-wrong', 'code', '验证码错误或已失效，请核对验证码，或重新获取'],
    ['network/unreachable', 'form', '无法连接联络中心，请检查网络，页面会自动重连'],
  ];
  for (const [code, place, text] of refusals) {
    it(`S6: says ${code} where it can be mended`, async () => {
      const { element, centre } = await toForm();
      await fill(element, { ...numbers, code: fakeCode });
      centre.refuseNext(new WorkbenchError(code));

      await press(element, '[part="submit"]');
      await waitUntil(() => words(element, `#${place}-problem`));

      expect(words(element, `#${place}-problem`)).to.equal(text);
      await expect(element).to.be.accessible();
    });
  }

  it('S6: shows the waiting on 确定', async () => {
    const { element, centre } = await toForm();
    const release = centre.hold();
    await fill(element, { ...numbers, code: fakeCode });

    await press(element, '[part="submit"]');
    await waitUntil(() => find(element, '[part="submit"]')!.ariaBusy === 'true');

    release();
    await waitUntil(() => find(element, '[part="change"]'));
  });

  it('S6: can be left without a change, in English too', async () => {
    const { element } = await toForm('en');
    await expect(element).to.be.accessible();

    await press(element, '.cancel');

    expect(words(element, 'h2')).to.equal('Profile');
  });

  it('offers no change where the centre sends no SMS', async () => {
    const { element } = await open('zh-CN', { capabilities: { smsCodes: false } });

    expect(find(element, '[part="change"]')).to.equal(null);
  });
});
