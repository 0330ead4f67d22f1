import type { TextsLike } from '../catalogue.js';
import type { zhConversations } from './conversations.zh-cn.js';

export const enConversations: TextsLike<typeof zhConversations> = {};
