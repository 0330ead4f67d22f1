/** What the telephone says, in the two languages of the demo. */
const chinese = {
  iAm: '本机号码',
  call: '拨打',
  connecting: '正在连接…',
  ready: '可以通话',
  offline: '已断开，正在重连…',
  idle: '空闲',
  calling: '正在呼叫',
  ringing: '来电',
  talking: '通话中',
  ended: '通话结束',
  refused: '未能接通',
  answer: '接听',
  dial: '拨打',
  hangUp: '挂断',
  decline: '拒接',
  mute: '静音',
  unmute: '取消静音',
  silence: '无声音',
  hears: (hz: number) => `听到 ${hz} Hz`,
  microphone: '无法使用麦克风：请在地址栏允许麦克风后重试。',
  noDemo: '此服务器未开放演示电话。',
};

const english: typeof chinese = {
  iAm: 'This telephone',
  call: 'Call',
  connecting: 'Connecting…',
  ready: 'Ready',
  offline: 'Disconnected, trying again…',
  idle: 'Idle',
  calling: 'Calling',
  ringing: 'Incoming call',
  talking: 'In a call',
  ended: 'Call ended',
  refused: 'Not connected',
  answer: 'Answer',
  dial: 'Call',
  hangUp: 'Hang up',
  decline: 'Decline',
  mute: 'Mute',
  unmute: 'Unmute',
  silence: 'Silence',
  hears: (hz) => `Hears ${hz} Hz`,
  microphone: 'No microphone: allow it in the address bar and try again.',
  noDemo: 'This server does not offer demo telephones.',
};

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;

export const words = asked.startsWith('zh') ? chinese : english;
export const language = asked.startsWith('zh') ? 'zh-CN' : 'en';
