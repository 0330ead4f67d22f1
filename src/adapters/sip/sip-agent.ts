import { Registerer, RegistererState, UserAgent, type Invitation, type Session } from 'sip.js';
import { WorkbenchError, type Clock } from '../../base/index.js';
import type { LineCredentials, LineTrace, NetworkReport } from '../../ports/index.js';
import type { CallMedia } from './call-media.js';
import { runNetworkTest, type NetworkTestOptions } from './network-test.js';
import { oddMessage, register, shieldMessages, watchMessages } from './sip-registration.js';
import { SipLeg, type SipLegEvents } from './sip-leg.js';

/** Whose audio a session of SIP.js has. */
type MediaOfSessions = WeakMap<Session, CallMedia>;

const expiresS = 120;

/** What {@link openSipAgent} works with. */
export interface SipAgentOptions extends SipLegEvents {
  readonly credentials: LineCredentials;
  readonly clock: Clock;
  readonly iceServers: RTCIceServer[];
  readonly onOffered: (leg: SipLeg) => void;
  /** The socket or the registration is gone. */
  readonly onLost: () => void;
  readonly onError: (error: WorkbenchError) => void;
  /** Each message as it stood on the wire, secrets and all. */
  readonly onMessage: (direction: LineTrace['direction'], text: string) => void;
}

/** A registered line. */
export interface SipAgent {
  /** Ends its calls, the registration and the socket. Resolves when the centre confirmed, or can't. */
  stop(): Promise<void>;
  /** Measures the way to the centre's media engine. @throws `line/media-failed` */
  testNetwork(options: NetworkTestOptions): Promise<NetworkReport>;
}

/**
 * Registers a line over WebSocket (RFC 7118) and takes its INVITEs until it is lost or stopped.
 * @throws `line/registration-failed`
 */
export async function openSipAgent(options: SipAgentOptions): Promise<SipAgent> {
  const media: MediaOfSessions = new WeakMap();
  const userAgent = createUserAgent(options, media);
  const registerer = new Registerer(userAgent, { expires: expiresS, refreshFrequency: 75 });
  let isOpen = false;
  const stop = async (): Promise<void> => {
    isOpen = false;
    await userAgent.stop();
  };
  const handleLoss = (): void => {
    if (!isOpen) return;
    stopLost(stop);
    options.onLost();
  };
  userAgent.delegate = {
    onInvite: (invitation) => handleInvite(invitation, media, options),
    onDisconnect: handleLoss,
  };
  shieldMessages(userAgent, options.onError);
  watchMessages(userAgent, options.onMessage);
  try {
    await userAgent.start();
    await register(registerer, options.clock);
  } catch (cause) {
    stopLost(stop);
    throw new WorkbenchError('line/registration-failed', { cause });
  }
  isOpen = true;
  registerer.stateChange.addListener((state) => {
    if (state === RegistererState.Unregistered) handleLoss();
  });
  const testNetwork = (test: NetworkTestOptions): Promise<NetworkReport> =>
    runNetworkTest(
      {
        userAgent,
        clock: options.clock,
        iceServers: options.iceServers,
        assign: (session, audio) => media.set(session, audio),
      },
      test,
    );
  return { stop, testNetwork };
}

function createUserAgent({ credentials }: SipAgentOptions, media: MediaOfSessions): UserAgent {
  const uri = UserAgent.makeURI(credentials.uri);
  if (!uri)
    throw new WorkbenchError('line/registration-failed', { message: 'The line has no valid SIP address.' });
  return new UserAgent({
    uri,
    authorizationUsername: credentials.username,
    authorizationPassword: credentials.password,
    transportOptions: {
      server: credentials.url,
      connectionTimeout: 5,
      keepAliveInterval: 20,
      traceSip: false,
    },
    sessionDescriptionHandlerFactory: (session) => mediaOf(session, media),
    sendInitialProvisionalResponse: false,
    noAnswerTimeout: 300,
    logBuiltinEnabled: false,
    logConfiguration: false,
  });
}

function mediaOf(session: Session, media: MediaOfSessions): CallMedia {
  const known = media.get(session);
  if (!known) throw new Error('SIP.js asks for the audio of a call that was not offered.');
  return known;
}

/** An INVITE that names no call is none of the centre's: 404 (RFC 3261 §21.4.5). */
function handleInvite(invitation: Invitation, media: MediaOfSessions, options: SipAgentOptions): void {
  if (!invitation.request.getHeader('X-TCCC-Call')) {
    invitation.reject({ statusCode: 404 }).catch((cause: unknown) => options.onError(oddMessage(cause)));
    return;
  }
  const leg = new SipLeg(invitation, options.iceServers, options);
  media.set(invitation, leg.media);
  options.onOffered(leg);
}

/** The goodbyes of a lost connection can't arrive; that they fail is no news. */
function stopLost(stop: () => Promise<void>): void {
  stop().catch(() => undefined);
}
