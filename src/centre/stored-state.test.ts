import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CentreState } from './centre-state.js';
import { TestCentre } from './testing-kit.js';

/** The state of a centre in which Li talks, as releases before transfers and mobile phones stored it. */
function storedEarlier(): { state: CentreState; callId: string; agentLeg: string } {
  const centre = new TestCentre();
  centre.online('li', 'wang');
  const callId = centre.callIn();
  const agentLeg = centre.last('leg.ring-agent').legId;
  centre.signal({ type: 'leg.answered', legId: agentLeg });
  const late = new Set([
    ...['mobile', 'isWatchingDirectory', 'legs', 'peerCallId', 'offerCallId', 'handover', 'flow'],
    ...['kind', 'agentLine', 'colleague', 'transferredFrom', 'transfer', 'selfService'],
  ]);
  const text = JSON.stringify(centre.centre.state, (key, value: unknown) =>
    late.has(key) ? undefined : value,
  );
  return { state: JSON.parse(text) as CentreState, callId, agentLeg };
}

describe('completeState', () => {
  it('S21: a call stored by an earlier release can be handed over and ends in whole records', () => {
    const { state, callId } = storedEarlier();
    assert.ok(!JSON.stringify(state).includes('mobile'));
    const centre = new TestCentre({}, state);
    centre.clock.advance(10_000);
    centre.command('wang', { type: 'presence.set', state: 'idle' });
    centre.command('li', { type: 'call.transfer', callId, to: { kind: 'agent', id: 'wang' } });
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    centre.end('customer-leg');
    assert.deepEqual(
      [...centre.records.values()].map(({ kind, endStatus, legs }) => [kind, endStatus, legs.length]),
      [
        ['external', 'transferred', 2],
        ['external', 'normal', 2],
      ],
    );
  });

  it('ends the legs of such a call', () => {
    const { state, callId, agentLeg } = storedEarlier();
    const centre = new TestCentre({}, state);
    centre.command('li', { type: 'call.hang-up', callId });
    const ended = centre.effects.flatMap((effect) => (effect.type === 'leg.end' ? [effect.legId] : []));
    assert.deepEqual(ended.sort(), ['customer-leg', agentLeg].sort());
  });

  it('S22: agents stored by an earlier release have both switches off', () => {
    const centre = new TestCentre({}, storedEarlier().state);
    assert.equal(centre.centre.snapshot('li').mobile.isAnswering, false);
    centre.command('li', { type: 'mobile.set', isAnswering: true });
    assert.equal(centre.centre.snapshot('li').mobile.isAnswering, true);
  });

  it('leaves a whole state as it is', () => {
    const centre = new TestCentre();
    centre.online('li');
    centre.callIn();
    const before = structuredClone(centre.centre.state);
    const again = new TestCentre({}, structuredClone(before));
    assert.deepEqual(again.centre.state, before);
  });
});
