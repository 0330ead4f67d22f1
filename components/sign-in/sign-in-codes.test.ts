import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError, type ErrorCode } from '../../src/base/index.js';
import {
  aPresence,
  createTestWorkbench,
  fakeCode,
  fakeNewcomer,
  fakePassword,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import { loadCatalogue } from '../../src/i18n/index.js';
import './sign-in.define.js';
import type { TcccSignIn } from './sign-in.define.js';

interface Desk extends TestWorkbench {
  readonly element: TcccSignIn;
}

async function open(lang = 'zh-CN', options: TestWorkbenchOptions = {}): Promise<Desk> {
  const desk = await createTestWorkbench({
    isSignedIn: false,
    snapshot: { presence: aPresence({ state: 'offline' }) },
    ...options,
  });
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-sign-in .workbench=${desk.workbench} .clock=${desk.clock}></tccc-sign-in>
    </div>`,
  );
  const element = frame.querySelector('tccc-sign-in')!;
  await element.updateComplete;
  return { ...desk, element };
}

const find = <Found extends HTMLElement = HTMLElement>(element: TcccSignIn, selector: string): Found | null =>
  element.renderRoot.querySelector<Found>(selector);
const words = (element: TcccSignIn, selector: string): string | undefined =>
  find(element, selector)?.textContent.replace(/\s+/g, ' ').trim();
const field = (element: TcccSignIn, name: string): HTMLInputElement =>
  find<HTMLInputElement>(element, `input[name="${name}"]`)!;
const focusedField = (element: TcccSignIn): string | null | undefined =>
  element.shadowRoot!.activeElement?.getAttribute('name');
const heightOf = (element: TcccSignIn): number =>
  find(element, '[part="base"]')!.getBoundingClientRect().height;

async function fill(element: TcccSignIn, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const input = field(element, name);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  await element.updateComplete;
}

async function press(element: TcccSignIn, selector: string): Promise<void> {
  find(element, selector)!.click();
  await element.updateComplete;
}

async function submit(element: TcccSignIn, values: Readonly<Record<string, string>> = {}): Promise<void> {
  await fill(element, values);
  await press(element, '[part="submit"]');
}

async function toCodes(lang?: string): Promise<Desk> {
  const desk = await open(lang);
  await press(desk.element, '#tab-code');
  return desk;
}

async function toFirstSignIn(lang?: string): Promise<Desk> {
  const desk = await open(lang);
  await submit(desk.element, { email: fakeNewcomer, password: fakePassword });
  await waitUntil(() => find(desk.element, '.policy'));
  return desk;
}

async function toReset(lang?: string): Promise<Desk> {
  const desk = await open(lang);
  await press(desk.element, '[part="forgot"]');
  return desk;
}

const mobile = '13800138000';
const newcomer = { mobile, code: fakeCode, name: ' 小李 ', newPassword: 'yunfan-2024' };

describe('tccc-sign-in with SMS codes', () => {
  before(() => loadCatalogue('zh-CN'));

  describe('验证码登录', () => {
    it('S4: asks for a code, and signs in with it', async () => {
      const { element, centre, workbench } = await toCodes();
      await fill(element, { mobile: '138 0013 8000' });

      await press(element, '[part="ask-code"]');
      await waitUntil(() => words(element, '#code-problem') === '验证码已发送，5 分钟内有效');
      expect(centre.codeRequests).to.deep.equal([{ purpose: 'sign-in', mobile }]);
      expect(focusedField(element)).to.equal('code');
      await sendKeys({ type: fakeCode });
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => find(element, '[part="go-online"]'));

      expect(workbench.snapshot.phase).to.equal('signedIn');
    });

    it('S4: counts down to 再次获取验证码, which can not be pressed before', async () => {
      const { element, centre, clock } = await toCodes();
      await fill(element, { mobile });
      await press(element, '[part="ask-code"]');
      await waitUntil(() => words(element, '[part="ask-code"]') === '再次获取验证码 (60)');

      clock.advance(17_000);
      await element.updateComplete;
      expect(words(element, '[part="ask-code"]')).to.equal('再次获取验证码 (43)');
      expect(find(element, '[part="ask-code"]')!.ariaDisabled).to.equal('true');
      await press(element, '[part="ask-code"]');
      expect(centre.codeRequests).to.have.length(1);
      await expect(element).to.be.accessible();
      clock.advance(43_000);
      await element.updateComplete;
      expect(words(element, '[part="ask-code"]')).to.equal('再次获取验证码');
      await press(element, '[part="ask-code"]');

      await waitUntil(() => centre.codeRequests.length === 2);
    });

    it('S4: lets a mistyped number be mended at once', async () => {
      const { element, centre } = await toCodes();
      await fill(element, { mobile: '13800138001' });
      await press(element, '[part="ask-code"]');
      await waitUntil(() => find(element, '[part="ask-code"]')!.ariaDisabled === 'true');

      await fill(element, { mobile });
      expect(words(element, '[part="ask-code"]')).to.equal('获取验证码');
      await press(element, '[part="ask-code"]');

      await waitUntil(() => centre.codeRequests.length === 2);
    });

    it('S4: a centre that says «too soon» says how long to wait', async () => {
      const { element, centre } = await toCodes();
      centre.refuseNext(new WorkbenchError('auth/code-too-soon', { retryAfterMs: 43_000 }));
      await fill(element, { mobile });

      await press(element, '[part="ask-code"]');
      await waitUntil(() => words(element, '#code-problem'));

      expect(words(element, '#code-problem')).to.equal('验证码发送过于频繁，请稍候再次获取验证码');
      expect(words(element, '[part="ask-code"]')).to.equal('再次获取验证码 (43)');
    });

    it('S4: names what is missing, and asks for no code without a number', async () => {
      const { element, centre } = await toCodes();

      await press(element, '[part="ask-code"]');
      expect(words(element, '#mobile-problem')).to.equal('请输入正确的手机号');
      expect(focusedField(element)).to.equal('mobile');
      await submit(element, { mobile, code: '12345' });

      expect(words(element, '#mobile-problem')).to.equal('');
      expect(words(element, '#code-problem')).to.equal('请输入 6 位验证码');
      expect(focusedField(element)).to.equal('code');
      expect(centre.codeRequests).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    const refusals: readonly [ErrorCode, string][] = [
      ['auth/code-wrong', '验证码错误或已失效，请核对验证码，或重新获取'],
      ['auth/too-many-attempts', '尝试次数过多，请一分钟后再试'],
      ['auth/account-disabled', '账号已停用，请联系管理员启用'],
      ['network/unreachable', '无法连接联络中心，请检查网络，页面会自动重连'],
    ];
    for (const [code, text] of refusals) {
      it(`S4: says in its place what ${code} means, and nothing jumps`, async () => {
        const { element, centre } = await toCodes();
        const before = heightOf(element);
        centre.refuseNext(new WorkbenchError(code));

        await submit(element, { mobile, code: '000000' });
        await waitUntil(() => words(element, '#code-problem'));

        expect(words(element, '#code-problem')).to.equal(text);
        expect(heightOf(element)).to.equal(before);
        expect(field(element, 'mobile').value).to.equal(mobile);
      });
    }

    it('S4: tells the browser what its fields are, so that a code fills itself in', async () => {
      const { element } = await toCodes('en');

      expect(field(element, 'mobile').autocomplete).to.equal('tel');
      expect(field(element, 'code').getAttribute('autocomplete')).to.equal('one-time-code');
      expect(field(element, 'code').inputMode).to.equal('numeric');
      expect(words(element, '[part="ask-code"]')).to.equal('Send a code');
      await expect(element).to.be.accessible();
    });

    it('S4: is one arrow away from the password, and comes back to what was typed', async () => {
      const { element } = await open();
      await fill(element, { email: 'lin@example.com' });
      find(element, '#tab-password')!.focus();

      await sendKeys({ press: 'ArrowRight' });
      await element.updateComplete;
      expect(find(element, '#tab-code')!.ariaSelected).to.equal('true');
      await fill(element, { mobile });
      await sendKeys({ press: 'ArrowLeft' });
      await element.updateComplete;
      expect(field(element, 'password').value).to.equal('');
      await sendKeys({ press: 'ArrowRight' });
      await element.updateComplete;

      expect(field(element, 'mobile').value).to.equal(mobile);
    });

    it('is not there where the centre sends no SMS', async () => {
      const { element } = await open('zh-CN', { capabilities: { smsCodes: false } });

      expect(find(element, '[role="tablist"]')).to.equal(null);
      expect(find(element, '[part="forgot"]')).to.equal(null);
      await expect(element).to.be.accessible();
    });
  });

  describe('SIP user', () => {
    for (const [lang, label, missing] of [
      ['zh-CN', 'SIP 账号', '请输入 SIP 账号'],
      ['en', 'SIP user', 'Enter your SIP user'],
    ] as const) {
      it(`B3: is asked for by its name where people have one, ${lang}`, async () => {
        const { element } = await open(lang, { capabilities: { smsCodes: false, signInName: 'sip-user' } });

        expect(find(element, 'label[for="email"]')?.textContent.trim()).to.equal(label);
        expect(field(element, 'email').type, 'no address is asked for').to.equal('text');
        await press(element, '[part="submit"]');
        expect(find(element, '#email-problem')?.textContent.trim()).to.equal(missing);
        await expect(element).to.be.accessible();
      });
    }
  });

  describe('first sign-in', () => {
    it('S2: binds a proved number, takes a nickname and a password of one’s own, then goes on', async () => {
      const { element, centre, workbench } = await toFirstSignIn();
      const asked = centre.completeFirstSignIn.bind(centre);
      const told: unknown[] = [];
      centre.completeFirstSignIn = (request) => (told.push(request), asked(request));
      expect(words(element, 'h1')).to.equal('欢迎登录');
      expect(field(element, 'newPassword').autocomplete).to.equal('new-password');
      expect(field(element, 'username').value).to.equal(fakeNewcomer);
      await expect(element).to.be.accessible();

      await fill(element, { mobile });
      await press(element, '[part="ask-code"]');
      await waitUntil(() => centre.codeRequests.length === 1);
      await submit(element, newcomer);
      await waitUntil(() => find(element, '[part="go-online"]'));

      expect(centre.codeRequests).to.deep.equal([{ purpose: 'setup', mobile, setupToken: 'setup-1' }]);
      expect(told).to.deep.equal([
        { setupToken: 'setup-1', mobile, code: fakeCode, name: '小李', newPassword: 'yunfan-2024' },
      ]);
      expect(workbench.snapshot.agent?.name).to.equal('小李');
    });

    it('S5: shows while typing what of the policy is met', async () => {
      const { element } = await toFirstSignIn();
      const met = (): string[] =>
        [...element.renderRoot.querySelectorAll('.rule.met')].map((rule) =>
          rule.textContent.replace('已满足', '').trim(),
        );
      expect(met()).to.deep.equal([]);

      await fill(element, { newPassword: 'Yunfan2024' });
      expect(met()).to.deep.equal(['8–20 个字符', '包含数字', '包含字母', '不含空格']);
      await fill(element, { newPassword: 'Yunfan2024!' });

      expect(met().length).to.equal(5);
    });

    it('S2: moves to the first field that is not right', async () => {
      const { element } = await toFirstSignIn();

      await submit(element, { newPassword: 'short' });
      expect(words(element, '#mobile-problem')).to.equal('请输入正确的手机号');
      expect(words(element, '#code-problem')).to.equal('请输入 6 位验证码');
      expect(words(element, '#name-problem')).to.equal('请输入客服昵称');
      expect(focusedField(element)).to.equal('mobile');
      await submit(element, { mobile, code: fakeCode, name: '小李' });

      expect(focusedField(element)).to.equal('newPassword');
      expect(field(element, 'newPassword').ariaInvalid).to.equal('true');
      expect(element.renderRoot.querySelectorAll('.rule.wrong').length).to.equal(3);
      await expect(element).to.be.accessible();
    });

    const refusals: readonly [ErrorCode, string, string][] = [
      ['server/unavailable', '#form-problem', '联络中心正在启动或关闭，请稍后再试'],
      ['auth/mobile-taken', '#mobile-problem', '该手机号码已被其他账号绑定，请更换手机号码，或联系管理员'],
      ['auth/code-wrong', '#code-problem', '验证码错误或已失效，请核对验证码，或重新获取'],
    ];
    for (const [code, place, text] of refusals) {
      it(`S2: says ${code} where it can be mended, and keeps what was typed`, async () => {
        const { element, centre } = await toFirstSignIn();
        centre.refuseNext(new WorkbenchError(code));

        await submit(element, newcomer);
        await waitUntil(() => words(element, place));

        expect(words(element, place)).to.equal(text);
        expect(field(element, 'newPassword').value).to.equal(newcomer.newPassword);
        await expect(element).to.be.accessible();
      });
    }

    for (const code of ['auth/token-expired', 'auth/login-token-invalid'] as const) {
      it(`S2: leads back to the entrance when its time ran out (${code})`, async () => {
        const { element, centre, workbench } = await toFirstSignIn();
        centre.refuseNext(new WorkbenchError(code));

        await submit(element, newcomer);
        await waitUntil(() => words(element, '#password-problem'));

        expect(words(element, '#password-problem')).to.equal('登录已过期，请重新登录');
        expect(field(element, 'email').value).to.equal(fakeNewcomer);
        expect(workbench.snapshot.phase).to.equal('signedOut');
      });
    }

    it('S2: can be broken off', async () => {
      const { element, workbench } = await toFirstSignIn();

      await press(element, '[part="back"]');
      await element.updateComplete;

      expect(field(element, 'password')).not.to.equal(null);
      expect(workbench.snapshot.phase).to.equal('signedOut');
    });

    it('speaks English', async () => {
      const { element } = await toFirstSignIn('en');

      expect(words(element, 'h1')).to.equal('Welcome');
      await expect(element).to.be.accessible();
    });
  });

  describe('忘记密码', () => {
    it('S5: proves the number, sets a new password, and is back at the entrance with good news', async () => {
      const { element, centre, workbench } = await toReset();
      const reset = centre.resetPassword.bind(centre);
      const told: unknown[] = [];
      centre.resetPassword = (...request: unknown[]) => (told.push(...request), reset());
      expect(words(element, '.lead')).to.equal('请验证用于登录云联络中心的手机号');
      await expect(element).to.be.accessible();
      await fill(element, { mobile });
      await press(element, '[part="ask-code"]');
      await waitUntil(() => centre.codeRequests.length === 1);
      expect(words(element, '[part="submit"]')).to.equal('重置密码');

      await submit(element, { code: fakeCode });
      await waitUntil(() => find(element, '.policy'));
      expect(words(element, '.lead')).to.equal('您将重置账户登录密码');
      expect(words(element, '[part="submit"]')).to.equal('确定重置密码');
      await expect(element).to.be.accessible();
      await submit(element, { newPassword: 'yunfan-2024' });
      await waitUntil(() => find(element, '#tab-password'));

      expect(centre.codeRequests).to.deep.equal([{ purpose: 'reset-password', mobile }]);
      expect(told).to.deep.equal([{ resetToken: 'reset-1', newPassword: 'yunfan-2024' }]);
      expect(words(element, '[role="status"]')).to.equal('密码已重置，请使用新密码登录');
      expect(workbench.snapshot.phase).to.equal('signedOut');
      await expect(element).to.be.accessible();
    });

    it('S5: says in place that the code is wrong', async () => {
      const { element } = await toReset();

      await submit(element, { mobile, code: '000000' });
      await waitUntil(() => words(element, '#code-problem'));

      expect(words(element, '#code-problem')).to.contain('验证码错误');
      expect(focusedField(element)).to.equal('code');
    });

    it('S5: refuses a weak password before it is sent, and says what the centre refused', async () => {
      const { element, centre } = await toReset();
      await submit(element, { mobile, code: fakeCode });
      await waitUntil(() => find(element, '.policy'));

      await submit(element, { newPassword: 'short' });
      expect(element.renderRoot.querySelectorAll('.rule.wrong').length).to.equal(3);
      centre.refuseNext(new WorkbenchError('server/unavailable'));
      await submit(element, { newPassword: 'yunfan-2024' });
      await waitUntil(() => words(element, '#form-problem'));

      expect(words(element, '#form-problem')).to.equal('联络中心正在启动或关闭，请稍后再试');
      expect(field(element, 'newPassword').value).to.equal('yunfan-2024');
    });

    it('S5: asks for a new code when it took too long', async () => {
      const { element, centre } = await toReset();
      await submit(element, { mobile, code: fakeCode });
      await waitUntil(() => find(element, '.policy'));
      centre.refuseNext(new WorkbenchError('auth/token-expired'));

      await submit(element, { newPassword: 'yunfan-2024' });
      await waitUntil(() => words(element, '#code-problem'));

      expect(words(element, '#code-problem')).to.equal('验证已过期，请重新获取验证码');
      expect(field(element, 'mobile').value).to.equal(mobile);
    });

    it('S5: leads back, in English too', async () => {
      const { element } = await toReset('en');
      await expect(element).to.be.accessible();

      await press(element, '[part="back"]');

      expect(words(element, 'h1')).to.equal('Sign in');
    });
  });

  describe('choice between centres', () => {
    const service = { id: 'centre-1', name: '客户服务中心', lastVisitAt: Date.UTC(2024, 3, 2, 0, 57) };
    const sales = { id: 'centre-2', name: '电销中心', lastVisitAt: Date.UTC(2024, 3, 1, 10, 20) };
    const hotline = { id: 'centre-3', name: '售后热线', lastVisitAt: Date.UTC(2024, 2, 21, 6, 5) };

    async function toCentres(lang?: string): Promise<Desk> {
      const desk = await open(lang);
      desk.centre.centres = [service, sales, hotline, { id: 'centre-4', name: '新中心', lastVisitAt: null }];
      await submit(desk.element, { email: 'lin@example.com', password: fakePassword });
      await waitUntil(() => find(desk.element, '[part="go-online"]'));
      return desk;
    }
    const centres = (element: TcccSignIn): string[] =>
      [...element.renderRoot.querySelectorAll('[part="centre"]')].map((row) =>
        row.textContent.replace(/\s+/g, ' ').trim(),
      );

    it('S3: lists name, last visit and total', async () => {
      const { element } = await toCentres();

      expect(centres(element)).to.deep.equal([
        '客户服务中心 今天 08:57',
        '电销中心 昨天 18:20',
        '售后热线 3月21日 14:05',
        '新中心 —',
      ]);
      expect(words(element, '.total')).to.equal('共 4 条');
      await expect(element).to.be.accessible();
    });

    it('S3: enters the chosen one and goes online with one press', async () => {
      const { element, workbench, centre } = await toCentres();
      field(element, 'centre').focus();
      await sendKeys({ press: 'ArrowDown' });
      await element.updateComplete;

      await submit(element);
      await waitUntil(() => centre.commands.length === 1);

      expect(workbench.snapshot.agent?.centre).to.deep.equal({ id: 'centre-2', name: '电销中心' });
      expect(centre.commands).to.deep.equal([{ type: 'presence.set', state: 'idle' }]);
      await waitUntil(() => !find(element, '[part="base"]'));
    });

    it('S3: stays in the centre when the microphone is refused, and only goes online again', async () => {
      const { element, line, workbench } = await toCentres();
      const before = heightOf(element);
      line.refuseNext(new WorkbenchError('device/microphone-denied'));

      await submit(element);
      await waitUntil(() => words(element, '#online-problem'));
      expect(workbench.snapshot.phase).to.equal('signedIn');
      expect(centres(element)).to.have.length(4);
      expect(heightOf(element)).to.equal(before);
      expect([...element.renderRoot.querySelectorAll('[name="centre"]:disabled')]).to.have.length(3);
      await expect(element).to.be.accessible();
      await submit(element);

      await waitUntil(() => !find(element, '[part="base"]'));
    });

    it('S3: enters without going online', async () => {
      const { element, workbench, line } = await toCentres('en');
      await press(element, 'input[value="no"]');

      await submit(element);
      await waitUntil(() => !find(element, '[part="base"]'));

      expect(workbench.snapshot.phase).to.equal('signedIn');
      expect(line.isMicrophoneOpen).to.equal(false);
    });

    it('S3: leads back to the entrance when the choice took too long, or the agent wants to', async () => {
      const { element, centre, workbench } = await toCentres();
      centre.refuseNext(new WorkbenchError('auth/token-expired'));

      await submit(element);
      await waitUntil(() => words(element, '#password-problem'));
      expect(words(element, '#password-problem')).to.equal('登录已过期，请重新登录');
      await submit(element, { password: fakePassword });
      await waitUntil(() => find(element, '[part="go-online"]'));
      await press(element, '[part="back"]');

      expect(workbench.snapshot.phase).to.equal('signedOut');
      await waitUntil(() => find(element, '#tab-password'));
    });
  });
});
