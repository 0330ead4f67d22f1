/** What a screen reader gets from the desk during one call, in the words of a language. */
export interface SpokenWords {
  readonly ringing: RegExp;
  /** The bar of the ringing call; `#` stands for the seconds left. */
  readonly bar: readonly string[];
  readonly answered: string;
  readonly deck: readonly string[];
  readonly held: string;
  readonly heldTile: string;
  readonly talking: string;
  readonly muted: string;
  readonly mutedTile: string;
  readonly transfer: {
    readonly title: string;
    readonly search: string;
    readonly under: RegExp;
    readonly confirm: string;
  };
  readonly transferringTile: string;
  readonly cameBack: RegExp;
  readonly ended: string;
  readonly wrappingUp: string;
  /** The place of the open task. */
  readonly current: string;
  readonly wrapUp: readonly string[];
  readonly moments: readonly string[];
  readonly idle: string;
}

export const spokenChinese: SpokenWords = {
  ringing: /^新来电 189\*{4}8352，请在 [4-6] 秒内接听$/,
  bar: [
    'region “新来电”',
    '  timer “剩余 # 秒”',
    '  “新来电”',
    '  “ · ”',
    '  “电话体验技能组”',
    '  “189****8352”',
    '  “中国电信”',
    '  “被叫”',
    '  “0514-85664126”',
    '  button “静音铃声”',
    '  button “接听” keyshortcuts=Alt+A',
  ],
  answered: '已接通 189****8352',
  deck: [
    'toolbar “通话控制”',
    '  button “静音” keyshortcuts=Alt+M (Alt M)',
    '  button “通话保持” keyshortcuts=Alt+H (Alt H)',
    '  button “输入分机号” expanded=false disabled=true keyshortcuts=Alt+K (仅呼出通话可用)',
    '  button “转技能组” expanded=false keyshortcuts=Alt+G (Alt G)',
    '  button “转座席” expanded=false keyshortcuts=Alt+T (Alt T)',
    '  button “自助服务” expanded=false keyshortcuts=Alt+S (Alt S)',
    '  button “挂断” keyshortcuts=Alt+Shift+X (Alt Shift X)',
  ],
  held: '保持中 客户正在听保持音',
  heldTile: 'button “取消保持”',
  talking: '通话中 呼入 · 正在录音',
  muted: '通话中 已静音 客户听不到您的声音',
  mutedTile: 'button “取消静音”',
  transfer: {
    title: '转接 189****8352',
    search: 'searchbox “按技能组、姓名或邮箱查找座席”',
    confirm: 'button “转给王建国”',
    under: /^转接中 转给王建国/,
  },
  transferringTile: 'button “取消转接”',
  cameBack: /^王建国未接听/,
  ended: '通话结束 正常结束 · 用户挂断',
  wrappingUp: '话后整理 倒计时结束后自动进入空闲',
  current: '当前任务',
  wrapUp: ['timer “# 秒后进入空闲”', 'button “返回接待”', 'button “继续话后整理”'],
  moments: ['话后整理还剩 10 秒', '话后整理还剩 5 秒'],
  idle: '空闲',
};

export const spokenEnglish: SpokenWords = {
  ringing: /^Incoming call from 189\*{4}8352, [4-6] seconds to answer$/,
  bar: [
    'region “Incoming call”',
    '  timer “# seconds left”',
    '  “Incoming call”',
    '  “ · ”',
    '  “电话体验技能组”',
    '  “189****8352”',
    '  “中国电信”',
    '  “Called”',
    '  “0514-85664126”',
    '  button “Silence the ring tone”',
    '  button “Answer” keyshortcuts=Alt+A',
  ],
  answered: 'Connected with 189****8352',
  deck: [
    'toolbar “Call controls”',
    '  button “Mute” keyshortcuts=Alt+M (Alt M)',
    '  button “Hold” keyshortcuts=Alt+H (Alt H)',
    '  button “Extension” expanded=false disabled=true keyshortcuts=Alt+K (Only in outgoing calls)',
    '  button “To group” expanded=false keyshortcuts=Alt+G (Alt G)',
    '  button “To agent” expanded=false keyshortcuts=Alt+T (Alt T)',
    '  button “Self-service” expanded=false keyshortcuts=Alt+S (Alt S)',
    '  button “Hang up” keyshortcuts=Alt+Shift+X (Alt Shift X)',
  ],
  held: 'On hold The customer hears music',
  heldTile: 'button “Resume”',
  talking: 'Talking Inbound · Recording',
  muted: "Talking Muted The customer can't hear you",
  mutedTile: 'button “Unmute”',
  transfer: {
    title: 'Transfer 189****8352',
    search: 'searchbox “Find an agent by skill group, name or e-mail”',
    confirm: 'button “Transfer to 王建国”',
    under: /^Transferring /,
  },
  transferringTile: 'button “Cancel transfer”',
  cameBack: /^王建国 did not answer/,
  ended: 'Call ended Normal · Customer hung up',
  wrappingUp: 'Wrap-up Idle when the countdown ends',
  current: 'Current task',
  wrapUp: ['timer “Idle in # seconds”', 'button “Return to service”', 'button “Continue wrap-up”'],
  moments: ['10 seconds of wrap-up left', '5 seconds of wrap-up left'],
  idle: 'Idle',
};
