import type { Workbench } from '../workbench/workbench.js';

/**
 * What a habit has done to a call when its agent asks. A host that wants to be asked before, as `<tccc-workbench>` asks
 * its page, gives its own.
 */
export type CallActs = Pick<Workbench, 'answer' | 'hangUp' | 'hold' | 'resume' | 'setMuted'>;
