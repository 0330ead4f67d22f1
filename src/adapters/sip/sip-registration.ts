import { RegistererState, type Registerer, type UserAgent } from 'sip.js';
import { WorkbenchError, type Clock } from '../../base/index.js';
import type { LineTrace } from '../../ports/index.js';

const registerTimeoutMs = 8_000;

/** A REGISTER that was answered with no, or not at all. */
export class RegisterRefusal extends Error {
  /** The final answer (RFC 3261 §21); absent when none came. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** SIP.js throws out of its message handler on some malformed input; the socket must live on. */
export function shieldMessages(userAgent: UserAgent, onError: (error: WorkbenchError) => void): void {
  const handle = userAgent.transport.onMessage;
  userAgent.transport.onMessage = (message) => {
    try {
      handle?.(message);
    } catch (cause) {
      onError(oddMessage(cause));
    }
  };
}

/** SIP.js writes its traffic into its log only; the keep-alives between the messages (RFC 5626 §4.4.1) are none. */
export function watchMessages(
  { transport }: UserAgent,
  onMessage: (direction: LineTrace['direction'], text: string) => void,
): void {
  const [send, handle] = [transport.send.bind(transport), transport.onMessage];
  transport.send = (text) => {
    onMessage('sent', text);
    return send(text);
  };
  transport.onMessage = (text) => {
    onMessage('received', text);
    handle?.(text);
  };
}

/** What is told of a message that makes no sense. */
export function oddMessage(cause: unknown): WorkbenchError {
  return new WorkbenchError('server/internal', {
    message: 'The line got a SIP message it does not understand.',
    cause,
  });
}

/** Registers, and resolves once that is confirmed. Rejects with a {@link RegisterRefusal}. */
export function register(registerer: Registerer, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(registerTimeoutMs, () =>
      finish(() => reject(new RegisterRefusal('No answer to REGISTER.'))),
    );
    const finish = (settle: () => void): void => {
      cancel();
      registerer.stateChange.removeListener(listen);
      settle();
    };
    let status: number | undefined;
    const listen = (state: RegistererState): void => {
      if (state === RegistererState.Registered) return finish(resolve);
      // SIP.js changes its state before it tells the answer that led to it.
      queueMicrotask(() =>
        finish(() =>
          reject(
            new RegisterRefusal(`REGISTER was refused with ${status ?? 'an answer of no use'}.`, status),
          ),
        ),
      );
    };
    registerer.stateChange.addListener(listen);
    const onReject = ({
      message,
    }: {
      readonly message: { readonly statusCode?: number | undefined };
    }): void => {
      status = message.statusCode;
    };
    registerer
      // a registration that is renewed changes no state
      .register({ requestDelegate: { onReject, onAccept: () => finish(resolve) } })
      .catch((cause: unknown) => finish(() => reject(asError(cause))));
  });
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
