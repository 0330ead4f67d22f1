/** A text message to a mobile phone. */
export interface SmsMessage {
  /** The same when it is sent again, so that the receiver can tell. */
  readonly id: string;
  /** As accounts are known by it: `13812345678` or `+85291234567`. */
  readonly to: string;
  /** For providers that send by template. */
  readonly template: 'code';
  readonly parameters: Readonly<Record<string, string>>;
  /** For providers that send text. */
  readonly text: string;
}

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends text messages. */
export interface SmsGateway {
  /** Resolves once the provider has taken the message. @throws `server/message-not-sent` */
  send(message: SmsMessage): Promise<void>;
}

/** Sends mail. */
export interface MailGateway {
  /** Resolves once the mail server has taken the message. @throws `server/message-not-sent` */
  send(message: MailMessage): Promise<void>;
  /** Lets go of connections. */
  close(): void;
}
