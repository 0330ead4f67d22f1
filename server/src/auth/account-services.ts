import type { Clock } from 'tccc-workbench/base';
import type { CentreHosts } from '../centre/centre-hosts.js';
import type { Messages } from '../messages/messages.js';
import type { ServerSettings } from '../settings.js';
import type { Store } from '../store/store.js';
import { Codes } from './codes.js';
import { FirstSignIn } from './first-sign-in.js';
import { Invitations } from './invitations.js';
import { LoginTokens } from './login-tokens.js';
import { MobileChange } from './mobile-change.js';
import { OneTimeSteps } from './one-time-steps.js';
import { PasswordReset } from './password-reset.js';
import { newToken } from './secret-tokens.js';
import type { SessionEnding } from './session-ending.js';
import { SignIn } from './sign-in.js';

/** Everything about who people are and how they prove it. */
export interface AccountServices {
  readonly signIn: SignIn;
  readonly firstSignIn: FirstSignIn;
  readonly loginTokens: LoginTokens;
  readonly codes: Codes;
  readonly passwordReset: PasswordReset;
  readonly mobileChange: MobileChange;
  readonly invitations: Invitations;
}

export interface AccountServicesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly messages: Messages;
  readonly ending: SessionEnding;
  readonly hosts: CentreHosts;
  readonly settings: ServerSettings;
}

/** Puts them together. */
export async function openAccountServices(options: AccountServicesOptions): Promise<AccountServices> {
  const { store, clock, messages, ending, hosts, settings } = options;
  const steps = new OneTimeSteps(store.tokens, clock);
  const { key } = await store.tokens.secret('codes', async () => ({ key: newToken() }));
  const centreName = (centreId: string): string => hosts.of(centreId).config.name;
  const codes = new Codes({
    store: store.codes,
    sms: messages.sms,
    clock,
    secret: String(key),
    mostOfAddress: settings.codesPerHour,
    senderOf: async (accountId) => {
      const [seat] = await store.seats.ofAccount(accountId);
      return seat ? centreName(seat.centreId) : '';
    },
  });
  return {
    codes,
    signIn: new SignIn({ store, steps, codes, clock }),
    firstSignIn: new FirstSignIn({ store, steps, codes }),
    loginTokens: new LoginTokens(store, clock),
    passwordReset: new PasswordReset({ store, steps, codes, ending }),
    mobileChange: new MobileChange(store, codes),
    invitations: new Invitations({
      store,
      mail: messages.mail,
      ending,
      centreName,
      publicUrl: settings.publicUrl,
    }),
  };
}
