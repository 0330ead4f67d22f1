import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWorkbenchError } from '../base/index.js';
import { presenceStates, type PresenceState } from '../model/index.js';
import { TestCentre } from './testing-kit.js';

/** Columns of the presence table: calls from the queue, calling out, internal calls and transfers. */
const table: Record<PresenceState, { queue: boolean; out: boolean; colleagues: boolean }> = {
  offline: { queue: false, out: false, colleagues: false },
  idle: { queue: true, out: true, colleagues: true },
  notReady: { queue: false, out: true, colleagues: true },
  resting: { queue: false, out: true, colleagues: false },
  ringing: { queue: false, out: false, colleagues: false },
  busy: { queue: false, out: false, colleagues: false },
  wrapUp: { queue: false, out: false, colleagues: false },
};

/** A centre in which Zhao, the only one who serves 售前服务 for now, is in `state`; Li talks with a customer. */
function withZhao(state: PresenceState): { centre: TestCentre; callId: string } {
  const centre = new TestCentre();
  centre.online('li');
  const callId = centre.callIn('li-customer');
  centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
  centre.online('zhao');
  if (state === 'offline' || state === 'notReady') centre.command('zhao', { type: 'presence.set', state });
  if (state === 'resting') centre.command('zhao', { type: 'presence.set', state, restReason: '会议' });
  if (state === 'ringing' || state === 'busy' || state === 'wrapUp') {
    centre.callIn('zhao-customer', '18912348352', '051485664127');
    if (state !== 'ringing')
      centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    if (state === 'wrapUp') centre.end('zhao-customer');
  }
  assert.equal(centre.presence('zhao').state, state);
  centre.effects.length = 0;
  return { centre, callId };
}

function isAccepted(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (!isWorkbenchError(error)) throw error;
    return false;
  }
}

function ringsAtZhao(centre: TestCentre): boolean {
  return centre.effects.some((effect) => effect.type === 'leg.ring-agent' && effect.agentId === 'zhao');
}

describe('Centre: the presence table', () => {
  for (const state of presenceStates) {
    const { queue, out, colleagues } = table[state];

    it(`S12: the queue ${queue ? 'rings' : 'never rings'} at an agent who is ${state}`, () => {
      const { centre } = withZhao(state);
      centre.callIn('next-customer', '18912348352', '051485664127');
      centre.advance(1000);
      assert.equal(ringsAtZhao(centre), queue);
    });

    it(`S15: an agent who is ${state} ${out ? 'may' : 'may not'} call out`, () => {
      const { centre } = withZhao(state);
      assert.equal(
        isAccepted(() => centre.command('zhao', { type: 'call.place', to: '13812346021' })),
        out,
      );
    });

    it(`S20: a colleague ${colleagues ? 'reaches' : 'does not reach'} an agent who is ${state}`, () => {
      const { centre } = withZhao(state);
      centre.online('wang');
      const call = (): unknown =>
        centre.command('wang', { type: 'call.internal', agentId: 'zhao', useMobile: false });
      assert.equal(isAccepted(call), colleagues);
      assert.equal(ringsAtZhao(centre), colleagues);
    });

    it(`S21: a transfer ${colleagues ? 'reaches' : 'does not reach'} an agent who is ${state}`, () => {
      const { centre, callId } = withZhao(state);
      const transfer = (): unknown =>
        centre.command('li', { type: 'call.transfer', callId, to: { kind: 'agent', id: 'zhao' } });
      assert.equal(isAccepted(transfer), colleagues);
      assert.equal(ringsAtZhao(centre), colleagues);
    });
  }
});
