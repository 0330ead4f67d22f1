import { expect } from '@open-wc/testing';
import { aCall, aPresence, aRingingCall, createTestWorkbench } from '../testing/index.js';
import { badgeApp } from './badge-app.js';
import { guardLeaving } from './guard-leaving.js';

describe('badgeApp', () => {
  it('B11: the icon of the installed page has a badge exactly while a call rings', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const badges: (number | null)[] = [];
    const undo = badgeApp(workbench, {
      setAppBadge: async (count) => void badges.push(count ?? 0),
      clearAppBadge: async () => void badges.push(null),
    });

    centre.tellSnapshot({ calls: [aRingingCall()] });
    centre.tellSnapshot({ calls: [aCall()] });
    centre.tellSnapshot({ calls: [aRingingCall()] });
    undo();
    centre.tellSnapshot({ calls: [] });

    expect(badges).to.deep.equal([1, null, 1, null]);
  });

  it('lives with a browser that has no badges, or refuses them', async () => {
    const { workbench } = await createTestWorkbench({ snapshot: { calls: [aRingingCall()] } });

    badgeApp(workbench, {})();
    badgeApp(workbench, { setAppBadge: () => Promise.reject(new DOMException('no', 'NotAllowedError')) })();
  });
});

describe('guardLeaving', () => {
  const isAsked = (page: EventTarget): boolean =>
    !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  it('B11: the browser asks before a call is left, and only then', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const page = new EventTarget();
    const undo = guardLeaving(workbench, page);
    const answers = [isAsked(page)];

    centre.tellSnapshot({ calls: [aRingingCall()] });
    answers.push(isAsked(page));
    centre.tellSnapshot({ calls: [aCall()], presence: aPresence({ state: 'busy' }) });
    answers.push(isAsked(page));
    undo();
    answers.push(isAsked(page));

    expect(answers).to.deep.equal([false, false, true, false]);
  });

  it('B11: a call on the mobile phone, or in another page, needs no question', async () => {
    const { workbench, centre, line } = await createTestWorkbench({
      snapshot: { calls: [aCall({ context: { agentLine: 'mobile' } })] },
    });
    const page = new EventTarget();
    guardLeaving(workbench, page);

    expect(isAsked(page)).to.equal(false);
    centre.tellSnapshot({ calls: [aCall()] });
    expect(isAsked(page)).to.equal(true);
    line.tellState('elsewhere');
    expect(isAsked(page)).to.equal(false);
  });
});
