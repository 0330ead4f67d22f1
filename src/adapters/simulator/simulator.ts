import type { Clock, ErrorCode } from '../../base/index.js';
import type { CentreConfig } from '../../centre/index.js';
import type { CentrePort, LinePort, LineQuality } from '../../ports/index.js';
import type { SimulatedAccount, SimulatedMessage } from './accounts.js';
import type { AnswerPlan } from './answer-plan.js';
import type { ColleaguePlan } from './colleague-plan.js';
import type { DemoLanguage } from './demo-language.js';
import type { SimulatorStorage } from './memory.js';
import type { Caller, CallerScript } from './telephone.js';
import type { MicrophoneKind } from './voice-source.js';

/** What {@link createSimulator} may be given; all of it may be left out. */
export interface SimulatorOptions {
  /** Changes of the demo's centre, or a whole one. */
  readonly centre?: Partial<CentreConfig>;
  /** Who may sign in. @defaultValue the demo's agent, one with two centres, and a newcomer; see {@link Simulator.accounts} */
  readonly accounts?: readonly SimulatedAccount[];
  /** The agents that are played. @defaultValue one idle, one not ready, one resting, one in a call, one offline */
  readonly colleagues?: readonly ColleaguePlan[];
  /** Who is signed in when `signedIn` is true. @defaultValue the first account's agent */
  readonly agentId?: string;
  /** Whether the page begins signed in. @defaultValue false: it begins at the sign-in */
  readonly signedIn?: boolean;
  /** Of names and prompts. @defaultValue `zh-CN` */
  readonly language?: DemoLanguage;
  /** Whether agents see customers' numbers masked. @defaultValue that of the centre: true */
  readonly isMasking?: boolean;
  /** @defaultValue the machine's time; a `ManualClock` lets a test hold the hand */
  readonly clock?: Clock;
  /** How fast time goes, for example 60 for a minute each second. @defaultValue 1 */
  readonly speed?: number;
  /** Where the agent's voice comes from. @defaultValue `real`: the microphone is asked for when the agent goes online */
  readonly microphone?: MicrophoneKind;
  /** @defaultValue `navigator.mediaDevices` */
  readonly mediaDevices?: MediaDevices;
  /** Plays what the agent hears; give one of the page's own to place it. @defaultValue a new one outside of the document */
  readonly audioElement?: HTMLAudioElement;
  /** Whether there is sound at all. @defaultValue true where the page has Web Audio */
  readonly sound?: boolean;
  /** How numbers answer that an agent calls. @defaultValue by their last four digits; see `answerPlans` */
  readonly answers?: (number: string) => AnswerPlan | undefined;
  /** Where everything is kept over a reload, for example `sessionStorage`. @defaultValue nowhere */
  readonly storage?: SimulatorStorage;
  /** Whether the agent has records, with recordings, of the two days before. @defaultValue false */
  readonly history?: boolean;
}

/** Who calls in. */
export interface CallOptions extends CallerScript {
  readonly from: string;
  /** One of the centre's numbers. @defaultValue the first one of `group`, or the first one */
  readonly to?: string;
  /** The skill group whose number is called. */
  readonly group?: string;
}

/** What can go wrong, at will. */
export interface SimulatorFaults {
  /** The page loses its network: requests fail, facts stop, the line drops; the centre keeps the call with music. */
  loseNetwork(): void;
  /** It is back: what was missed is told, in order, and the line rings again for a call that was kept. */
  restoreNetwork(): void;
  /** Refuses the next request with this code. */
  refuseNext(code: ErrorCode): void;
  /** Lets the next request wait ten seconds for an answer that doesn't come: `network/timeout`. */
  timeoutNext(): void;
  /** Ends the sign-in: somebody else signed in, an administrator ended it, or it ran out. */
  kickOut(reason: 'replaced' | 'revoked' | 'expired'): void;
  /** The audio of the call breaks down; the centre rings the line again. */
  loseAudio(): void;
  /** Sets what the line measures from now on. */
  setQuality(quality: LineQuality): void;
}

/** A whole contact centre in the page. */
export interface Simulator {
  /** Give it to `createWorkbench`. */
  readonly centre: CentrePort;
  /** Give it to `createWorkbench`. */
  readonly line: LinePort;
  readonly clock: Clock;
  /** Who may sign in, with their passwords. */
  readonly accounts: readonly SimulatedAccount[];
  /** Codes that a real centre would send by SMS, newest first. */
  readonly outbox: readonly SimulatedMessage[];
  /** Customers whose call goes on: those who called in, and those who were called. */
  readonly callers: readonly Caller[];
  readonly faults: SimulatorFaults;
  /** Lets a customer call in. @throws `call/number-invalid`, `sdk/invalid-options` for a number that is not the centre's */
  call(options: CallOptions): Caller;
  /** Hears of every customer whose telephone is called by an agent, and of every one who calls in. */
  on(type: 'caller', listener: (caller: Caller) => void): () => void;
  /** Moves the time on by `ms`: what falls due on the way happens. @throws `sdk/invalid-options` for less than 0 and no number */
  advance(ms: number): void;
  /** Lets go of every timer, track and audio context; the workbench's own `dispose` of both ports does it too. */
  dispose(): void;
}
