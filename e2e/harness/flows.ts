import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CentreSettings } from './centre.js';
import { toneWav } from './tone-file.js';

/** What the prompts of the tests sound like, Hz: none of them is a voice or a key. */
export const prompts = { intro: 600, number: 1500, more: 2000, thanks: 2400 } as const;

const prompt = (name: keyof typeof prompts) => ({ text: name, file: `${name}.wav` });

const flows = [
  {
    id: 'intro',
    name: '播放产品介绍',
    start: 'intro',
    nodes: {
      intro: {
        type: 'menu',
        prompt: prompt('intro'),
        keys: { 1: { label: '确认了解', next: 'number' }, 2: { label: '不需要', next: 'thanks' } },
        otherwise: 'back',
      },
      number: {
        type: 'collect',
        prompt: prompt('number'),
        label: '工单号',
        maxDigits: 4,
        next: 'more',
        otherwise: 'back',
      },
      more: {
        type: 'menu',
        prompt: prompt('more'),
        keys: { 1: { label: '返回', next: 'back' } },
        timeoutSeconds: 60,
        otherwise: 'back',
      },
      thanks: { type: 'say', prompt: prompt('thanks'), next: 'back' },
      back: { type: 'return' },
    },
  },
  {
    id: 'menu',
    name: '呼入导航',
    isForAgents: false,
    start: 'choose',
    nodes: {
      choose: {
        type: 'menu',
        prompt: prompt('intro'),
        keys: { 1: { label: '业务咨询', next: 'voice' }, 2: { label: '售后服务', next: 'presales' } },
        timeoutSeconds: 60,
        otherwise: 'voice',
      },
      voice: { type: 'transfer', group: 'voice' },
      presales: { type: 'return' },
    },
  },
];

/** The number whose callers hear a menu. */
export const menuNumber = '051485664128';

/** A centre with flows whose prompts are tones of five seconds. */
export function centreWithFlows(): { settings: CentreSettings; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tccc-e2e-flows-'));
  mkdirSync(join(folder, 'prompts'));
  for (const [name, hz] of Object.entries(prompts)) {
    writeFileSync(join(folder, 'prompts', `${name}.wav`), toneWav(hz, { rate: 8000, seconds: 5 }));
  }
  const numbers = [
    { number: '0514-85664126', group: 'voice' },
    { number: menuNumber, group: 'presales', flow: 'menu' },
  ];
  return { settings: { flows, numbers }, folder };
}
