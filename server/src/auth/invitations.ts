import { WorkbenchError } from 'tccc-workbench/base';
import type { MailGateway } from '../messages/message.js';
import { messageTexts, type MessageLanguage } from '../messages/message-texts.js';
import type { Store } from '../store/store.js';
import { typablePassword } from './generated-password.js';
import { hashPassword } from './passwords.js';
import type { SessionEnding } from './session-ending.js';

export interface InvitationsOptions {
  readonly store: Store;
  readonly mail: MailGateway;
  readonly ending: SessionEnding;
  readonly centreName: (centreId: string) => string;
  /** Where agents sign in, when the server knows it. */
  readonly publicUrl: string | null;
}

/** Lets people in for the first time: with a password made up for them, by mail (row S2). */
export class Invitations {
  readonly #options: InvitationsOptions;

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  /**
   * Makes up a password for the owner of a seat, mails it, and ends what was signed in with the old one. The first
   * sign-in must be completed with it. Inviting again replaces the password.
   * @throws `request/not-found` for an unknown seat, `server/message-not-sent`; the invitation can be repeated
   */
  async invite(seatId: string, language: MessageLanguage): Promise<void> {
    const { store, mail, ending, centreName, publicUrl } = this.#options;
    const seat = await store.seats.byId(seatId);
    if (!seat) throw new WorkbenchError('request/not-found', { message: 'There is no such agent' });
    const password = typablePassword();
    await store.accounts.invite(seat.accountId, await hashPassword(password));
    await store.tokens.forgetOf(seat.accountId);
    await ending.endAllOf(seat.accountId, 'revoked');
    const texts = messageTexts[language];
    const centre = centreName(seat.centreId);
    const { name, email } = seat;
    await mail.send({
      to: email,
      subject: texts.invitationSubject(centre),
      text: texts.invitation({ centre, name, email, password, url: publicUrl }),
    });
  }
}
