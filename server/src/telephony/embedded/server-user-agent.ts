import { UserAgent, type Invitation, type URI, type UserAgentOptions } from 'sip.js';
import type { IncomingRegisterRequest, IncomingRequestMessage } from 'sip.js/lib/core/index.js';
import type { Logger } from '../../base/logger.js';

export type ServerUserAgentOptions = Required<
  Pick<
    UserAgentOptions,
    'uri' | 'transportConstructor' | 'transportOptions' | 'sessionDescriptionHandlerFactory'
  >
> &
  UserAgentOptions & {
    readonly logger: Logger;
    onInvite(invitation: Invitation): void;
    /** Without it REGISTER is answered 405. */
    onRegister?(request: IncomingRegisterRequest): void;
  };

/** What SIP.js keeps to itself and a server needs; the version is pinned and tests stand on it. */
interface OpenedCore {
  configuration: { aor: URI };
  receiveRequest(message: IncomingRequestMessage): void;
  replyStateless(
    message: IncomingRequestMessage,
    options: { statusCode: number; extraHeaders?: string[] },
  ): void;
}

/** Longer than any queue: how long a caller waits is the centre's decision. */
const noAnswerTimeoutS = 24 * 3600;

/** A SIP.js user agent as a server's end of a connection: it takes requests for any user and reports nothing by itself. */
export function createServerUserAgent(options: ServerUserAgentOptions): UserAgent {
  const { logger } = options;
  const userAgent = new UserAgent({
    gracefulShutdown: false,
    noAnswerTimeout: noAnswerTimeoutS,
    sendInitialProvisionalResponse: false,
    userAgentString: 'TCCC',
    logBuiltinEnabled: false,
    logConfiguration: false,
    logConnector: (...[level, category, , content]) => {
      // SIP.js calls ordinary turns of events errors; nothing of it is more than a trace.
      if (level === 'warn' || level === 'error') logger.debug({ level, category }, content);
    },
    delegate: {
      onInvite: (invitation) => options.onInvite(invitation),
      onRegisterRequest: (request) => {
        if (options.onRegister === undefined) request.reject({ statusCode: 405 });
        else options.onRegister(request);
      },
      onReferRequest: (request) => request.reject({ statusCode: 603 }),
      onMessage: (message) => void message.reject({ statusCode: 405 }),
    },
    ...options,
  });
  answerForEveryUser(userAgent);
  return userAgent;
}

/**
 * Makes a user agent take requests for any user. SIP.js answers 404 unless the Request-URI names itself, but a registrar
 * is addressed without a user, and callers dial numbers. It leaves OPTIONS unanswered, by which carriers look whether
 * we are there.
 */
function answerForEveryUser(userAgent: UserAgent): void {
  const core = userAgent.userAgentCore as unknown as OpenedCore;
  const receive = core.receiveRequest.bind(core);
  core.receiveRequest = (message) => {
    if (message.method === 'OPTIONS' && !message.toTag) {
      core.replyStateless(message, { statusCode: 200, extraHeaders: ['Accept: application/sdp'] });
      return;
    }
    const { aor } = core.configuration;
    if (!message.toTag && message.ruri !== undefined) core.configuration.aor = message.ruri;
    try {
      receive(message);
    } finally {
      core.configuration.aor = aor;
    }
  };
}
