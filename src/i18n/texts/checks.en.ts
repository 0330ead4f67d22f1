import type { TextsLike } from '../catalogue.js';
import type { zhChecks } from './checks.zh-cn.js';

export const enChecks: TextsLike<typeof zhChecks> = {};
