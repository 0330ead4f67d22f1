export type MessageLanguage = 'zh-CN' | 'en';

/** What people read in messages. */
interface MessageTexts {
  readonly code: (centre: string, code: string, minutes: number) => string;
  readonly invitationSubject: (centre: string) => string;
  readonly invitation: (given: InvitationWords) => string;
}

/** What an invitation tells. */
export interface InvitationWords {
  readonly centre: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Where to sign in; `null` when the server doesn't know its public address. */
  readonly url: string | null;
}

export const messageTexts: Readonly<Record<MessageLanguage, MessageTexts>> = {
  'zh-CN': {
    code: (centre, code, minutes) =>
      `【${centre}】验证码 ${code}，${minutes} 分钟内有效。请勿告诉他人；非本人操作请忽略。`,
    invitationSubject: (centre) => `您已加入${centre}`,
    invitation: ({ centre, name, email, password, url }) =>
      [
        `${name}，您好：`,
        '',
        `您已成为${centre}的客服。请使用以下账号登录，首次登录需要绑定手机号码并设置新密码。`,
        '',
        ...(url === null ? [] : [`登录地址：${url}`]),
        `邮箱：${email}`,
        `初始密码：${password}`,
        '',
      ].join('\n'),
  },
  en: {
    code: (centre, code, minutes) =>
      `${centre}: your code is ${code}, good for ${minutes} minutes. Tell it to nobody; ignore it if you didn't ask.`,
    invitationSubject: (centre) => `Your seat at ${centre}`,
    invitation: ({ centre, name, email, password, url }) =>
      [
        `Hello ${name},`,
        '',
        `you are an agent of ${centre} now. The first sign-in asks for your mobile number and a new password.`,
        '',
        ...(url === null ? [] : [`Sign in at: ${url}`]),
        `E-mail: ${email}`,
        `First password: ${password}`,
        '',
      ].join('\n'),
  },
};

/** The language of messages for who sends this `Accept-Language`: English when it comes before Chinese. */
export function messageLanguage(acceptLanguage: string | undefined): MessageLanguage {
  const first = /\b(zh|en)\b/i.exec(acceptLanguage ?? '')?.[1]?.toLowerCase();
  return first === 'en' ? 'en' : 'zh-CN';
}
