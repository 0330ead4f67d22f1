import type { Effect } from '../../centre/index.js';
import { runCentrePortSuite, runLinePortSuite } from '../../testing/index.js';
import { createSimulator, demoPassword } from './index.js';
import { Exchange } from './exchange.js';
import { SimulatedLine } from './simulated-line.js';
import { SimulatorClock } from './simulator-clock.js';
import { systemClock } from '../../base/index.js';
import { Recorder } from './sound/recorder.js';
import { WebSoundstage } from './sound/web-soundstage.js';

runCentrePortSuite(
  'B4: createSimulator',
  () => {
    const simulator = createSimulator({ microphone: 'none' });
    return Promise.resolve({
      centre: simulator.centre,
      email: simulator.accounts[0]?.email ?? '',
      password: demoPassword,
      close: () => simulator.dispose(),
    });
  },
  { describe, it },
);

runLinePortSuite(
  'B4: createSimulator',
  () => {
    const bench = openLine();
    const credentials = { url: 'wss://x.invalid', uri: 'sip:li@x.invalid', username: 'li', password: 'x' };
    return Promise.resolve({
      line: bench.line,
      credentials: () => Promise.resolve(credentials),
      ring: (callId: string, isAutomatic: boolean) => bench.exchange.execute(ringOf(callId, isAutomatic)),
      hangUp: (callId: string) =>
        bench.exchange.execute({ type: 'leg.end', legId: `leg-of-${callId}`, reason: 'normal' }),
      close: () => bench.close(),
    });
  },
  { describe, it },
);

function ringOf(callId: string, isAutomatic: boolean): Effect {
  return {
    type: 'leg.ring-agent',
    legId: `leg-of-${callId}`,
    callId,
    agentId: 'li',
    isAutomatic,
    displayNumber: '',
  };
}

/** A line at an exchange with no centre behind it. */
function openLine() {
  const clock = new SimulatorClock(systemClock, 1);
  const stage = new WebSoundstage((error) => line.report(error));
  const recorder = new Recorder({
    stage,
    onFinished: () => undefined,
    onError: (error) => line.report(error),
  });
  const signal = (): void => undefined;
  const exchange: Exchange = new Exchange({
    clock,
    stage,
    recorder,
    signal,
    ringAgent: (ring) => line.ring(ring),
    dial: () => undefined,
  });
  const line: SimulatedLine = new SimulatedLine({
    clock,
    stage,
    signal,
    microphone: 'real',
    exchange: () => exchange,
    agentOf: ({ username }) => username,
  });
  const close = async (): Promise<void> => {
    line.dispose();
    exchange.dispose();
    clock.dispose();
    await stage.dispose();
  };
  return { line, exchange, close };
}
