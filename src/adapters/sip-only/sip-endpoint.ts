import {
  Inviter,
  Registerer,
  RegistererState,
  UserAgent,
  type Invitation,
  type Session,
  type URI,
} from 'sip.js';
import { Md5 } from 'sip.js/lib/core/messages/md5.js';
import { WorkbenchError, type Clock } from '../../base/index.js';
import type { LineTrace } from '../../ports/index.js';
import {
  oddMessage,
  register,
  RegisterRefusal,
  shieldMessages,
  watchMessages,
} from '../sip/sip-registration.js';
import { asksForAutomaticAnswer, readCaller, type Identity } from './caller.js';
import { DialogLeg, type DialogLegOptions } from './dialog-leg.js';
import type { SipAccount } from './sip-account.js';

const goodbyeMs = 1_500;
const queryTimeoutMs = 8_000;

/** A call that came in and waits to be taken or refused. */
export interface IncomingCall {
  readonly caller: Identity;
  /** Whether its headers ask for an automatic answer. */
  readonly isAutomaticAsked: boolean;
  /** Refuses it with a SIP status. */
  refuse(status: 480 | 486): void;
  take(options: DialogLegOptions): DialogLeg;
}

/** What a {@link SipEndpoint} works with, and whom it tells. */
export interface SipEndpointOptions {
  readonly url: string;
  readonly account: SipAccount;
  readonly displayName: string | null;
  readonly registrationS: number;
  readonly clock: Clock;
  readonly onIncoming: (call: IncomingCall) => void;
  /** The socket is gone; dialogs stay. */
  readonly onDisconnected: () => void;
  /** The registration was refused or not answered when it was to be renewed. */
  readonly onUnregistered: () => void;
  readonly onError: (error: WorkbenchError) => void;
  /** Each message as it stood on the wire, secrets and all. */
  readonly onMessage: (direction: LineTrace['direction'], text: string) => void;
}

/** The one SIP user agent of a page (RFC 3261 over RFC 7118): what both the centre's and the line's face stand on. */
export class SipEndpoint {
  readonly #options: SipEndpointOptions;
  readonly #userAgent: UserAgent;
  readonly #registerer: Registerer;
  readonly #legs = new WeakMap<Session, DialogLeg>();
  #realm = '';
  #isWanted = false;
  #isBreaking = false;

  /** @throws `sdk/invalid-options` for an address that is no SIP address */
  constructor(options: SipEndpointOptions) {
    this.#options = options;
    this.#userAgent = createUserAgent(options, (session) => this.#mediaOf(session));
    this.#registerer = new Registerer(this.#userAgent, {
      expires: options.registrationS,
      refreshFrequency: 75,
    });
    this.#registerer.stateChange.addListener((state) => {
      if (state !== RegistererState.Unregistered || !this.#isWanted) return;
      this.#isWanted = false;
      options.onUnregistered();
    });
    this.#userAgent.delegate = {
      onInvite: (invitation) => this.#handleInvite(invitation),
      onDisconnect: () => {
        if (!this.#isBreaking) options.onDisconnected();
      },
      onReferRequest: (request) => void request.reject({ statusCode: 603 }),
    };
    shieldMessages(this.#userAgent, options.onError);
    watchMessages(this.#userAgent, (direction, text) => this.#watch(direction, text));
  }

  /** What of the account may be kept for a later sign-in: a hash for this server's realm, in place of the password. */
  get keepable(): SipAccount {
    const { account } = this.#options;
    if (account.secret.kind === 'hash') return account;
    const realm = this.#realm;
    const hash = Md5.hashStr(`${account.user}:${realm}:${account.secret.password}`);
    return { ...account, secret: { kind: 'hash', realm, hash } };
  }

  /**
   * Opens the socket and asks for the registrations of the account (REGISTER without a Contact, RFC 3261 §10.2.3): that
   * proves the password, and nobody is called here yet.
   * @throws `network/unreachable`, `auth/wrong-credentials`, `network/timeout`, `server/unavailable`
   */
  async open(): Promise<void> {
    try {
      await this.#userAgent.start();
    } catch (cause) {
      throw new WorkbenchError('network/unreachable', {
        message: 'The SIP server could not be reached.',
        cause,
        details: { url: this.#options.url },
      });
    }
    await this.#prove();
  }

  /** @throws `auth/wrong-credentials`, `line/registration-failed` */
  async register(): Promise<void> {
    try {
      await register(this.#registerer, this.#options.clock);
      this.#isWanted = true;
    } catch (cause) {
      throw registrationError(cause);
    }
  }

  /** Takes the registration back; whether that arrives or not, this end takes no more calls. */
  async unregister(): Promise<void> {
    if (!this.#isWanted) return;
    this.#isWanted = false;
    await this.#wait(this.#registerer.unregister());
  }

  /** Opens a new socket in place of one that is gone or dead. Dialogs go on over it. @throws `network/unreachable` */
  async reconnect(): Promise<void> {
    try {
      if (this.#userAgent.isConnected()) await this.#break();
      await this.#userAgent.reconnect();
    } catch (cause) {
      throw new WorkbenchError('network/unreachable', {
        message: 'The SIP server could not be reached.',
        cause,
      });
    }
  }

  /** A call that goes out; it is dialled by the leg. @throws `call/number-invalid` */
  call(to: URI, options: DialogLegOptions & { readonly hasEarlyMedia: boolean }): DialogLeg {
    const inviter = new Inviter(this.#userAgent, to, { earlyMedia: options.hasEarlyMedia });
    return this.#take(inviter, options);
  }

  /** The SIP address of a number or of an address. @throws `call/number-invalid` */
  address(to: string): URI {
    const { domain } = this.#options.account;
    const text = to.trim();
    const uri = UserAgent.makeURI(
      /^sips?:/i.test(text) ? text : `sip:${text.includes('@') ? text : `${text}@${domain}`}`,
    );
    if (!uri) throw new WorkbenchError('call/number-invalid', { details: { to } });
    return uri;
  }

  /** Ends the registration and the socket. Resolves when the server confirmed, or a moment later. */
  async close(): Promise<void> {
    this.#isBreaking = true;
    try {
      if (this.#userAgent.isConnected()) await this.unregister();
    } finally {
      await this.#wait(this.#userAgent.stop());
    }
  }

  /** Says goodbye without waiting: the page goes away. */
  leave(): void {
    if (!this.#isWanted || !this.#userAgent.isConnected()) return;
    this.#isWanted = false;
    dropped(this.#registerer.unregister());
  }

  async #break(): Promise<void> {
    this.#isBreaking = true;
    try {
      await this.#userAgent.transport.disconnect();
    } finally {
      this.#isBreaking = false;
    }
  }

  async #prove(): Promise<void> {
    const core = this.#userAgent.userAgentCore;
    const { uri } = this.#userAgent.configuration;
    const registrar = uri.clone();
    registrar.user = undefined;
    const message = core.makeOutgoingRequestMessage('REGISTER', registrar, uri, uri, {});
    const status = await new Promise<number>((resolve) => {
      const cancel = this.#options.clock.after(queryTimeoutMs, () => resolve(408));
      const settle = (code: number | undefined): void => {
        cancel();
        resolve(code ?? 500);
      };
      core.register(message, {
        onAccept: (response) => settle(response.message.statusCode),
        onReject: (response) => settle(response.message.statusCode),
        onRedirect: (response) => settle(response.message.statusCode),
      });
    });
    if (status >= 300) throw signInError(status);
  }

  #handleInvite(invitation: Invitation): void {
    const headers = (name: string): string | undefined => invitation.request.getHeader(name);
    this.#options.onIncoming({
      caller: readCaller(headers, this.#options.account.domain),
      isAutomaticAsked: asksForAutomaticAnswer(headers),
      refuse: (statusCode) =>
        void invitation
          .reject({ statusCode })
          .catch((cause: unknown) => this.#options.onError(oddMessage(cause))),
      take: (options) => this.#take(invitation, options),
    });
  }

  #take(session: Session, options: DialogLegOptions): DialogLeg {
    const leg = new DialogLeg(session, options);
    this.#legs.set(session, leg);
    return leg;
  }

  #mediaOf(session: Session): DialogLeg['media'] {
    const leg = this.#legs.get(session);
    if (!leg) throw new Error('SIP.js asks for the audio of a call that was not taken.');
    return leg.media;
  }

  #watch(direction: LineTrace['direction'], text: string): void {
    const realm = direction === 'received' && /^(?:WWW|Proxy)-Authenticate:.*?\brealm="([^"]*)"/im.exec(text);
    if (realm) this.#realm = realm[1] ?? '';
    this.#options.onMessage(direction, text);
  }

  /** A goodbye is worth a moment, no more: this end is closed either way. */
  async #wait(goodbye: Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(goodbyeMs, resolve);
      goodbye
        .then(
          () => resolve(),
          () => resolve(),
        )
        .finally(cancel);
    });
  }
}

function createUserAgent(
  { url, account, displayName }: SipEndpointOptions,
  mediaOf: (session: Session) => DialogLeg['media'],
): UserAgent {
  const uri = UserAgent.makeURI(`sip:${account.user}@${account.domain}`);
  if (!uri) throw new WorkbenchError('auth/wrong-credentials', { message: 'This is no SIP address.' });
  const { secret } = account;
  return new UserAgent({
    uri,
    ...(displayName === null ? {} : { displayName }),
    authorizationUsername: account.user,
    ...(secret.kind === 'hash'
      ? { authorizationHa1: secret.hash }
      : { authorizationPassword: secret.password }),
    transportOptions: { server: url, connectionTimeout: 5, keepAliveInterval: 20, traceSip: false },
    sessionDescriptionHandlerFactory: mediaOf,
    sendInitialProvisionalResponse: false,
    noAnswerTimeout: 300,
    logBuiltinEnabled: false,
    logConfiguration: false,
    contactName: account.user,
  });
}

/** Servers refuse a wrong password and an unknown user with different words (RFC 3261 §22.2, §10.3). */
function isRefusedPerson(status: number): boolean {
  return [401, 403, 404, 407].includes(status);
}

function signInError(status: number): WorkbenchError {
  const details = { sipStatus: status };
  if (isRefusedPerson(status)) return new WorkbenchError('auth/wrong-credentials', { details });
  if (status === 408) return new WorkbenchError('network/timeout', { details });
  return new WorkbenchError('server/unavailable', { details });
}

function registrationError(cause: unknown): WorkbenchError {
  const status = cause instanceof RegisterRefusal ? cause.status : undefined;
  const details = { sipStatus: status ?? null };
  if (status !== undefined && isRefusedPerson(status))
    return new WorkbenchError('auth/wrong-credentials', { cause, details });
  return new WorkbenchError('line/registration-failed', { cause, details });
}

/** What nobody can be told any more. */
function dropped(goodbye: Promise<unknown>): void {
  goodbye.catch(() => undefined);
}
