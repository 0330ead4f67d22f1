import type { Context } from '@lit/context';
import type { Workbench } from '../workbench/workbench.js';

/**
 * The context that carries a {@link Workbench} from `<tccc-workbench>` or `<tccc-provider>` to the elements inside: the key
 * of the community's context protocol, which `@lit/context` speaks too.
 */
export const workbenchContext = Symbol.for('tccc-workbench') as unknown as Context<
  symbol,
  Workbench | undefined
>;
