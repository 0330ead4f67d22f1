import type { TextsLike } from '../catalogue.js';
import type { zhAccounts } from './accounts.zh-cn.js';

export const enAccounts: TextsLike<typeof zhAccounts> = {};
