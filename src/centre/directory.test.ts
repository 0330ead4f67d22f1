import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Colleague, GroupStatus } from '../model/index.js';
import { TestCentre, testConfig } from './testing-kit.js';

/** A centre in which Li's page watches the directory. */
function watching(): TestCentre {
  const centre = new TestCentre();
  centre.online('li', 'wang');
  centre.command('li', { type: 'directory.watch', isWatching: true });
  centre.facts.length = 0;
  return centre;
}

function lastColleague(centre: TestCentre): Colleague | undefined {
  return centre.told('li', 'colleague.changed').at(-1)?.data as Colleague | undefined;
}

function lastGroups(centre: TestCentre): GroupStatus[] | undefined {
  return centre.told('li', 'groups.changed').at(-1)?.data as GroupStatus[] | undefined;
}

describe('Centre: the directory', () => {
  it('S20: lists every colleague but oneself, and every group with its queue and its people', () => {
    const centre = watching();
    const { colleagues, groups } = centre.centre.directory('li');
    assert.deepEqual(colleagues, [
      {
        id: 'wang',
        name: '王建国',
        email: 'wang@centre.example',
        groupIds: ['phone', 'presales'],
        presence: 'idle',
        since: centre.clock.now() - 1000,
        isReachable: true,
        hasMobile: true,
      },
      {
        id: 'zhao',
        name: '赵明远',
        email: 'zhao@centre.example',
        groupIds: ['presales'],
        presence: 'offline',
        since: 0,
        isReachable: false,
        hasMobile: false,
      },
    ]);
    assert.deepEqual(
      groups.map(({ id, waiting, online, available }) => [id, waiting, online, available]),
      [
        ['phone', 0, 2, 2],
        ['presales', 0, 1, 1],
      ],
    );
    assert.ok(!JSON.stringify(colleagues).includes('1390001'), 'a mobile number is never told');
  });

  it('S20: a watching page hears of each colleague whose presence changes, and never of itself', () => {
    const centre = watching();
    centre.command('wang', { type: 'presence.set', state: 'notReady' });
    assert.deepEqual([lastColleague(centre)?.id, lastColleague(centre)?.presence], ['wang', 'notReady']);
    assert.equal(lastColleague(centre)?.isReachable, true);
    centre.command('li', { type: 'presence.set', state: 'notReady' });
    assert.equal(centre.told('li', 'colleague.changed').length, 1);
    assert.deepEqual(
      lastGroups(centre)?.map(({ available }) => available),
      [0, 0],
    );
  });

  it('S20: hears when a line, a page, the mobile phone or the settings change who can be reached', () => {
    const centre = watching();
    centre.signal({ type: 'line.lost', agentId: 'wang' });
    assert.equal(lastColleague(centre)?.isReachable, false);
    centre.command('wang', { type: 'mobile.set', isAnswering: true });
    assert.equal(lastColleague(centre)?.isReachable, true);
    centre.keep(centre.centre.lease('wang', false));
    assert.equal(lastColleague(centre)?.isReachable, false);
    const agents = testConfig.agents.map((agent) =>
      agent.id === 'zhao' ? { ...agent, mobile: '13900010003' } : agent,
    );
    centre.keep(centre.centre.configure({ ...testConfig, agents }));
    assert.deepEqual([lastColleague(centre)?.id, lastColleague(centre)?.hasMobile], ['zhao', true]);
  });

  it('S21: hears how many wait in each group', () => {
    const centre = watching();
    for (const agentId of ['li', 'wang']) {
      centre.command(agentId, { type: 'presence.set', state: 'notReady' });
    }
    centre.callIn();
    assert.deepEqual(
      lastGroups(centre)?.map(({ waiting, longestSince }) => [waiting, longestSince]),
      [
        [1, centre.clock.now()],
        [0, null],
      ],
    );
    centre.end('customer-leg');
    assert.equal(lastGroups(centre)?.[0]?.waiting, 0);
  });

  it('S20: tells nobody who does not watch, and nobody any more whose page is gone', () => {
    const centre = watching();
    centre.command('li', { type: 'presence.set', state: 'notReady' });
    assert.equal(centre.told('wang', 'colleague.changed').length, 0);
    centre.command('li', { type: 'directory.watch', isWatching: false });
    centre.command('wang', { type: 'presence.set', state: 'notReady' });
    assert.equal(centre.told('li', 'colleague.changed').length, 0);
    centre.command('li', { type: 'directory.watch', isWatching: true });
    centre.keep(centre.centre.lease('li', false));
    centre.keep(centre.centre.lease('li', true));
    centre.command('wang', { type: 'presence.set', state: 'idle' });
    assert.equal(centre.told('li', 'colleague.changed').length, 0);
  });
});
