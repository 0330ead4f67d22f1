import { WorkbenchError } from './workbench-error.js';

/** Answers what `load` does, for a file that comes later than the page. @throws `network/part-missing` when it doesn't come */
export async function loadPart<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw new WorkbenchError('network/part-missing', { cause });
  }
}
