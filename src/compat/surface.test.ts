import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, WorkbenchError } from '../base/index.js';
import { aCall, someSettings } from '../testing/index.js';
import { compatDesk, toldNames } from './fixtures/compat-desk.js';
import { installTccc } from './install-tccc.js';
import type { TcccUiPort } from './ui-port.js';

class WrittenUi implements TcccUiPort {
  readonly asked: unknown[] = [];
  setShown(isShown: boolean): void {
    this.asked.push(['shown', isShown]);
  }
  setButtonShown(isShown: boolean): void {
    this.asked.push(['button', isShown]);
  }
  setDeskShown(isShown: boolean): void {
    this.asked.push(['desk', isShown]);
  }
  mount(host: unknown): void {
    this.asked.push(['mount', host]);
  }
  setCallButtons(kept: readonly string[]): void {
    this.asked.push(['buttons', kept]);
  }
}

const session = { sessionId: 'call-1', payload: {} };

describe('tccc: the rest of the surface', () => {
  it('B2: has the names of the documents, and none is missing', async () => {
    const { tccc } = await compatDesk();
    const names = (part: object): string[] => Object.keys(part).sort();

    expect(names(tccc.Call)).to.deep.equal(
      [
        ...['accept', 'callOut', 'deleteCall', 'end', 'hold', 'hungUp', 'invite', 'isMicMuted', 'kick'],
        ...['muteMic', 'reconnect', 'sendDigits', 'startInternalCall', 'startOutboundCall', 'transfer'],
        ...['unHold', 'unmuteMic'],
      ].sort(),
    );
    expect(names(tccc.Agent)).to.deep.equal(['getStatus', 'offline', 'online', 'setStatus']);
    expect(names(tccc.Devices)).to.deep.equal(
      ['getMicrophones', 'getSpeakers', 'isBrowserSupported', 'isEnvSupported'].sort(),
    );
    expect(names(tccc.UI)).to.deep.equal(
      [
        'hide',
        'hideWorkbench',
        'hidefloatButton',
        'mount',
        'show',
        'showWorkbench',
        'showfloatButton',
      ].sort(),
    );
    expect(names(tccc.Admin)).to.deep.equal(['getSkillGroups']);
    expect(tccc.IM).to.equal(tccc.Chat);
  });

  for (const method of ['accept', 'end', 'transfer', 'sendCardMessage', 'sendOrderMessage'] as const) {
    it(`B2: Chat.${method} answers that there are no text conversations`, async () => {
      const { tccc } = await compatDesk();

      const answer = await tccc.Chat[method](session);

      expect(answer).to.deep.include({ status: 'error', errorCode: 'sdk/not-offered' });
      expect(answer.errorMsg).to.contain('text conversations');
    });
  }

  for (const method of [
    'accept',
    'end',
    'muteMic',
    'unmuteMic',
    'muteVideo',
    'unmuteVideo',
    'transfer',
  ] as const) {
    it(`B2: Video.${method} answers that there are no video calls`, async () => {
      const { tccc } = await compatDesk();

      const answer = await tccc.Video[method](session);

      expect(answer).to.deep.include({ status: 'error', errorCode: 'sdk/not-offered' });
      expect(answer.errorMsg).to.contain('video calls');
    });
  }

  for (const [method, asked] of [
    ['hide', ['shown', false]],
    ['show', ['shown', true]],
    ['showfloatButton', ['button', true]],
    ['hidefloatButton', ['button', false]],
    ['showWorkbench', ['desk', true]],
    ['hideWorkbench', ['desk', false]],
  ] as const) {
    it(`B2: UI.${method} answers nothing and is done by the page's desk`, async () => {
      const ui = new WrittenUi();
      const { tccc } = await compatDesk({}, { ui });

      const answer: unknown = tccc.UI[method]();

      expect(answer).to.equal(undefined);
      expect(ui.asked).to.deep.equal([asked]);
    });
  }

  it('B2: UI.mount hands the host on', async () => {
    const ui = new WrittenUi();
    const { tccc } = await compatDesk({}, { ui });

    tccc.UI.mount('#phone');

    expect(ui.asked).to.deep.equal([['mount', '#phone']]);
  });

  it('B2: UI has nothing to do in a page without a desk', async () => {
    const { tccc, errors } = await compatDesk();

    tccc.UI.show();
    tccc.UI.hidefloatButton();

    expect(errors).to.have.lengthOf(0);
  });

  it('B2: overrideButtonConfig takes buttons out of the call bar', async () => {
    const ui = new WrittenUi();
    const { tccc } = await compatDesk({}, { ui });

    tccc.overrideButtonConfig((config) => ({
      active: config.active.filter(({ type }) => !['transferSeat', 'forwardOut'].includes(type)),
    }));

    const kept = ['transferSkillGroup', 'holdToggle', 'showKeyboard', 'selfService'];
    expect(ui.asked).to.deep.equal([['buttons', kept]]);
  });

  it('B2: overrideButtonConfig refuses a function that answers no list', async () => {
    const { tccc } = await compatDesk();

    expect(() => tccc.overrideButtonConfig(() => undefined as never)).to.throw('{ active: [...] }');
  });

  it('B2: Admin.getSkillGroups answers the groups at once', async () => {
    const { tccc } = await compatDesk({
      snapshot: { settings: someSettings({ groups: [{ id: 'group-1', name: '售前' }] }) },
    });

    expect(tccc.Admin.getSkillGroups()).to.deep.equal([{ skillGroupId: 'group-1', skillGroupName: '售前' }]);
  });

  it('B2: Devices tells the browser and lists microphones and speakers', async () => {
    const { tccc } = await compatDesk();

    const [microphones, speakers] = await Promise.all([
      tccc.Devices.getMicrophones(),
      tccc.Devices.getSpeakers(),
    ]);

    expect([tccc.Devices.isBrowserSupported(), tccc.Devices.isEnvSupported()]).to.deep.equal([true, true]);
    expect(microphones.every(({ kind }) => kind === 'audioinput')).to.equal(true);
    expect(microphones.length).to.be.greaterThan(0);
    expect(speakers.every(({ kind }) => kind === 'audiooutput')).to.equal(true);
  });
});

describe('tccc: signing in with the token of the page', () => {
  it('B2: a token signs in, and ready follows', async () => {
    const desk = await compatDesk({ isSignedIn: false }, { token: 'token-1' });

    await waitUntil(() => desk.told.length > 0);

    expect(desk.told.map(({ name }) => name)).to.deep.equal(['ready']);
    expect(desk.workbench.snapshot.phase).to.equal('signedIn');
  });

  it('B2: a token that is too old is tokenExpired, also for whoever comes late', async () => {
    const refusal = new WorkbenchError('auth/login-token-invalid');
    const test = await compatDesk({ isSignedIn: false });
    test.centre.refuseNext(refusal);
    const page: { tccc?: unknown } = {};
    const { tccc } = installTccc(test.workbench, { target: page, token: 'old' });
    const heard: string[] = [];
    tccc.on('tokenExpired', ({ message }) => heard.push(message));
    await waitUntil(() => heard.length > 0);

    tccc.on('tokenExpired', ({ message }) => heard.push(message));
    await Promise.resolve();

    expect(heard).to.have.lengthOf(2);
    for (const message of heard) expect(message).to.match(/token .* older than ten minutes/);
  });

  it('B2: another failure of the sign-in is told to the page', async () => {
    const test = await compatDesk({ isSignedIn: false });
    test.centre.refuseNext(new WorkbenchError('network/unreachable'));
    const errors: unknown[] = [];

    installTccc(test.workbench, { target: {}, token: 'token-1', onError: (error) => errors.push(error) });
    await waitUntil(() => errors.length > 0);

    expect(isWorkbenchError(errors[0], 'network/unreachable')).to.equal(true);
  });

  it('B2: a reloaded page keeps the sign-in of the same account', async () => {
    const desk = await compatDesk(
      { snapshot: { calls: [aCall()] } },
      { token: 't', userId: 'LIN@example.com' },
    );
    await waitUntil(() => desk.told.length > 0);

    expect(desk.workbench.snapshot.calls).to.have.lengthOf(1);
    expect(toldNames(desk)).to.deep.equal([]);
  });

  it('B2: another account ends the sign-in that was kept', async () => {
    const desk = await compatDesk({}, { token: 't', userId: 'wang@example.com' });

    await waitUntil(() => desk.told.filter(({ name }) => name === 'ready').length === 2);

    expect(desk.told.map(({ name }) => name)).to.deep.equal(['ready', 'statusChanged', 'ready']);
  });
});

describe('installTccc', () => {
  it('B2: puts tccc into the page, and takes it out again', async () => {
    const { workbench, centre } = await compatDesk();
    const page = globalThis as { tccc?: unknown };
    const before = centre.listenerCount;

    const { tccc, uninstall } = installTccc(workbench);
    const installed = page.tccc;
    uninstall();
    uninstall();

    expect(installed).to.equal(tccc);
    expect('tccc' in page).to.equal(false);
    expect(centre.listenerCount).to.equal(before);
  });

  it('B2: refuses where another tccc is', async () => {
    const { workbench } = await compatDesk();
    const page = { tccc: {} };

    let error: unknown;
    try {
      installTccc(workbench, { target: page });
    } catch (thrown) {
      error = thrown;
    }

    expect(isWorkbenchError(error, 'sdk/global-taken')).to.equal(true);
    expect(page.tccc).to.deep.equal({});
  });

  it('B2: leaves a tccc alone that took its place', async () => {
    const { workbench } = await compatDesk();
    const page: { tccc?: unknown } = {};
    const { uninstall } = installTccc(workbench, { target: page });
    const other = {};
    page.tccc = other;

    uninstall();

    expect(page.tccc).to.equal(other);
  });
});
