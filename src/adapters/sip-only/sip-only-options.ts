import { systemClock, WorkbenchError, type Clock } from '../../base/index.js';
import type { VoiceProcessing } from '../devices/microphone.js';
import type { AccountStorage } from './sip-account.js';

/** What `createSipOnly` may be given. Times in milliseconds unless they say otherwise. */
export interface SipOnlyOptions {
  /** The server's SIP over WebSocket (RFC 7118), for example `wss://sip.example.com/ws`. */
  readonly url: string;
  /** The domain of the accounts, for example `example.com`. */
  readonly domain: string;
  /** The agent's name, shown on the desk and to whom they call. @defaultValue the SIP user */
  readonly displayName?: string;
  /**
   * Keeps the sign-in over a reload: `sessionStorage`, or `localStorage` for longer. What is kept is the hash that answers
   * this server's challenges (HA1), never the password; who can read it can use this account. @defaultValue nothing is kept
   */
  readonly storage?: AccountStorage;
  /** @defaultValue `['Break', 'Meal', 'Meeting']` */
  readonly restReasons?: readonly string[];
  /** How long wrap-up lasts after a conversation; 0 = none. @defaultValue 30000 */
  readonly wrapUpMs?: number;
  /** How long a call rings before it is refused with 480. @defaultValue 60000 */
  readonly ringMs?: number;
  /** How long an outgoing call, or a transfer, may ring. @defaultValue 60000 */
  readonly dialMs?: number;
  /** Whether a ring that timed out sets the agent `notReady`. @defaultValue true */
  readonly isNotReadyAfterMiss?: boolean;
  /**
   * Whether calls are answered by themselves: `asked` obeys `Answer-Mode: Auto` (RFC 5373), `Call-Info: …;answer-after=0`
   * and `Alert-Info: …alert-autoanswer`. @defaultValue `never`
   */
  readonly automaticAnswer?: 'never' | 'asked' | 'always';
  /** How keys are sent: in the audio (RFC 4733), or by INFO with `application/dtmf-relay`. @defaultValue `rfc4733` */
  readonly digits?: 'rfc4733' | 'info';
  /** Whether sound before the answer (183) is heard. Turn it off for servers that fork calls out to several telephones. @defaultValue true */
  readonly hasEarlyMedia?: boolean;
  /** How long a registration holds, seconds; it is renewed at three quarters of that. @defaultValue 300 */
  readonly registrationS?: number;
  /** How many service records this browser keeps; the oldest go first. @defaultValue 10000 */
  readonly mostRecords?: number;
  /** STUN and TURN servers. @defaultValue none */
  readonly iceServers?: readonly RTCIceServer[];
  /** How long a description waits for all addresses of this computer. @defaultValue 500 */
  readonly addressesMs?: number;
  /** Plays the far end. @defaultValue a new element outside of the document */
  readonly audioElement?: HTMLAudioElement;
  /** @defaultValue `navigator.mediaDevices` */
  readonly mediaDevices?: MediaDevices;
  /** How the browser treats the voice. @defaultValue everything on */
  readonly voiceProcessing?: VoiceProcessing;
  /** @defaultValue the machine's time */
  readonly clock?: Clock;
  /** Spreads reconnections; between 0 and 1. @defaultValue `Math.random` */
  readonly random?: () => number;
  /** Makes ids of calls and legs. @defaultValue random ones */
  readonly newId?: (prefix: string) => string;
}

/** {@link SipOnlyOptions} with every default filled in. */
export type SipOnlySettings = Required<Omit<SipOnlyOptions, 'displayName' | 'storage'>> & {
  readonly displayName: string | null;
  readonly storage: AccountStorage | null;
};

/** @throws `sdk/invalid-options` */
export function settleOptions(options: SipOnlyOptions): SipOnlySettings {
  const settings: SipOnlySettings = {
    displayName: null,
    storage: null,
    restReasons: ['Break', 'Meal', 'Meeting'],
    wrapUpMs: 30_000,
    ringMs: 60_000,
    dialMs: 60_000,
    isNotReadyAfterMiss: true,
    automaticAnswer: 'never',
    digits: 'rfc4733',
    hasEarlyMedia: true,
    registrationS: 300,
    mostRecords: 10_000,
    iceServers: [],
    addressesMs: 500,
    audioElement: options.audioElement ?? new Audio(),
    mediaDevices: options.mediaDevices ?? navigator.mediaDevices,
    voiceProcessing: {},
    clock: systemClock,
    random: Math.random,
    newId: (prefix) => `${prefix}-${crypto.randomUUID()}`,
    ...options,
  };
  check(settings);
  return settings;
}

function check({ url, domain, wrapUpMs, ringMs, dialMs, registrationS, mostRecords }: SipOnlySettings): void {
  if (!/^wss?:\/\/[^\s/]+/i.test(url)) refuse('url', 'an address such as wss://sip.example.com/ws');
  if (!/^[a-z0-9.-]+$|^\[[0-9a-f:]+\]$/i.test(domain)) refuse('domain', 'a domain such as example.com');
  if (!(wrapUpMs >= 0 && wrapUpMs <= 3_600_000)) refuse('wrapUpMs', '0 to 3600000');
  if (!(ringMs >= 1_000 && ringMs <= 3_600_000)) refuse('ringMs', '1000 to 3600000');
  if (!(dialMs >= 1_000 && dialMs <= 3_600_000)) refuse('dialMs', '1000 to 3600000');
  if (!(registrationS >= 30 && registrationS <= 86_400)) refuse('registrationS', '30 to 86400 seconds');
  if (!(Number.isInteger(mostRecords) && mostRecords >= 1)) refuse('mostRecords', 'a whole number from 1');
}

function refuse(option: string, wanted: string): never {
  throw new WorkbenchError('sdk/invalid-options', {
    message: `createSipOnly: ${option} must be ${wanted}.`,
    details: { option },
  });
}
