/** Service records: filters, export, virtual list and player. The Chinese texts name the keys; every other language must have them all. */
export const zhRecordList = {
  'records.kind': '类型',
  'records.allKinds': '内部与外部',
  'records.internal': '内部',
  'records.external': '外部',
  'records.allStatuses': '全部接入状态',
  'records.export': '导出 CSV',
  'records.more': '正在加载更多…',
  'records.count': (total: number) => `共 ${total} 条`,
  'records.filtersOn': (count: number) => (count === 0 ? '筛选' : `筛选 (${count})`),
  'records.fresh': (count: number) => `${count} 条新记录`,
  'records.ignored': (names: string) => `以下筛选条件无效，已忽略：${names}`,
  'records.to': (name: string) => `转给 ${name}`,
} as const;
