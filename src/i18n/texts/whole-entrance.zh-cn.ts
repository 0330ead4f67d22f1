import { zhAccounts } from './accounts.zh-cn.js';
import { zhEntrance } from './entrance.zh-cn.js';

/** Everything that the way in says. */
export const zhWholeEntrance = { ...zhEntrance, ...zhAccounts };
