/** One customer as this CRM knows them. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly level: 'gold' | 'silver' | 'normal';
  readonly place: string;
  readonly plan: string;
  readonly contractEnds: string;
  readonly manager: string;
  readonly years: number;
  readonly orders: readonly Order[];
  readonly notes: readonly Note[];
}

export interface Order {
  readonly id: string;
  readonly goods: string;
  readonly isDone: boolean;
}

export interface Note {
  readonly text: string;
  readonly at: string;
}

export interface Ticket {
  readonly id: string;
  readonly customerId: string;
  readonly subject: string;
  readonly due: string;
  readonly isOverdue: boolean;
  readonly isClosed: boolean;
}

const order = (id: string, goods: string, isDone = true): Order => ({ id, goods, isDone });
const note = (text: string, at: string): Note => ({ text, at });

/** The customers of the demo. The first three are the demo's telephones. */
export const customers: Customer[] = [
  {
    id: 'C-20418',
    name: '陈晓雯',
    number: '18912348352',
    level: 'gold',
    place: '上海市 浦东新区',
    plan: '5G 畅享 129',
    contractEnds: '2027-03-31',
    manager: '周雨桐',
    years: 6,
    orders: [
      order('SO-240402-118', '家庭宽带 500M', false),
      order('SO-240311-064', '5G 畅享 129'),
      order('SO-231120-007', '副卡开通'),
    ],
    notes: [
      note('工单 T-8831 已关闭：账单金额核对', '03-28 16:20'),
      note('办理 5G 畅享 129，合约 12 个月', '03-11 10:05'),
      note('来电咨询宽带提速', '02-19 09:42'),
    ],
  },
  {
    id: 'C-18102',
    name: '王建国',
    number: '13812346021',
    level: 'silver',
    place: '江苏省 南京市',
    plan: '全家享 199',
    contractEnds: '2026-12-31',
    manager: '周雨桐',
    years: 9,
    orders: [order('SO-240329-051', '全屋 Wi-Fi 组网'), order('SO-240105-022', '全家享 199')],
    notes: [note('回访：对装机时间满意', '04-01 15:10'), note('续约意向明确，月底前再联系', '03-20 11:32')],
  },
  {
    id: 'C-30277',
    name: '赵明远',
    number: '02087697697',
    level: 'normal',
    place: '广东省 广州市',
    plan: '企业专线 100M',
    contractEnds: '2027-08-31',
    manager: '何嘉',
    years: 2,
    orders: [order('SO-240318-090', '固定 IP 地址 × 4', false)],
    notes: [note('发票抬头更改，等待补开', '03-30 09:05')],
  },
  {
    id: 'C-27719',
    name: '林若溪',
    number: '15900004470',
    level: 'gold',
    place: '浙江省 杭州市',
    plan: '5G 尊享 299',
    contractEnds: '2026-10-31',
    manager: '何嘉',
    years: 4,
    orders: [order('SO-240330-011', '宽带移机', false)],
    notes: [note('移机地址已确认，等待师傅上门', '04-01 10:48')],
  },
  {
    id: 'C-22156',
    name: '孙佳怡',
    number: '18600002218',
    level: 'normal',
    place: '北京市 朝阳区',
    plan: '轻享 59',
    contractEnds: '2026-05-31',
    manager: '周雨桐',
    years: 1,
    orders: [],
    notes: [note('新入网回访：信号良好', '03-25 14:00')],
  },
];

/** What there is to do. */
export const tickets: readonly Ticket[] = [
  {
    id: 'T-8902',
    customerId: 'C-18102',
    subject: '续约回访',
    due: '14:00',
    isOverdue: false,
    isClosed: false,
  },
  {
    id: 'T-8904',
    customerId: 'C-27719',
    subject: '宽带移机确认',
    due: '14:30',
    isOverdue: false,
    isClosed: false,
  },
  {
    id: 'T-8871',
    customerId: 'C-30277',
    subject: '发票补开',
    due: '15:15',
    isOverdue: true,
    isClosed: false,
  },
  {
    id: 'T-8910',
    customerId: 'C-22156',
    subject: '满意度回访',
    due: '16:00',
    isOverdue: false,
    isClosed: false,
  },
  {
    id: 'T-8831',
    customerId: 'C-20418',
    subject: '账单金额核对',
    due: '03-28',
    isOverdue: false,
    isClosed: true,
  },
];

/** Adds a customer that called for the first time. */
export function addCustomer(name: string, number: string): Customer {
  const customer: Customer = {
    id: `C-${30500 + customers.length}`,
    name,
    number,
    level: 'normal',
    place: '—',
    plan: '—',
    contractEnds: '—',
    manager: '—',
    years: 0,
    orders: [],
    notes: [],
  };
  customers.push(customer);
  return customer;
}
