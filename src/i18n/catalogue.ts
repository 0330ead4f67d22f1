import type { ErrorCode } from '../base/index.js';
import type { DisabledReason, EndStatus, HungUpBy, PasswordRule, PresenceState } from '../model/index.js';
import type { zhAccounts } from './texts/accounts.zh-cn.js';
import type { zhChecks } from './texts/checks.zh-cn.js';
import type { zhConversations } from './texts/conversations.zh-cn.js';
import type { zhHabits } from './texts/habits.zh-cn.js';
import type { zhProfile } from './texts/profile.zh-cn.js';
import type { zhRecordList } from './texts/records.zh-cn.js';

type Texts<Prefix extends string, Key extends string> = Readonly<Record<`${Prefix}.${Key}`, string>>;

/** Texts that take values; everything else is a plain string. */
interface Phrases {
  readonly 'tasks.live': (count: number) => string;
  readonly 'tasks.ended': (count: number) => string;
  readonly 'queue.title': (waiting: number) => string;
  readonly 'queue.people': (count: number) => string;
  readonly 'queue.longest': (duration: string) => string;
  readonly 'presence.next': (state: string) => string;
  readonly 'incoming.announce': (number: string, seconds: number) => string;
  readonly 'incoming.secondsLeft': (seconds: number) => string;
  readonly 'wrapUp.secondsLeft': (seconds: number) => string;
  readonly 'records.total': (total: number, from: number, to: number) => string;
  readonly 'remark.saved': (time: string) => string;
  readonly 'time.ago': (minutes: number) => string;
  readonly 'call.held': (duration: string) => string;
  readonly 'call.digitsSent': (count: number) => string;
  readonly 'centres.total': (count: number) => string;
  /** What happened and what to do, in one line. */
  readonly 'common.failure': (summary: string, remedy: string) => string;
  /** Something failed whose own words are still on their way. */
  readonly 'common.failed': (code: string) => string;
  readonly 'network.roundTrip': (milliseconds: number) => string;
}

/** Plain texts, by the part of the desk that shows them. */
type Words =
  | Texts<
      'desk',
      | 'name'
      | 'dial'
      | 'workbench'
      | 'records'
      | 'admin'
      | 'thirdParty'
      | 'shortcuts'
      | 'current'
      | 'tasks'
      | 'waiting'
      | 'waitingHint'
      | 'ringing'
      | 'ringingHint'
      | 'offlineHint'
      | 'backHint'
      | 'readiness'
      | 'recent'
      | 'allRecords'
      | 'noRecent'
      | 'line'
      | 'ringBlocked'
      | 'redial'
      | 'idleHint'
      | 'awayHint'
      | 'microphone'
      | 'speaker'
      | 'network'
      | 'ringTone'
      | 'fine'
      | 'on'
      | 'unknown'
      | 'noProvider'
    >
  | Texts<
      'signIn',
      | 'title'
      | 'welcome'
      | 'email'
      | 'password'
      | 'showPassword'
      | 'hidePassword'
      | 'submit'
      | 'submitting'
      | 'first'
      | 'firstHint'
      | 'newPassword'
      | 'nickname'
      | 'finish'
      | 'emailMissing'
      | 'sipUser'
      | 'sipUserMissing'
      | 'passwordMissing'
      | 'nicknameMissing'
      | 'resuming'
      | 'byHost'
      | 'policy'
      | 'policyMet'
      | 'policyUnmet'
    >
  | Texts<
      'centres',
      | 'welcome'
      | 'choose'
      | 'goOnline'
      | 'yes'
      | 'no'
      | 'microphone'
      | 'microphoneAsk'
      | 'enter'
      | 'enterOffline'
      | 'retry'
      | 'asking'
      | 'name'
      | 'notOnline'
      | 'stepAddressBar'
      | 'stepAllow'
      | 'stepRetry'
    >
  | Texts<'policy', PasswordRule>
  | Texts<
      'presence',
      | PresenceState
      | 'menu'
      | 'goOnline'
      | 'goOffline'
      | 'signOut'
      | 'restReasons'
      | 'reserved'
      | 'confirmTitle'
      | 'confirmOffline'
      | 'confirmSignOut'
      | 'confirm'
      | 'cancel'
      | 'setIdle'
      | 'setNotReady'
      | 'setResting'
      | 'hintIdle'
      | 'hintNotReady'
      | 'hintResting'
      | 'hintOffline'
    >
  | Texts<'incoming', 'title' | 'answer' | 'answering' | 'silence' | 'silenced' | 'called' | 'automatic'>
  | Texts<
      'dialpad',
      | 'title'
      | 'number'
      | 'placeholder'
      | 'call'
      | 'calling'
      | 'callerNumber'
      | 'backspace'
      | 'keys'
      | 'close'
      | 'invalid'
      | 'onlyKeys'
      | 'understood'
      | 'pasted'
      | 'external'
      | 'internal'
      | 'kind'
      | 'mobileHint'
    >
  | Texts<
      'call',
      | 'talking'
      | 'dialling'
      | 'farEndRinging'
      | 'connecting'
      | 'ringing'
      | 'onHold'
      | 'muted'
      | 'heldByFarEnd'
      | 'ended'
      | 'reconnecting'
      | 'inbound'
      | 'outbound'
      | 'recording'
      | 'customerHearsMusic'
      | 'customerHearsNothing'
      | 'hangUp'
      | 'hold'
      | 'resume'
      | 'mute'
      | 'unmute'
      | 'extension'
      | 'transferGroup'
      | 'transferAgent'
      | 'selfService'
      | 'copy'
      | 'copied'
      | 'calledNumber'
      | 'callingNumber'
      | 'group'
      | 'queueTime'
      | 'arrival'
      | 'dialledAt'
      | 'path'
      | 'noPath'
      | 'deck'
      | 'unknownPlace'
      | 'digits'
      | 'digitsHint'
      | 'noGroup'
    >
  | Texts<'remark', 'label' | 'placeholder' | 'saving' | 'failed'>
  | Texts<'tags', 'label' | 'add' | 'remove' | 'placeholder'>
  | Texts<
      'wrapUp',
      | 'stays'
      | 'unit'
      | 'customer'
      | 'talked'
      | 'ending'
      | 'title'
      | 'return'
      | 'continue'
      | 'stopped'
      | 'hint'
    >
  | Texts<
      'tasks',
      | 'external'
      | 'internal'
      | 'completeAll'
      | 'noLive'
      | 'noEnded'
      | 'noInternal'
      | 'queue'
      | 'inService'
      | 'over'
    >
  | Texts<
      'records',
      | 'title'
      | 'ownOnly'
      | 'dateFrom'
      | 'dateTo'
      | 'allGroups'
      | 'group'
      | 'all'
      | 'inbound'
      | 'outbound'
      | 'direction'
      | 'number'
      | 'numberPlaceholder'
      | 'reset'
      | 'time'
      | 'caller'
      | 'called'
      | 'remark'
      | 'endStatus'
      | 'duration'
      | 'recording'
      | 'noRecording'
      | 'play'
      | 'pause'
      | 'download'
      | 'previous'
      | 'next'
      | 'loading'
      | 'empty'
      | 'failed'
      | 'retry'
    >
  | Texts<
      'player',
      | 'label'
      | 'play'
      | 'pause'
      | 'back'
      | 'seek'
      | 'speed'
      | 'volume'
      | 'download'
      | 'customer'
      | 'agent'
      | 'loading'
      | 'failed'
      | 'waveform'
      | 'noWaveform'
    >
  | Texts<
      'connection',
      | 'good'
      | 'fair'
      | 'poor'
      | 'unknown'
      | 'connecting'
      | 'reconnecting'
      | 'disconnected'
      | 'lineReady'
      | 'lineReconnecting'
      | 'lineFailed'
      | 'lineClosed'
      | 'lineConnecting'
      | 'callKept'
      | 'connected'
    >
  | Texts<'queue', 'unit'>
  | Texts<'hungUp', HungUpBy>
  | Texts<'endStatus', EndStatus>
  | Texts<'check', 'defaultDevice'>
  | Texts<
      'shortcut',
      | 'title'
      | 'answer'
      | 'mute'
      | 'hold'
      | 'hang-up'
      | 'return'
      | 'extension'
      | 'dial'
      | 'presence'
      | 'area'
      | 'list'
    >
  | Texts<'common', 'close' | 'cancel' | 'ok' | 'retry'>;

export type ErrorTexts = Texts<'reason', DisabledReason> &
  Texts<'error', ErrorCode> &
  Texts<'remedy', ErrorCode>;

/** The same keys as `Model`, with any words; a text that takes values takes the same ones. */
export type TextsLike<Model> = {
  readonly [Key in keyof Model]: Model[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

type Intersect<Union> = (Union extends unknown ? (part: Union) => void : never) extends (
  part: infer All,
) => void
  ? All
  : never;

/** Every text a person reads, complete by type in every language. Keys are opaque: they say where, not what. */
export type Catalogue = Intersect<Words> &
  Phrases &
  ErrorTexts &
  TextsLike<typeof zhConversations> &
  TextsLike<typeof zhChecks> &
  TextsLike<typeof zhRecordList> &
  TextsLike<typeof zhHabits> &
  TextsLike<typeof zhAccounts> &
  TextsLike<typeof zhProfile>;
