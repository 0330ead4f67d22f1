import type { TextsLike } from '../catalogue.js';
import type { zhRecordList } from './records.zh-cn.js';

export const enRecordList: TextsLike<typeof zhRecordList> = {};
