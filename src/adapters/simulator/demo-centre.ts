import type { CentreConfig } from '../../centre/index.js';
import type { SimulatedAccount } from './accounts.js';
import type { ColleaguePlan } from './colleague-plan.js';
import { demoFlows } from './demo-flows.js';
import type { DemoLanguage } from './demo-language.js';

/** What a simulator shows that was told nothing of a centre. */
export interface DemoCentre {
  readonly centres: readonly CentreConfig[];
  readonly accounts: readonly SimulatedAccount[];
  readonly colleagues: readonly ColleaguePlan[];
}

/** The password of every account of the demo. */
export const demoPassword = 'Demo-2024';

const names = {
  'zh-CN': {
    centre: '演示中心',
    second: '演示中心 · 夜班',
    presales: '售前咨询',
    aftersales: '售后服务',
    billing: '账单与退款',
    you: '林晓',
    wang: '王建国',
    zhao: '赵敏',
    chen: '陈浩',
    zhou: '周婷',
    sun: '孙丽',
    he: '何静',
    newcomer: '新座席',
    lunch: '用餐',
    meeting: '会议',
    training: '培训',
  },
  en: {
    centre: 'Demo centre',
    second: 'Demo centre, night shift',
    presales: 'Sales',
    aftersales: 'Support',
    billing: 'Billing',
    you: 'Lin Xiao',
    wang: 'Wang Jianguo',
    zhao: 'Zhao Min',
    chen: 'Chen Hao',
    zhou: 'Zhou Ting',
    sun: 'Sun Li',
    he: 'He Jing',
    newcomer: 'New agent',
    lunch: 'Lunch',
    meeting: 'Meeting',
    training: 'Training',
  },
} as const;

/**
 * The demo's centre: its agent is in two skill groups, whose other members are resting or not ready, so that callers come
 * to the agent; the third group has one who is idle and takes transfers, and one in a call.
 */
export function demoCentre(language: DemoLanguage): DemoCentre {
  const text = names[language];
  const main = mainCentre(language);
  return {
    centres: [main, nightShift(main, text.second)],
    accounts: [
      account('agent@demo.example', { name: text.you, mobile: '13800000001' }, [['demo', 'agent']]),
      account('two-centres@demo.example', { name: text.he, mobile: '13800000002' }, [
        ['demo', 'he'],
        ['night', 'he-night'],
      ]),
      {
        ...account('newcomer@demo.example', { name: text.newcomer, mobile: null }, [['demo', 'newcomer']]),
        mustSetUp: true,
      },
    ],
    colleagues: [
      { agentId: 'wang', presence: 'idle' },
      { agentId: 'zhao', presence: 'notReady' },
      { agentId: 'chen', presence: 'resting', restReason: text.lunch },
      { agentId: 'zhou', presence: 'busy' },
      { agentId: 'sun', presence: 'offline' },
    ],
  };
}

function mainCentre(language: DemoLanguage): CentreConfig {
  const text = names[language];
  const mobiles: Readonly<Record<string, string>> = {
    agent: '13800000001',
    he: '13800000002',
    sun: '13800000006',
  };
  const agent = (id: string, name: string, groupIds: string[]) => ({
    ...{ id, name, groupIds, mobile: mobiles[id] ?? null },
    email: `${id}@demo.example`,
    role: 'agent' as const,
  });
  return {
    id: 'demo',
    name: text.centre,
    groups: [
      { id: 'presales', name: text.presales },
      { id: 'aftersales', name: text.aftersales },
      { id: 'billing', name: text.billing },
    ],
    agents: [
      agent('agent', text.you, ['presales', 'aftersales']),
      agent('wang', text.wang, ['billing']),
      agent('zhao', text.zhao, ['presales', 'aftersales']),
      agent('chen', text.chen, ['aftersales']),
      agent('zhou', text.zhou, ['billing']),
      agent('sun', text.sun, ['presales']),
      agent('he', text.he, ['aftersales']),
      agent('newcomer', text.newcomer, ['presales']),
    ],
    numbers: [
      { number: '051485664126', groupId: 'presales', flowId: null },
      { number: '051485664127', groupId: 'aftersales', flowId: null },
      { number: '051485664128', groupId: 'presales', flowId: 'menu' },
    ],
    restReasons: [text.lunch, text.meeting, text.training],
    blocklist: ['13900000000'],
    wrapUpMs: 30_000,
    ringMs: 20_000,
    dialMs: 60_000,
    transferMs: 60_000,
    recoveryMs: 30_000,
    leaseGraceMs: 60_000,
    isAutomaticAnswer: false,
    isMasking: true,
    isNotReadyAfterMiss: true,
    adminUrl: null,
    thirdPartyUrl: null,
    flows: demoFlows(language),
  };
}

function nightShift(main: CentreConfig, name: string): CentreConfig {
  const he = main.agents.find(({ id }) => id === 'he');
  return {
    ...main,
    id: 'night',
    name,
    agents: he ? [{ ...he, id: 'he-night' }] : [],
    numbers: [{ number: '051485664129', groupId: 'aftersales', flowId: null }],
  };
}

function account(
  email: string,
  person: { readonly name: string; readonly mobile: string | null },
  seats: readonly (readonly [centreId: string, agentId: string])[],
): SimulatedAccount {
  return {
    ...person,
    email,
    password: demoPassword,
    seats: seats.map(([centreId, agentId]) => ({ centreId, agentId })),
    mustSetUp: false,
  };
}
