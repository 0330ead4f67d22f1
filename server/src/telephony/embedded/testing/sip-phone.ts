import { once } from 'node:events';
import {
  Grammar,
  Invitation,
  Inviter,
  Registerer,
  RegistererState,
  SessionState,
  URI,
  UserAgent,
  type Session,
} from 'sip.js';
import { WebSocket } from 'ws';
import { SocketTransport } from '../socket-transport.js';
import { PhoneAudio, type PhoneAudioOptions, type PhoneCodec } from './phone-audio.js';

export interface SipPhoneOptions {
  readonly url: string;
  readonly realm: string;
  readonly username: string;
  readonly password: string;
  readonly codec?: PhoneCodec;
}

/** A telephone without a face for tests: registers, calls, answers, speaks tones and hears them. */
export class SipPhone {
  readonly options: SipPhoneOptions;
  readonly userAgent: UserAgent;
  readonly #socket: WebSocket;
  readonly #registerer: Registerer;
  readonly #arrived: PhoneCall[] = [];
  #take: ((call: PhoneCall) => void) | null = null;

  private constructor(options: SipPhoneOptions, socket: WebSocket) {
    this.options = options;
    this.#socket = socket;
    this.userAgent = new UserAgent({
      uri: new URI('sip', options.username, options.realm),
      authorizationUsername: options.username,
      authorizationPassword: options.password,
      gracefulShutdown: false,
      transportConstructor: SocketTransport,
      transportOptions: {
        socket,
        onFault: (error: unknown) => process.stderr.write(`A telephone failed: ${String(error)}\n`),
      },
      sessionDescriptionHandlerFactory: () => new PhoneAudio(options.codec),
      logBuiltinEnabled: false,
      delegate: { onInvite: (invitation) => this.#arrive(new PhoneCall(invitation)) },
    });
    this.#registerer = new Registerer(this.userAgent, { expires: 300 });
  }

  static async open(options: SipPhoneOptions): Promise<SipPhone> {
    const socket = new WebSocket(options.url, 'sip', { perMessageDeflate: false });
    await once(socket, 'open');
    const phone = new SipPhone(options, socket);
    await phone.userAgent.start();
    return phone;
  }

  /** Registers; answers the final status: 200, or why not. */
  register(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#registerer
        .register({
          requestDelegate: {
            onAccept: () => resolve(200),
            onReject: ({ message }) => resolve(message.statusCode ?? 0),
          },
        })
        .catch(reject);
    });
  }

  async unregister(): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      this.#registerer.stateChange.addListener((state) => {
        if (state === RegistererState.Unregistered) resolve();
      });
    });
    await this.#registerer.unregister();
    await gone;
  }

  /** Calls a number. */
  call(
    number: string,
    options: { offerless?: boolean; from?: string; extraHeaders?: string[] } = {},
  ): PhoneCall {
    const target = new URI('sip', number, this.options.realm);
    const inviter = new Inviter(this.userAgent, target, {
      inviteWithoutSdp: options.offerless ?? false,
      extraHeaders: options.extraHeaders ?? [],
      params: options.from === undefined ? {} : { fromUri: new URI('sip', options.from, this.options.realm) },
    });
    const call = new PhoneCall(inviter);
    call.begin();
    return call;
  }

  /** The next call that comes in. */
  async nextCall(): Promise<PhoneCall> {
    return this.#arrived.shift() ?? new Promise((resolve) => (this.#take = resolve));
  }

  /** Sends text as it stands. */
  sendRaw(text: string): void {
    this.#socket.send(text);
  }

  /** The next message that fits, of those that arrive from now on. */
  nextMessage(pattern: RegExp): Promise<string> {
    return new Promise((resolve) => {
      const take = (data: Buffer): void => {
        if (!pattern.test(data.toString())) return;
        this.#socket.off('message', take);
        resolve(data.toString());
      };
      this.#socket.on('message', take);
    });
  }

  /** Every message as it comes from now on. */
  recordMessages(): string[] {
    const messages: string[] = [];
    this.#socket.on('message', (data: Buffer) => messages.push(data.toString()));
    return messages;
  }

  /** The socket's closing code. */
  async closed(): Promise<number> {
    const [code] = (await once(this.#socket, 'close')) as [number];
    return code;
  }

  /** Stops reading: pings stay unanswered. */
  mute(): void {
    this.#socket.pause();
  }

  /** Pulls the plug: no BYE, no closing handshake. */
  pull(): void {
    if (this.#socket.isPaused) this.#socket.resume();
    this.#socket.terminate();
  }

  async close(): Promise<void> {
    for (const session of Object.values(this.userAgent._sessions)) session.sessionDescriptionHandler?.close();
    if (this.#socket.readyState === WebSocket.CLOSED) return void this.#dispose();
    const closed = once(this.#socket, 'close');
    const isRegistered = this.#registerer.state === RegistererState.Registered;
    if (isRegistered && this.#socket.readyState === WebSocket.OPEN)
      await Promise.race([this.unregister(), closed]);
    await this.#dispose();
    await closed;
  }

  /** Stops timers, also the registration's, which SIP.js lets go only of when its end was answered. */
  async #dispose(): Promise<void> {
    (this.#registerer as unknown as { clearTimers(): void }).clearTimers();
    await this.userAgent.stop();
  }

  #arrive(call: PhoneCall): void {
    const take = this.#take;
    this.#take = null;
    if (take === null) this.#arrived.push(call);
    else take(call);
  }
}

/** One call as a telephone sees it. */
export class PhoneCall {
  readonly session: Session;
  /** Final refusal of an outgoing call. */
  readonly refused: Promise<{ statusCode: number; reason: string | undefined; warning: string | undefined }>;
  readonly ringing: Promise<number>;
  readonly answered: Promise<void>;
  /** The `Reason` header of what ended it: CANCEL or BYE. */
  readonly ended: Promise<string | undefined>;
  #refuse: (value: { statusCode: number; reason: string | undefined; warning: string | undefined }) => void =
    () => undefined;
  #ring: (statusCode: number) => void = () => undefined;
  #reason: string | undefined;

  constructor(session: Inviter | Invitation) {
    this.session = session;
    this.refused = new Promise((resolve) => (this.#refuse = resolve));
    this.ringing = new Promise((resolve) => (this.#ring = resolve));
    this.answered = this.#reaches(SessionState.Established);
    this.ended = this.#reaches(SessionState.Terminated).then(() => this.#reason);
    session.delegate = {
      onBye: (bye) => {
        this.#reason = bye.request.getHeader('reason');
        void bye.accept();
      },
      onCancel: (cancel) => (this.#reason = cancel.request.getHeader('reason')),
    };
  }

  get audio(): PhoneAudio {
    const handler = this.session.sessionDescriptionHandler;
    if (!(handler instanceof PhoneAudio)) throw new Error('The call has no audio yet');
    return handler;
  }

  header(name: string): string | undefined {
    return this.#invitation.request.getHeader(name);
  }

  get displayedNumber(): string {
    return this.#invitation.remoteIdentity.uri.user ?? '';
  }

  begin(): void {
    if (!(this.session instanceof Inviter)) throw new Error('Only a call we made can begin');
    void this.session.invite({
      requestDelegate: {
        onProgress: ({ message }) => this.#ring(message.statusCode ?? 0),
        onReject: ({ message }) =>
          this.#refuse({
            statusCode: message.statusCode ?? 0,
            reason: message.getHeader('reason'),
            warning: message.getHeader('warning'),
          }),
      },
    });
  }

  async ring(): Promise<void> {
    await this.#invitation.progress();
  }

  async answer(): Promise<void> {
    await this.#invitation.accept();
  }

  /** Answers with a body that is not ours. */
  async answerWith(body: string): Promise<void> {
    const sessionDescriptionHandlerOptions: PhoneAudioOptions = { instead: body };
    await this.#invitation.accept({ sessionDescriptionHandlerOptions });
  }

  async decline(statusCode: number, extraHeaders: string[] = []): Promise<void> {
    await this.#invitation.reject({ statusCode, extraHeaders });
  }

  async cancel(): Promise<void> {
    if (!(this.session instanceof Inviter)) throw new Error('Only a call we made can be cancelled');
    await this.session.cancel();
  }

  async hangUp(extraHeaders: string[] = []): Promise<void> {
    await this.session.bye({ requestOptions: { extraHeaders } });
  }

  /** Sends a re-INVITE and answers its status. */
  reinvite(direction: PhoneAudio['direction']): Promise<number> {
    this.audio.direction = direction;
    return new Promise((resolve, reject) => {
      this.session
        .invite({
          requestDelegate: {
            onAccept: () => resolve(200),
            onReject: ({ message }) => resolve(message.statusCode ?? 0),
          },
        })
        .catch(reject);
    });
  }

  /** Sends a key by INFO and answers the status. */
  sendInfo(contentType: string, content: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.session
        .info({
          requestDelegate: {
            onAccept: ({ message }) => resolve(message.statusCode ?? 0),
            onReject: ({ message }) => resolve(message.statusCode ?? 0),
          },
          requestOptions: { body: { contentDisposition: 'render', contentType, content } },
        })
        .catch(reject);
    });
  }

  /** Asks for a transfer by REFER and answers the status. */
  refer(target: string): Promise<number> {
    const uri = Grammar.URIParse(target);
    if (uri === undefined) throw new Error(`No SIP address: ${target}`);
    return new Promise((resolve, reject) => {
      this.session
        .refer(uri, {
          requestDelegate: {
            onAccept: ({ message }) => resolve(message.statusCode ?? 0),
            onReject: ({ message }) => resolve(message.statusCode ?? 0),
          },
        })
        .catch(reject);
    });
  }

  get #invitation(): Invitation {
    if (!(this.session instanceof Invitation)) throw new Error('We made this call');
    return this.session;
  }

  #reaches(wanted: SessionState): Promise<void> {
    return new Promise((resolve) => {
      this.session.stateChange.addListener((state) => {
        if (state === wanted) resolve();
      });
    });
  }
}
