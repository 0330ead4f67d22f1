/** Service records: filters, export, virtual list and player. The Chinese texts name the keys; every other language must have them all. */
export const zhRecordList = {} as const;
