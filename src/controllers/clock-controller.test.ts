import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { ManualClock } from '../base/index.js';
import { ClockController } from './clock-controller.js';

function aHost(): ReactiveControllerHost & { updates: number } {
  return {
    updates: 0,
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate() {
      this.updates += 1;
    },
    updateComplete: Promise.resolve(true),
  };
}

describe('ClockController', () => {
  it('updates at the full seconds of the authority', () => {
    const clock = new ManualClock(10_000);
    const host = aHost();
    const controller = new ClockController(host, { clock, isNeeded: () => true, offsetMs: () => 300 });
    controller.hostConnected();

    clock.advance(699);
    expect(host.updates).to.equal(0);
    clock.advance(1);

    expect(host.updates).to.equal(1);
    expect(controller.now).to.equal(11_000);
    clock.advance(2_000);
    expect(host.updates).to.equal(3);
  });

  it('runs no timer while the host needs no time', () => {
    const clock = new ManualClock();
    let isNeeded = true;
    const controller = new ClockController(aHost(), { clock, isNeeded: () => isNeeded, offsetMs: () => 0 });
    controller.hostConnected();
    expect(clock.pending).to.equal(1);

    isNeeded = false;
    controller.hostUpdated();

    expect(clock.pending).to.equal(0);
  });

  it('leaves no timer behind with its host', () => {
    const clock = new ManualClock();
    const controller = new ClockController(aHost(), { clock, isNeeded: () => true, offsetMs: () => 0 });
    controller.hostConnected();

    controller.hostDisconnected();

    expect(clock.pending).to.equal(0);
  });
});
