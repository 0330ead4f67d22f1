import { WorkbenchError } from '../base/index.js';
import type { Directory } from '../model/index.js';
import type { Workbench } from '../workbench/workbench.js';

/** Accounts by their e-mail address, which is what a CRM knows an agent by, and the ids of this package. */
export class AccountBook {
  readonly #workbench: Workbench;
  readonly #addresses = new Map<string, string>();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** The address of an agent's account; the id itself until the directory was read. */
  addressOf(agentId: string): string {
    return this.#addresses.get(agentId) ?? agentId;
  }

  /** @throws `call/target-unknown`, or what the directory could not be read for */
  async idOf(userId: string): Promise<string> {
    const id = this.#find(userId);
    if (id !== undefined) return id;
    await this.read();
    const found = this.#find(userId);
    if (found === undefined) throw new WorkbenchError('call/target-unknown', { details: { userId } });
    return found;
  }

  /** Reads the directory once. */
  async read(): Promise<void> {
    if (!this.#workbench.capabilities.centre.directory) return;
    const { colleagues } = await readDirectory(this.#workbench);
    for (const { id, email } of colleagues) this.#addresses.set(id, email);
  }

  #find(userId: string): string | undefined {
    for (const [id, address] of this.#addresses) {
      if (id === userId || address.toLowerCase() === userId.toLowerCase()) return id;
    }
    return undefined;
  }
}

/** Watches the directory until it is there; a failure told meanwhile ends the wait. */
function readDirectory(workbench: Workbench): Promise<Directory> {
  return new Promise((resolve, reject) => {
    const undo: (() => void)[] = [];
    const settle = (act: () => void): void => {
      for (const step of undo.splice(0)) step();
      act();
    };
    const check = (): void => {
      const { directory, phase } = workbench.snapshot;
      if (directory) settle(() => resolve(directory));
      else if (phase !== 'signedIn') settle(() => reject(new WorkbenchError('call/agent-offline')));
    };
    undo.push(
      workbench.subscribe(check),
      workbench.on('error', ({ error }) => settle(() => reject(error))),
      workbench.watchDirectory(),
    );
    check();
  });
}
