import { randomUUID } from 'node:crypto';
import { SessionState, type Invitation } from 'sip.js';
import type { Clock } from 'tccc-workbench/base';
import type { MediaClient } from './media/media-client.js';
import type { Owner } from './registrar.js';

const echoUser = 'echo';
const longestMs = 60_000;

/**
 * Calls of agents' lines to `sip:echo@realm`: they hear what they say, which measures the network between them and the
 * centre's media engine. The centre never hears of them.
 */
export class EchoCalls {
  readonly #media: MediaClient;
  readonly #clock: Clock;
  readonly #calls = new Map<string, { readonly invitation: Invitation; readonly cancelLimit: () => void }>();

  constructor(media: MediaClient, clock: Clock) {
    this.#media = media;
    this.#clock = clock;
  }

  /** Whether it is such a call, from somebody who may make it. */
  takes({ request }: Invitation, callers: readonly Owner[]): boolean {
    return request.ruri?.user === echoUser && callers.some(({ kind }) => kind === 'agent');
  }

  /** Answers it; ends it after a minute. @returns the id of its leg */
  begin(invitation: Invitation): string {
    const legId = `echo-${randomUUID()}`;
    const cancelLimit = this.#clock.after(longestMs, () => this.#end(invitation));
    this.#calls.set(legId, { invitation, cancelLimit });
    this.#media.send({ type: 'listen', legId, to: { kind: 'legs', legIds: [legId] } });
    invitation.stateChange.addListener((state) => {
      if (state === SessionState.Terminated) this.#forget(legId);
    });
    // SIP.js has answered by itself when a description can't be used; the call is over then.
    setImmediate(() => void invitation.accept().catch(() => this.#forget(legId)));
    return legId;
  }

  stop(): void {
    for (const { invitation } of [...this.#calls.values()]) this.#end(invitation);
  }

  #end(invitation: Invitation): void {
    const isUp = invitation.state === SessionState.Established;
    (isUp ? invitation.bye() : invitation.dispose()).catch(() => undefined); // its line is gone already
  }

  #forget(legId: string): void {
    this.#calls.get(legId)?.cancelLimit();
    if (this.#calls.delete(legId)) this.#media.send({ type: 'close', legId });
  }
}
