import { createContext } from '@lit/context';
import type { Workbench } from '../workbench/workbench.js';

/** The context that carries a {@link Workbench} from `<tccc-workbench>` or `<tccc-provider>` to the elements inside. */
export const workbenchContext = createContext<Workbench | undefined>(Symbol.for('tccc-workbench'));
