// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import type { TcccBandwidthCalculator } from '../../components/bandwidth-calculator/bandwidth-calculator.js';
import type { TcccCallButton } from '../../components/call-button/call-button.js';
import type { TcccCallPanel } from '../../components/call-panel/call-panel.js';
import type { TcccCallRecords } from '../../components/call-records/call-records.js';
import type { TcccConnection } from '../../components/connection/connection.js';
import type { TcccDeviceCheck } from '../../components/device-check/device-check.js';
import type { TcccDialpad } from '../../components/dialpad/dialpad.js';
import type { TcccDirectory } from '../../components/directory/directory.js';
import type { TcccFloatingDesk } from '../../components/floating-desk/floating-desk.js';
import type { TcccIncomingCall } from '../../components/incoming-call/incoming-call.js';
import type { TcccPresence } from '../../components/presence/presence.js';
import type { TcccProfile } from '../../components/profile/profile.js';
import type { TcccProvider } from '../../components/provider/provider.js';
import type { TcccQueueStatus } from '../../components/queue-status/queue-status.js';
import type { TcccRecordingPlayer } from '../../components/recording-player/recording-player.js';
import type { TcccSelfService } from '../../components/self-service/self-service.js';
import type { TcccSignIn } from '../../components/sign-in/sign-in.js';
import type { TcccTaskList } from '../../components/task-list/task-list.js';
import type { TcccWorkbench } from '../../components/workbench/workbench.js';
import type { VueElement } from './vue-element.js';

declare module 'vue' {
  interface GlobalComponents {
    /** The requirements of the manual, and a calculator. */
    'tccc-bandwidth-calculator': VueElement<
      TcccBandwidthCalculator,
      'calls' | 'codec' | 'report' | 'video' | 'workbench',
      never
    >;
    /** Dials one number. */
    'tccc-call-button': VueElement<
      TcccCallButton,
      'callerNumber' | 'number' | 'workbench',
      'tccc-call-placed' | 'tccc-call-request'
    >;
    /** The current call with its controls, and its wrap-up. */
    'tccc-call-panel': VueElement<
      TcccCallPanel,
      'callId' | 'keyHints' | 'workbench',
      | 'tccc-call-hang-up-request'
      | 'tccc-call-hold-request'
      | 'tccc-call-mute-request'
      | 'tccc-element-needed'
      | 'tccc-transfer-cancel-request'
      | 'tccc-wrap-up-request'
    >;
    /** 服务记录. */
    'tccc-call-records': VueElement<
      TcccCallRecords,
      'filter' | 'limit' | 'workbench',
      'tccc-record-select' | 'tccc-records-filter-changed'
    >;
    /** The status line: network, microphone, the voice's line; and, loudly, what is being repaired. */
    'tccc-connection': VueElement<
      TcccConnection,
      'absent' | 'shortcut' | 'workbench',
      'tccc-shortcuts-request'
    >;
    /** 小助手: the device check. */
    'tccc-device-check': VueElement<TcccDeviceCheck, 'manual' | 'workbench', 'tccc-device-check-done'>;
    /** Calls out: type, paste or press a number, choose the number to call with, 拨打. */
    'tccc-dialpad': VueElement<TcccDialpad, 'number' | 'workbench', 'tccc-call-placed' | 'tccc-call-request'>;
    /** Colleagues and skill groups with what they do right now: for 内部呼叫 and for handing a call over. */
    'tccc-directory': VueElement<
      TcccDirectory,
      'callId' | 'mode' | 'target' | 'workbench',
      'tccc-internal-call-placed' | 'tccc-internal-call-request' | 'tccc-transfer-request'
    >;
    /** The desk behind a round button. */
    'tccc-floating-desk': VueElement<TcccFloatingDesk, 'mounted' | 'noButton' | 'open' | 'workbench', never>;
    /** The bar of a ringing call: who calls, how long it still rings, and 接听. It floats at the start of the nearest positioned ancestor, takes no focus, is announced once, and is not there while nothing rings. */
    'tccc-incoming-call': VueElement<
      TcccIncomingCall,
      'muted' | 'shortcut' | 'tone' | 'workbench',
      'tccc-answer-request'
    >;
    /** The agent's presence: a button that shows it with its running time and what comes next, and the menu to choose another one, to go offline and to sign out. Leaving asks first while a call is up. */
    'tccc-presence': VueElement<
      TcccPresence,
      'withAlerts' | 'withDeviceCheck' | 'withMobile' | 'withProfile' | 'workbench',
      | 'tccc-alerts-request'
      | 'tccc-device-check-request'
      | 'tccc-presence-request'
      | 'tccc-profile-request'
      | 'tccc-sign-out-request'
    >;
    /** 个人信息: who the agent is in this centre, and the mobile number bound to the account, which can be changed with the old number and a code sent to the new one. */
    'tccc-profile': VueElement<TcccProfile, 'workbench', never>;
    /** Gives one workbench to every element inside, for a page that arranges the elements itself. */
    'tccc-provider': VueElement<
      TcccProvider,
      'workbench',
      | 'tccc-alerts-request'
      | 'tccc-answer-request'
      | 'tccc-call-hang-up-request'
      | 'tccc-call-hold-request'
      | 'tccc-call-mute-request'
      | 'tccc-call-placed'
      | 'tccc-call-request'
      | 'tccc-device-check-done'
      | 'tccc-device-check-request'
      | 'tccc-element-needed'
      | 'tccc-internal-call-placed'
      | 'tccc-internal-call-request'
      | 'tccc-presence-request'
      | 'tccc-profile-request'
      | 'tccc-record-select'
      | 'tccc-recording-play'
      | 'tccc-records-filter-changed'
      | 'tccc-redial-request'
      | 'tccc-self-service-request'
      | 'tccc-self-service-return-request'
      | 'tccc-shortcuts-request'
      | 'tccc-sign-out-request'
      | 'tccc-task-select'
      | 'tccc-transfer-cancel-request'
      | 'tccc-transfer-request'
      | 'tccc-workbench-enter'
      | 'tccc-wrap-up-request'
    >;
    /** How many customers wait in the agent's skill groups, and for how long. Hidden where the centre has no queues. */
    'tccc-queue-status': VueElement<TcccQueueStatus, 'layout' | 'workbench', never>;
    /** Plays the recording of one call: seek, speed, volume, one lane for each speaker, and the MP3 to take away. */
    'tccc-recording-player': VueElement<
      TcccRecordingPlayer,
      'autoplay' | 'recordId' | 'workbench',
      'tccc-recording-play'
    >;
    /** 自助服务: hands the customer of a live call to a flow, shows what they hear and press, and brings them back. */
    'tccc-self-service': VueElement<
      TcccSelfService,
      'callId' | 'isResultsOnly' | 'workbench',
      'tccc-self-service-request' | 'tccc-self-service-return-request'
    >;
    /** The way in: by password, by an SMS code, or with a forgotten password made new; the first sign-in with a proved number and a password of one's own; then the centre, and whether to go online at once. Shows nothing once the agent has entered. */
    'tccc-sign-in': VueElement<TcccSignIn, 'workbench', 'tccc-workbench-enter'>;
    /** The agent's tasks: calls in service, and ended ones until 全部完成. */
    'tccc-task-list': VueElement<
      TcccTaskList,
      'layout' | 'selected' | 'workbench',
      'tccc-redial-request' | 'tccc-task-select'
    >;
    /** The agent's desk. */
    'tccc-workbench': VueElement<
      TcccWorkbench,
      'centreUrl' | 'habits' | 'noShortcuts' | 'shortcuts' | 'simulator' | 'thirdPartyUrl' | 'workbench',
      | 'tccc-alerts-request'
      | 'tccc-answer-request'
      | 'tccc-call-answered'
      | 'tccc-call-dialling'
      | 'tccc-call-ended'
      | 'tccc-call-hang-up-request'
      | 'tccc-call-held'
      | 'tccc-call-hold-request'
      | 'tccc-call-missed'
      | 'tccc-call-mute-request'
      | 'tccc-call-muted'
      | 'tccc-call-placed'
      | 'tccc-call-request'
      | 'tccc-call-resumed'
      | 'tccc-call-ringing'
      | 'tccc-call-transferred'
      | 'tccc-call-unmuted'
      | 'tccc-device-check-done'
      | 'tccc-device-check-request'
      | 'tccc-element-needed'
      | 'tccc-error'
      | 'tccc-internal-call-placed'
      | 'tccc-internal-call-request'
      | 'tccc-presence-changed'
      | 'tccc-presence-request'
      | 'tccc-profile-request'
      | 'tccc-record-select'
      | 'tccc-record-written'
      | 'tccc-recording-play'
      | 'tccc-records-filter-changed'
      | 'tccc-redial-request'
      | 'tccc-screen-pop'
      | 'tccc-self-service-ended'
      | 'tccc-self-service-request'
      | 'tccc-self-service-return-request'
      | 'tccc-self-service-started'
      | 'tccc-shortcuts-request'
      | 'tccc-sign-out-request'
      | 'tccc-signed-in'
      | 'tccc-signed-out'
      | 'tccc-simulator-ready'
      | 'tccc-task-select'
      | 'tccc-transfer-cancel-request'
      | 'tccc-transfer-failed'
      | 'tccc-transfer-request'
      | 'tccc-workbench-enter'
      | 'tccc-wrap-up-request'
    >;
  }
}
