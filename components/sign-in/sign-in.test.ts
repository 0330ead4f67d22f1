import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError, type ErrorCode } from '../../src/base/index.js';
import {
  aPresence,
  createTestWorkbench,
  fakePassword,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import { loadCatalogue } from '../../src/i18n/index.js';
import './sign-in.define.js';
import type { TcccSignIn, WorkbenchEnterDetail } from './sign-in.define.js';

interface Desk extends TestWorkbench {
  readonly element: TcccSignIn;
  readonly entered: WorkbenchEnterDetail[];
}

async function open(options: TestWorkbenchOptions = {}, lang = 'zh-CN'): Promise<Desk> {
  const desk = await createTestWorkbench({
    snapshot: { presence: aPresence({ state: 'offline' }) },
    ...options,
  });
  const entered: WorkbenchEnterDetail[] = [];
  const frame = await fixture<HTMLElement>(
    html`<div
      lang=${lang}
      @tccc-workbench-enter=${({ detail }: { detail: WorkbenchEnterDetail }) => entered.push(detail)}
    >
      <tccc-sign-in .workbench=${desk.workbench} .clock=${desk.clock}></tccc-sign-in>
    </div>`,
  );
  const element = frame.querySelector('tccc-sign-in')!;
  await element.updateComplete;
  return { ...desk, element, entered };
}

const signedOut: TestWorkbenchOptions = { isSignedIn: false };
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

function fill(element: TcccSignIn, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const input = field(element, name);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

async function submit(element: TcccSignIn, values: Readonly<Record<string, string>> = {}): Promise<void> {
  fill(element, values);
  find<HTMLButtonElement>(element, '[part="submit"]')!.click();
  await element.updateComplete;
}

describe('tccc-sign-in', () => {
  before(() => loadCatalogue('zh-CN'));

  describe('password', () => {
    it('S1: signs in with the Enter key and goes on to the choice of the centre', async () => {
      const { element, workbench } = await open(signedOut);
      fill(element, { email: 'lin@example.com', password: fakePassword });
      field(element, 'password').focus();

      await sendKeys({ press: 'Enter' });
      await waitUntil(() => find(element, '[part="go-online"]'));

      expect(workbench.snapshot.phase).to.equal('signedIn');
      expect(words(element, 'h1')).to.equal('欢迎！');
    });

    it('tells password managers what its fields are', async () => {
      const { element } = await open(signedOut);

      expect(field(element, 'email').autocomplete).to.equal('username');
      expect(field(element, 'password').autocomplete).to.equal('current-password');
      await expect(element).to.be.accessible();
    });

    it('names what is missing, and moves to the first of it', async () => {
      const { element, workbench } = await open(signedOut);

      await submit(element);
      expect(words(element, '#email-problem')).to.equal('请输入邮箱地址');
      expect(words(element, '#password-problem')).to.equal('请输入登录密码');
      expect(focusedField(element)).to.equal('email');
      await expect(element).to.be.accessible();
      await submit(element, { email: 'lin@example.com' });

      expect(words(element, '#email-problem')).to.equal('');
      expect(focusedField(element)).to.equal('password');
      expect(workbench.snapshot.phase).to.equal('signedOut');
    });

    const refusals: readonly [ErrorCode, string][] = [
      ['auth/wrong-credentials', '邮箱或密码不正确，请检查后重试'],
      ['auth/account-locked', '密码错误次数过多，账号已锁定，请稍后再试，或联系管理员'],
      ['auth/account-disabled', '账号已停用，请联系管理员启用'],
      ['auth/too-many-attempts', '尝试次数过多，请一分钟后再试'],
      ['network/unreachable', '无法连接联络中心，请检查网络，页面会自动重连'],
    ];
    for (const [code, text] of refusals) {
      it(`S1: says in its place what ${code} means, and nothing jumps`, async () => {
        const { element, centre } = await open(signedOut);
        const before = heightOf(element);
        centre.refuseNext(new WorkbenchError(code));

        await submit(element, { email: 'lin@example.com', password: 'not-it-1!' });
        await waitUntil(() => words(element, '#password-problem'));

        expect(words(element, '#password-problem')).to.equal(text);
        expect(focusedField(element)).to.equal('password');
        expect(field(element, 'email').value).to.equal('lin@example.com');
        expect(heightOf(element)).to.equal(before);
        await expect(element).to.be.accessible();
      });
    }

    it('shows a pending sign-in on the button, and takes one press', async () => {
      const { element, centre } = await open(signedOut);
      const release = centre.hold();

      await submit(element, { email: 'lin@example.com', password: fakePassword });
      await submit(element);

      expect(find(element, '[part="submit"]')!.ariaBusy).to.equal('true');
      expect(words(element, '[part="submit"]')).to.equal('正在登录…');
      await expect(element).to.be.accessible();
      release();
      await waitUntil(() => find(element, '[part="go-online"]'));
    });

    it('shows and hides the password', async () => {
      const { element } = await open(signedOut);
      const reveal = find(element, '.reveal')!;
      expect(reveal.ariaLabel).to.equal('显示密码');

      reveal.click();
      await element.updateComplete;
      expect(field(element, 'password').type).to.equal('text');
      expect(reveal.ariaLabel).to.equal('隐藏密码');
      reveal.click();
      await element.updateComplete;

      expect(field(element, 'password').type).to.equal('password');
    });

    it('says why the agent was signed out', async () => {
      const { element, centre, workbench } = await open();

      centre.tellError(new WorkbenchError('auth/session-expired'));
      await waitUntil(() => workbench.snapshot.phase === 'signedOut');
      await element.updateComplete;

      expect(words(element, '#password-problem')).to.equal('登录已过期，请重新登录');
    });

    it('speaks English', async () => {
      const { element, centre } = await open(signedOut, 'en');
      const before = heightOf(element);
      centre.refuseNext(new WorkbenchError('network/unreachable'));

      await submit(element, { email: 'lin@example.com', password: 'x' });
      await waitUntil(() => words(element, '#password-problem'));

      expect(words(element, 'h1')).to.equal('Sign in');
      expect(heightOf(element)).to.equal(before);
      await expect(element).to.be.accessible();
    });
  });

  describe('choice of the centre', () => {
    it('S3: lists the centre with its total, and goes online', async () => {
      const { element, centre, line, entered } = await open();
      expect(words(element, '[part="centre"]')).to.equal('Example Centre —');
      expect(words(element, '.total')).to.equal('共 1 条');
      expect(words(element, '[part="submit"]')).to.equal('上线');
      await expect(element).to.be.accessible();

      await submit(element);
      await waitUntil(() => entered.length === 1);

      expect(entered).to.deep.equal([{ isOnline: true }]);
      expect(line.isMicrophoneOpen).to.equal(true);
      expect(centre.commands).to.deep.equal([{ type: 'presence.set', state: 'idle' }]);
      await element.updateComplete;
      expect(find(element, '[part="base"]')).to.equal(null);
    });

    it('S1, S3: Enter after Enter leads in: the focus goes on to the next step, unless it is elsewhere', async () => {
      const { element } = await open(signedOut);
      fill(element, { email: 'lin@example.com' });
      field(element, 'password').focus();
      await sendKeys({ type: fakePassword });
      await sendKeys({ press: 'Enter' });

      await waitUntil(() => focusedField(element) === 'online');
    });

    it('S1, S3: leaves the focus to a page that has it', async () => {
      const { element } = await open(signedOut);
      const outside = await fixture<HTMLInputElement>(html`<input aria-label="CRM" />`);
      outside.focus();
      await submit(element, { email: 'lin@example.com', password: fakePassword });
      await waitUntil(() => field(element, 'online'));
      await element.updateComplete;

      expect(document.activeElement).to.equal(outside);
    });

    it('S3: enters without going online', async () => {
      const { element, centre, line } = await open();
      field(element, 'online').focus();
      await sendKeys({ press: 'ArrowRight' });
      await element.updateComplete;
      expect(words(element, '[part="submit"]')).to.equal('进入工作台');
      await expect(element).to.be.accessible();

      setTimeout(() => find(element, '[part="submit"]')!.click());
      const { detail } = await oneEvent(element, 'tccc-workbench-enter');

      expect(detail).to.deep.equal({ isOnline: false });
      expect(line.isMicrophoneOpen).to.equal(false);
      expect(centre.commands).to.deep.equal([]);
    });

    it('says that the browser asks for the microphone', async () => {
      const { element, centre } = await open();
      const release = centre.hold();

      expect(words(element, '[part="microphone"] .hint')).to.equal(
        '上线需要使用麦克风，浏览器会询问您是否允许',
      );
      find(element, '[part="submit"]')!.click();
      await waitUntil(() => find(element, '[part="submit"]')!.ariaBusy === 'true');

      await expect(element).to.be.accessible();
      release();
      await waitUntil(() => !find(element, '[part="base"]'));
    });

    it('S3: explains a refused microphone, and tries again', async () => {
      const { element, line, entered } = await open();
      const before = heightOf(element);
      line.refuseNext(new WorkbenchError('device/microphone-denied'));

      await submit(element);
      await waitUntil(() => words(element, '#online-problem'));
      expect(words(element, '#online-problem')).to.equal('浏览器拒绝了麦克风');
      expect(words(element, '.steps')).to.contain('把“麦克风”改为“允许”');
      expect(words(element, '[part="submit"]')).to.equal('重试');
      expect(entered).to.deep.equal([]);
      expect(heightOf(element)).to.equal(before);
      await expect(element).to.be.accessible();
      await submit(element);

      await waitUntil(() => entered.length === 1);
    });

    it('names a missing microphone', async () => {
      const { element, line } = await open({}, 'en');
      line.refuseNext(new WorkbenchError('device/microphone-missing'));

      await submit(element);
      await waitUntil(() => words(element, '#online-problem'));

      expect(find(element, '.steps')).to.equal(null);
      await expect(element).to.be.accessible();
    });

    it('is passed by an agent who is online already', async () => {
      const { element, entered } = await open({ snapshot: { presence: aPresence({ state: 'notReady' }) } });

      expect(entered).to.deep.equal([{ isOnline: true }]);
      expect(find(element, '[part="base"]')).to.equal(null);
    });

    it('comes again with the next sign-in', async () => {
      const { element, workbench, entered } = await open({
        snapshot: { presence: aPresence({ state: 'idle' }) },
      });
      await workbench.signOut();
      await element.updateComplete;

      await submit(element, { email: 'lin@example.com', password: fakePassword });
      await waitUntil(() => entered.length === 2);
    });
  });

  it('waits calmly while a sign-in is taken up, and passes on without asking again', async () => {
    const { FakeCentre, FakeLine, aCentreSnapshot } = await import('../../src/testing/index.js');
    const { createWorkbench } = await import('../../src/workbench/create-workbench.js');
    const centre = new FakeCentre({
      snapshot: aCentreSnapshot({ presence: aPresence({ state: 'offline' }) }),
    });
    const release = centre.hold();
    const workbench = createWorkbench({ centre, line: new FakeLine() });
    const element = await fixture<TcccSignIn>(
      html`<tccc-sign-in lang="zh-CN" .workbench=${workbench}></tccc-sign-in>`,
    );
    expect(words(element, '[role="status"]')).to.equal('正在恢复登录…');
    await expect(element).to.be.accessible();

    setTimeout(release);
    const { detail } = await oneEvent(element, 'tccc-workbench-enter');

    expect(detail).to.deep.equal({ isOnline: false });
    workbench.dispose();
  });
});
