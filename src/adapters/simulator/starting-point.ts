import { WorkbenchError } from '../../base/index.js';
import type { CentreConfig } from '../../centre/index.js';
import type { SimulatedAccount } from './accounts.js';
import { demoPassword, type DemoCentre } from './demo-centre.js';
import { newId } from './new-id.js';
import type { SimulatedSession } from './simulated-centre.js';
import type { SimulatorOptions } from './simulator.js';

/** The centres, with what the options change of the first. @throws `sdk/invalid-options` when there is none */
export function configsOf(
  { centre, isMasking }: SimulatorOptions,
  [first, ...others]: readonly CentreConfig[],
): CentreConfig[] {
  if (!first) throw new WorkbenchError('sdk/invalid-options', { message: 'There is no centre.' });
  const main = { ...first, ...centre };
  return [main, ...others].map((config) => (isMasking === undefined ? config : { ...config, isMasking }));
}

/** The sign-in a page begins with. @throws `sdk/invalid-options` for an agent nobody has an account for */
export function sessionOf(
  { agentId }: SimulatorOptions,
  accounts: readonly SimulatedAccount[],
): SimulatedSession {
  for (const { email, seats } of accounts) {
    const seat = seats.find((one) => agentId === undefined || one.agentId === agentId);
    if (seat) return { email, seat, linePassword: newId('line') };
  }
  throw new WorkbenchError('sdk/invalid-options', { message: `No account has the agent "${agentId}".` });
}

/**
 * Who may sign in: the demo's people, or with agents of the host's own each of them, under the demo's password.
 */
export function accountsOf(
  { accounts, centre }: SimulatorOptions,
  { configs, demo }: { readonly configs: readonly CentreConfig[]; readonly demo: DemoCentre },
): readonly SimulatedAccount[] {
  if (accounts) return accounts;
  const [main] = configs;
  if (!centre?.agents || !main) return demo.accounts;
  return main.agents.map(({ id, email, name, mobile }) => ({
    ...{ email, name, mobile },
    password: demoPassword,
    seats: [{ centreId: main.id, agentId: id }],
    mustSetUp: false,
  }));
}
