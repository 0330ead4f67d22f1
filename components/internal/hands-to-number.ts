import type { Workbench } from '../../src/workbench/workbench.js';

/** Whether calls are handed to a number that is typed, because the centre has no directory. */
export const handsToNumber = ({ capabilities }: Pick<Workbench, 'capabilities'>): boolean =>
  capabilities.centre.transferToNumber ?? false;
