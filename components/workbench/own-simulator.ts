import { loadPart } from '../../src/base/load-part.js';
import type { Simulator } from '../../src/adapters/simulator/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { SimulatorReadyEvent } from './simulator.events.js';

const firstCallerMs = 3_000;
const firstCaller = '13800138000';

/**
 * Builds a workbench of a contact centre in the page, for a desk that has no other: its agent is signed in, has records of
 * two days, and speaks a tone in place of a microphone. The first customer calls once the agent is ready for it.
 * @throws `network/part-missing`
 */
export async function simulate(desk: EventTarget, language: string): Promise<Workbench> {
  const [{ createSimulator }, { createWorkbench }] = await loadPart(() =>
    Promise.all([import('../../src/adapters/simulator/index.js'), import('../../src/workbench/index.js')]),
  );
  const simulator = createSimulator({
    language: /^zh\b/i.test(language) ? 'zh-CN' : 'en',
    signedIn: true,
    history: true,
    microphone: 'tone',
  });
  const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line });
  if (desk.dispatchEvent(new SimulatorReadyEvent(simulator))) letOneCall(workbench, simulator);
  return workbench;
}

function letOneCall(workbench: Workbench, simulator: Simulator): void {
  const stop = workbench.on('presence-changed', ({ presence }) => {
    if (presence.state !== 'idle') return;
    stop();
    simulator.clock.after(firstCallerMs, () => simulator.call({ from: firstCaller }));
  });
}
