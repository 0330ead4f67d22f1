import type { Flow } from '../../model/index.js';
import type { DemoLanguage } from './demo-language.js';

const texts = {
  'zh-CN': {
    menu: '呼入导航',
    menuAbout: '来电先听到的语音菜单',
    choose: '您好，售前咨询请按一，售后服务请按二，人工服务请按零。',
    presales: '售前咨询',
    aftersales: '售后服务',
    people: '人工服务',
    rating: '满意度评价',
    ratingAbout: '请用户按 1 到 3 键为本次服务打分，评价后自动挂断',
    ask: '请为本次服务打分，满意请按一，一般请按二，不满意请按三。',
    good: '满意',
    fair: '一般',
    bad: '不满意',
    thanks: '感谢您的评价，再见。',
    identity: '身份验证',
    identityAbout: '请用户输入证件号码后四位，然后返回通话',
    enter: '请输入证件号码的后四位。',
    digits: '证件后四位',
  },
  en: {
    menu: 'Inbound menu',
    menuAbout: 'What callers hear first',
    choose: 'Hello. For sales press one, for support press two, for an agent press zero.',
    presales: 'Sales',
    aftersales: 'Support',
    people: 'Agent',
    rating: 'Rating',
    ratingAbout: 'The customer rates the service with keys 1 to 3; then the call ends',
    ask: 'Please rate our service. For good press one, for fair press two, for poor press three.',
    good: 'Good',
    fair: 'Fair',
    bad: 'Poor',
    thanks: 'Thank you. Goodbye.',
    identity: 'Identity check',
    identityAbout: 'The customer enters the last four digits of an identity card, then comes back',
    enter: 'Please enter the last four digits of your identity card.',
    digits: 'Last four digits',
  },
} as const;

const waiting = { timeoutSeconds: 8, retries: 1 } as const;

type Texts = (typeof texts)[DemoLanguage];

/** The menu callers hear and the self-service that agents start. */
export function demoFlows(language: DemoLanguage): readonly Flow[] {
  const text = texts[language];
  return [
    { ...menu(text), language },
    { ...rating(text), language },
    { ...identity(text), language },
  ];
}

type UnspokenFlow = Omit<Flow, 'language'>;

function menu(text: Texts): UnspokenFlow {
  return {
    id: 'menu',
    name: text.menu,
    description: text.menuAbout,
    isForAgents: false,
    start: 'choose',
    nodes: {
      choose: {
        ...waiting,
        type: 'menu',
        prompt: { text: text.choose },
        keys: {
          1: { label: text.presales, next: 'presales' },
          2: { label: text.aftersales, next: 'aftersales' },
          0: { label: text.people, next: 'people' },
        },
        otherwise: 'people',
      },
      presales: { type: 'transfer', group: 'presales' },
      aftersales: { type: 'transfer', group: 'aftersales' },
      people: { type: 'return' },
    },
  };
}

function rating(text: Texts): UnspokenFlow {
  return {
    id: 'rating',
    name: text.rating,
    description: text.ratingAbout,
    isForAgents: true,
    start: 'ask',
    nodes: {
      ask: {
        ...waiting,
        type: 'menu',
        prompt: { text: text.ask },
        keys: {
          1: { label: text.good, next: 'thanks' },
          2: { label: text.fair, next: 'thanks' },
          3: { label: text.bad, next: 'thanks' },
        },
        otherwise: 'back',
      },
      thanks: { type: 'say', prompt: { text: text.thanks }, next: 'end' },
      end: { type: 'hangUp' },
      back: { type: 'return' },
    },
  };
}

function identity(text: Texts): UnspokenFlow {
  return {
    id: 'identity',
    name: text.identity,
    description: text.identityAbout,
    isForAgents: true,
    start: 'enter',
    nodes: {
      enter: {
        ...waiting,
        type: 'collect',
        prompt: { text: text.enter },
        label: text.digits,
        minDigits: 4,
        maxDigits: 4,
        next: 'back',
        otherwise: 'back',
      },
      back: { type: 'return' },
    },
  };
}
