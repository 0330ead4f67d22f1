/** Transfers, internal calls, the directory and self-service. The Chinese texts name the keys; every other language must have them all. */
export const zhConversations = {} as const;
