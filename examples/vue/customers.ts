export interface Customer {
  readonly number: string;
  readonly name: string;
  readonly company: string;
  readonly orders: readonly string[];
}

/** The records of this CRM. */
export const customers: readonly Customer[] = [
  {
    number: '13800138000',
    name: 'Lin Yue',
    company: 'Harbour Tea House',
    orders: ['A-1042 · 20 kg Longjing', 'A-1017 · 4 teapots'],
  },
  {
    number: '13912345678',
    name: 'Zhao Ming',
    company: 'Ming & Sons Bicycles',
    orders: ['A-1039 · 12 city bikes'],
  },
  { number: '01088886666', name: 'Chen Rui', company: 'Northern Light Studio', orders: [] },
];
