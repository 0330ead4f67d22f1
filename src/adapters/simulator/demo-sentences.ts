import type { DemoLanguage } from './demo-language.js';
import type { Utterance } from './utterance.js';

const high = (text: string): Utterance => ({ say: 'speech', text, voice: 'high' });
const low = (text: string): Utterance => ({ say: 'speech', text, voice: 'low' });
const pause = (ms: number): Utterance => ({ say: 'silence', ms });

/** What customers say who were told nothing else, in syllables that sound like it. */
export const customerSays: Readonly<Record<DemoLanguage, readonly Utterance[]>> = {
  'zh-CN': [
    high('您好，我想问一下，上周下的订单到哪儿了？'),
    pause(2_500),
    high('好的，麻烦您帮我查一下。'),
    pause(4_000),
  ],
  en: [
    high('Hello, where is the order that I placed last week?'),
    pause(2_500),
    high('Thank you, I can wait.'),
    pause(4_000),
  ],
};

export const colleagueSays: Readonly<Record<DemoLanguage, readonly Utterance[]>> = {
  'zh-CN': [low('你好，我是账单组的，请讲。'), pause(3_000), low('明白，我来处理。'), pause(5_000)],
  en: [low('Hello, this is billing, go ahead.'), pause(3_000), low('I see, leave it to me.'), pause(5_000)],
};
