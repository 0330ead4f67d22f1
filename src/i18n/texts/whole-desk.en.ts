import { enConversations } from './conversations.en.js';
import { enDesk } from './desk.en.js';
import { enHabits } from './habits.en.js';
import { enProfile } from './profile.en.js';
import { enRecordList } from './records.en.js';

/** Everything that the desk behind the entrance says. */
export const enWholeDesk = {
  ...enDesk,
  ...enConversations,
  ...enProfile,
  ...enRecordList,
  ...enHabits,
};
