import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import type { Logger } from '../base/logger.js';
import type { ServerSettings } from '../settings.js';
import type { MailGateway, SmsGateway } from './message.js';
import { Outbox } from './outbox.js';
import { SmtpMailGateway } from './smtp-mail-gateway.js';
import { WebhookSmsGateway } from './webhook-sms-gateway.js';

/** The ways out of the server for words to people. */
export interface Messages {
  readonly sms: SmsGateway;
  readonly mail: MailGateway;
  /** Where messages are kept while no gateway is set; `null` once one is. */
  readonly outbox: Outbox | null;
}

/** Opens the gateways that are set; with none, the outbox. */
export function createMessages(
  { smsWebhook, smtp }: Pick<ServerSettings, 'smsWebhook' | 'smtp'>,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Messages {
  if (!smsWebhook && !smtp) {
    const outbox = new Outbox(clock);
    return { sms: outbox.sms, mail: outbox.mail, outbox };
  }
  return {
    sms: smsWebhook
      ? new WebhookSmsGateway({ ...smsWebhook, clock, logger })
      : { send: async () => refuse('TCCC_SMS_WEBHOOK') },
    mail: smtp
      ? new SmtpMailGateway({ ...smtp, logger })
      : { send: async () => refuse('TCCC_SMTP_URL'), close: () => undefined },
    outbox: null,
  };
}

function refuse(setting: string): never {
  throw new WorkbenchError('server/message-not-sent', { message: `${setting} is not set` });
}
