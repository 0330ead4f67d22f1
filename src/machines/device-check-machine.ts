/**
 * The device check (小助手): five checks side by side, none waits for another. Started when an agent asks for it, ended
 * when the page that shows it goes away; 重新检测 starts it again from any state.
 *
 *   waiting ── check.started ──▶ running ── check.passed ──▶ ok
 *                                   ├────── check.asked ───▶ confirm ── check.passed | check.failed
 *                                   └────── check.failed ──▶ problem ── check.passed (a silent microphone speaks up)
 *
 * `confirm` waits for a person: only they know whether the tone was heard.
 */
import { assign, setup } from 'xstate';
import type { ErrorCode } from '../base/index.js';

/** In the order of the manual. */
export const deviceChecks = ['camera', 'microphone', 'speaker', 'browser', 'network'] as const;
export type DeviceCheckName = (typeof deviceChecks)[number];
export type DeviceCheckState = 'waiting' | 'running' | 'confirm' | 'ok' | 'problem';

export interface DeviceCheckContext {
  /** What is wrong with each check that has a problem. */
  readonly codes: Readonly<Record<DeviceCheckName, ErrorCode | null>>;
}

type Told<Type extends string> = { readonly type: Type; readonly check: DeviceCheckName };

export type DeviceCheckEvent =
  | Told<'check.started'>
  | Told<'check.passed'>
  | Told<'check.asked'>
  | (Told<'check.failed'> & { readonly code: ErrorCode })
  /** It can't be told any more: the page let go of the devices. */
  | Told<'check.stopped'>;

const noCodes: DeviceCheckContext['codes'] = {
  camera: null,
  microphone: null,
  speaker: null,
  browser: null,
  network: null,
};

const machineSetup = setup({
  types: { context: {} as DeviceCheckContext, events: {} as DeviceCheckEvent },
  guards: {
    isAbout: ({ event }, params: { readonly check: DeviceCheckName }) => event.check === params.check,
  },
  actions: {
    rememberCode: assign(({ context, event }) =>
      event.type === 'check.failed' ? { codes: { ...context.codes, [event.check]: event.code } } : {},
    ),
    forgetCode: assign(({ context, event }) => ({ codes: { ...context.codes, [event.check]: null } })),
  },
});

function region(check: DeviceCheckName) {
  const guard = { type: 'isAbout', params: { check } } as const;
  const started = { guard, target: 'running', actions: 'forgetCode' } as const;
  const passed = { guard, target: 'ok', actions: 'forgetCode' } as const;
  const failed = { guard, target: 'problem', actions: 'rememberCode' } as const;
  const asked = { guard, target: 'confirm' } as const;
  const stopped = { guard, target: 'waiting' } as const;
  return {
    initial: 'waiting',
    states: {
      waiting: { on: { 'check.started': started } },
      running: {
        on: {
          'check.started': started,
          'check.passed': passed,
          'check.asked': asked,
          'check.failed': failed,
          'check.stopped': stopped,
        },
      },
      confirm: { on: { 'check.started': started, 'check.passed': passed, 'check.failed': failed } },
      ok: { on: { 'check.started': started, 'check.failed': failed } },
      problem: { on: { 'check.started': started, 'check.passed': passed, 'check.failed': failed } },
    },
  } as const;
}

export const deviceCheckMachine = machineSetup.createMachine({
  id: 'deviceCheck',
  type: 'parallel',
  context: { codes: noCodes },
  states: {
    camera: region('camera'),
    microphone: region('microphone'),
    speaker: region('speaker'),
    browser: region('browser'),
    network: region('network'),
  },
});
