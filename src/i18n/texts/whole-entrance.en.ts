import { enAccounts } from './accounts.en.js';
import { enEntrance } from './entrance.en.js';

/** Everything that the way in says. */
export const enWholeEntrance = { ...enEntrance, ...enAccounts };
