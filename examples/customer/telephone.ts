import { Invitation, Inviter, Registerer, SessionState, UserAgent, Web, type Session } from 'sip.js';
import { openVoice } from './voice.js';

/** What `/customer/config.json` tells a telephone of the demo. */
export interface TelephoneConfig {
  readonly url: string;
  readonly realm: string;
  readonly phones: readonly {
    readonly username: string;
    readonly password: string;
    readonly number: string;
  }[];
  readonly numbers: readonly string[];
}

export type TelephoneState =
  'connecting' | 'offline' | 'idle' | 'calling' | 'ringing' | 'talking' | 'ended' | 'refused';

export interface TelephoneOptions {
  readonly config: TelephoneConfig;
  readonly account: TelephoneConfig['phones'][number];
  readonly onChange: (state: TelephoneState, peer: string) => void;
  readonly onStream: (stream: MediaStream) => void;
}

const reconnectMs = 1000;

/** A customer's telephone: a plain SIP user agent over WebSocket, as any softphone would be. */
export class Telephone {
  readonly #options: TelephoneOptions;
  readonly #agent: UserAgent;
  readonly #registerer: Registerer;
  #session: Session | undefined;
  #voice: MediaStream | undefined;

  constructor(options: TelephoneOptions) {
    const { config, account } = options;
    const uri = UserAgent.makeURI(`sip:${account.username}@${config.realm}`);
    if (!uri) throw new TypeError(`No SIP address: ${account.username}@${config.realm}`);
    this.#options = options;
    this.#agent = new UserAgent({
      uri,
      authorizationUsername: account.username,
      authorizationPassword: account.password,
      transportOptions: { server: config.url },
      sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(() => this.#openVoice()),
      sessionDescriptionHandlerFactoryOptions: {
        iceGatheringTimeout: 250,
        peerConnectionConfiguration: { iceServers: [] },
      },
      logLevel: 'error',
      delegate: {
        onInvite: (invitation) => this.#handleInvite(invitation),
        onDisconnect: () => this.#handleDisconnect(),
      },
    });
    this.#registerer = new Registerer(this.#agent);
  }

  async start(): Promise<void> {
    this.#options.onChange('connecting', '');
    try {
      await this.#agent.start();
    } catch {
      return this.#reconnect();
    }
    await this.#register();
  }

  async call(number: string): Promise<void> {
    const target = UserAgent.makeURI(`sip:${number}@${this.#options.config.realm}`);
    if (!target || this.#session) return;
    this.#voice ??= await openVoice();
    const inviter = new Inviter(this.#agent, target);
    this.#follow(inviter, number);
    this.#options.onChange('calling', number);
    await inviter.invite();
  }

  async answer(): Promise<void> {
    const session = this.#session;
    if (!(session instanceof Invitation) || session.state !== SessionState.Initial) return;
    this.#voice ??= await openVoice();
    await session.accept();
  }

  async hangUp(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    if (session.state === SessionState.Established) await session.bye();
    else if (session instanceof Inviter) await session.cancel();
    else if (session instanceof Invitation) await session.reject({ statusCode: 486 });
  }

  setMuted(isMuted: boolean): void {
    for (const { track } of this.#connection?.getSenders() ?? []) if (track) track.enabled = !isMuted;
  }

  /** Sends a key as an RFC 4733 telephone event. */
  press(key: string): void {
    const dtmf = this.#connection?.getSenders().find((sender) => sender.dtmf)?.dtmf;
    // what is not sent yet would be replaced
    dtmf?.insertDTMF(dtmf.toneBuffer + key, 160, 70);
  }

  get #connection(): RTCPeerConnection | undefined {
    return (this.#session?.sessionDescriptionHandler as Web.SessionDescriptionHandler | undefined)
      ?.peerConnection;
  }

  #handleInvite(invitation: Invitation): void {
    if (this.#session) return void invitation.reject({ statusCode: 486 });
    const number = invitation.remoteIdentity.uri.user ?? '';
    this.#follow(invitation, number);
    this.#options.onChange('ringing', number);
  }

  /** The centre is gone, and the call with it: nobody is left to say goodbye to. */
  #handleDisconnect(): void {
    this.#session?.sessionDescriptionHandler?.close();
    this.#session = undefined;
    this.#reconnect();
  }

  #follow(session: Session, peer: string): void {
    this.#session = session;
    let wasUp = false;
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) {
        wasUp = true;
        const receiver = this.#connection?.getReceivers().find(({ track }) => track.kind === 'audio');
        if (receiver) this.#options.onStream(new MediaStream([receiver.track]));
        this.#options.onChange('talking', peer);
      }
      if (state === SessionState.Terminated && this.#session === session) {
        this.#session = undefined;
        this.#options.onChange(wasUp || !(session instanceof Inviter) ? 'ended' : 'refused', peer);
      }
    });
  }

  /** SIP.js stops the tracks it was given when a call ends, so every call gets its own. */
  async #openVoice(): Promise<MediaStream> {
    this.#voice ??= await openVoice();
    return this.#voice.clone();
  }

  async #register(): Promise<void> {
    await this.#registerer.register({
      requestDelegate: { onAccept: () => this.#options.onChange('idle', '') },
    });
  }

  #reconnect(): void {
    this.#options.onChange('offline', '');
    setTimeout(() => {
      this.#agent.reconnect().then(
        () => this.#register(),
        () => this.#reconnect(),
      );
    }, reconnectMs);
  }
}
