import { zhConversations } from './conversations.zh-cn.js';
import { zhDesk } from './desk.zh-cn.js';
import { zhHabits } from './habits.zh-cn.js';
import { zhProfile } from './profile.zh-cn.js';
import { zhRecordList } from './records.zh-cn.js';

/** Everything that the desk behind the entrance says. */
export const zhWholeDesk = {
  ...zhDesk,
  ...zhConversations,
  ...zhProfile,
  ...zhRecordList,
  ...zhHabits,
};
