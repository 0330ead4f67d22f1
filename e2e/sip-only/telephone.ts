// A telephone in a page, for what baresip does not know: it obeys a REFER, and takes the place of a call that an INVITE with
// Replaces names (RFC 3891). It says a tone of its own, and answers every call.
import {
  Inviter,
  Registerer,
  SessionState,
  SIPExtension,
  UserAgent,
  Web,
  type Referral,
  type Session,
  type SessionDescriptionHandler,
} from 'sip.js';

const query = new URLSearchParams(location.search);
const user = query.get('user') ?? '';
const sessions: Session[] = [];

const address = (name: string): NonNullable<ReturnType<typeof UserAgent.makeURI>> => {
  const uri = UserAgent.makeURI(`sip:${name}@127.0.0.1`);
  if (!uri) throw new Error(`${name} is no user`);
  return uri;
};

function toneOf(hz: number): MediaStream {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  const oscillator = new OscillatorNode(context, { frequency: hz });
  oscillator.connect(output);
  oscillator.start();
  return output.stream;
}

const voice = toneOf(Number(query.get('hz')));
const agent = new UserAgent({
  uri: address(user),
  contactName: user,
  authorizationUsername: user,
  authorizationPassword: 'Correct-Horse-7',
  sipExtensionReplaces: SIPExtension.Supported,
  transportOptions: { server: 'ws://127.0.0.1:8088/ws' },
  sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(() =>
    Promise.resolve(voice.clone()),
  ),
  logBuiltinEnabled: false,
  logConfiguration: false,
  delegate: {
    onInvite: (invitation) => {
      follow(invitation);
      void invitation.accept();
    },
  },
});

function follow(session: Session): void {
  sessions.push(session);
  session.delegate = {
    onRefer: (referral) => void obey(referral),
    onSessionDescriptionHandler: (handler) => play(handler),
  };
}

/** Chromium decodes only what something plays. */
function play(handler: SessionDescriptionHandler): void {
  const { peerConnection } = handler as Web.SessionDescriptionHandler;
  peerConnection?.addEventListener('track', ({ track }) => {
    const ear = new Audio();
    ear.srcObject = new MediaStream([track]);
    void ear.play();
  });
}

/** Calls whom it is referred to; SIP.js tells by NOTIFY what becomes of that (RFC 3515 §2.4.4). */
async function obey(referral: Referral): Promise<void> {
  await referral.accept();
  const inviter = referral.makeInviter();
  follow(inviter);
  await inviter.invite();
}

await agent.start();
await new Registerer(agent).register();
Object.assign(globalThis, {
  telephone: {
    /** How many of its calls are up now. */
    get calls(): number {
      return sessions.filter(({ state }) => state === SessionState.Established).length;
    },
    async dial(to: string): Promise<void> {
      const inviter = new Inviter(agent, address(to));
      follow(inviter);
      await inviter.invite();
    },
    async hangUp(): Promise<void> {
      for (const session of sessions) if (session.state === SessionState.Established) await session.bye();
    },
  },
});
