import { Disposables, WorkbenchError } from '../base/index.js';
import type { CallSnapshot, Presence } from '../model/index.js';
import {
  statusOf,
  type TcccAgentStatus,
  type TcccEventName,
  type TcccEventPayloads,
} from '../adapters/tencent/index.js';
import type { Workbench, WorkbenchEvents, WorkbenchSnapshot } from '../workbench/workbench.js';
import type { AccountBook } from './account-book.js';
import { callInPayload, callOutedPayload } from './call-in-payload.js';
import { sessionEndedPayload } from './session-ended-payload.js';
import { englishErrorText } from './tccc-answers.js';

/** What an {@link TcccEventSource} works with. */
export interface TcccEventSourceOptions {
  readonly workbench: Workbench;
  readonly accounts: AccountBook;
  readonly tell: <Name extends TcccEventName>(event: Name, payload: TcccEventPayloads[Name]) => void;
  readonly onError: (error: unknown) => void;
}

const tokenExpired = { message: englishErrorText(new WorkbenchError('auth/login-token-invalid')) };

type CallOf = { readonly call: CallSnapshot };

/**
 * Tells what happens at the workbench in the words and the order of the cloud's SDK: inbound `callIn`, `userAccessed`,
 * `sessionEnded`, `sessionCompleted`, or `callIn`, `autoTransfer`; outbound `callOuted`, `calloutAccepted`, `sessionEnded`.
 */
export class TcccEventSource {
  readonly #options: TcccEventSourceOptions;
  readonly #disposables = new Disposables();
  readonly #ringing = new Map<string, CallSnapshot>();
  #snapshot: WorkbenchSnapshot;
  #status: TcccAgentStatus | 'offline' = 'offline';
  #isExpired = false;

  constructor(options: TcccEventSourceOptions) {
    const { workbench } = options;
    this.#options = options;
    this.#snapshot = workbench.snapshot;
    this.#status = this.#statusAt(workbench.snapshot.presence);
    for (const call of workbench.snapshot.calls) {
      if (call.value.progress === 'ringing') this.#ringing.set(call.context.id, call);
    }
    if (isReady(this.#snapshot)) this.#readAccounts();
    this.#listen();
  }

  get status(): TcccAgentStatus | 'offline' {
    return this.#status;
  }

  /** What a listener of `event` who comes late must still hear: `ready`, a token that was too old, calls that ring now. */
  missedBy(event: TcccEventName): readonly (object | undefined)[] {
    if (event === 'ready') return isReady(this.#snapshot) ? [undefined] : [];
    if (event === 'tokenExpired') return this.#isExpired ? [tokenExpired] : [];
    if (event !== 'callIn') return [];
    return [...this.#ringing.values()].map((call) => this.#callIn(call));
  }

  /** The token of the page was refused. */
  expire(): void {
    this.#isExpired = true;
    this.#options.tell('tokenExpired', tokenExpired);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #listen(): void {
    const { workbench, tell } = this.#options;
    const on = <Type extends keyof WorkbenchEvents>(
      type: Type,
      listener: (payload: WorkbenchEvents[Type]) => void,
    ): void => void this.#disposables.add(workbench.on(type, listener));
    const session = ({ call }: CallOf): { sessionId: string } => ({ sessionId: call.context.id });

    this.#disposables.add(workbench.subscribe((snapshot) => this.#follow(snapshot)));
    on('call-ringing', ({ call }) => {
      this.#ringing.set(call.context.id, call);
      tell('callIn', this.#callIn(call));
    });
    on('call-dialling', ({ call }) => tell('callOuted', callOutedPayload(call)));
    on('call-answered', (told) => {
      this.#ringing.delete(told.call.context.id);
      const isOutbound = told.call.context.direction === 'outbound' && !told.call.context.transferredFrom;
      tell(isOutbound ? 'calloutAccepted' : 'userAccessed', session(told));
    });
    on('call-ended', ({ call }) => this.#end(call));
    on('call-missed', ({ call }) => this.#miss(call));
    on('signed-out', ({ reason }) => {
      if (reason === 'expired') this.expire();
      if (reason === 'replaced' || reason === 'revoked') tell('kickedOut', { reason });
    });
  }

  /** The transfer is told before the session's end, as an agent sees it happen. */
  #end(call: CallSnapshot): void {
    const { tell, accounts } = this.#options;
    const { id, endStatus, transfer } = call.context;
    if (endStatus === 'transferred') {
      const to = transfer?.to;
      tell('transfer', {
        sessionId: id,
        ...(to?.kind === 'group' && { skillGroupId: to.id }),
        ...(to?.kind === 'agent' && { userId: accounts.addressOf(to.id) }),
      });
    }
    tell('sessionEnded', sessionEndedPayload(call));
  }

  /** Either the call is over, or it rings at somebody else now. */
  #miss(call: CallSnapshot): void {
    const { id } = call.context;
    this.#ringing.delete(id);
    if (call.value.progress === 'ended') this.#options.tell('sessionEnded', sessionEndedPayload(call));
    else this.#options.tell('autoTransfer', { sessionId: id });
  }

  #follow(now: WorkbenchSnapshot): void {
    const before = this.#snapshot;
    this.#snapshot = now;
    const wasReady = isReady(before);
    if (isReady(now) && !wasReady) this.#begin();
    if (!isReady(now)) this.#ringing.clear();
    if (wasReady && isReady(now)) this.#tellCompleted(before, now);
    this.#followStatus(now.presence, wasReady);
  }

  #begin(): void {
    this.#isExpired = false;
    this.#status = this.#statusAt(this.#snapshot.presence);
    this.#readAccounts();
    this.#options.tell('ready', undefined);
  }

  #followStatus(presence: Presence | null, isTold: boolean): void {
    const status = this.#statusAt(presence);
    if (status === this.#status) return;
    this.#status = status;
    if (isTold) this.#options.tell('statusChanged', { status });
  }

  #tellCompleted(before: WorkbenchSnapshot, now: WorkbenchSnapshot): void {
    if (before.calls === now.calls) return;
    for (const { value, context } of before.calls) {
      const isGone = value.progress === 'ended' && !now.calls.some((call) => call.context.id === context.id);
      if (isGone) this.#options.tell('sessionCompleted', { sessionId: context.id });
    }
  }

  #statusAt(presence: Presence | null): TcccAgentStatus | 'offline' {
    if (!presence) return 'offline';
    // a page that comes back while it rings does not know what was before; only a free or a busy-showing agent is rung
    const before = this.#status === 'notReady' ? 'notReady' : 'free';
    return statusOf(presence.state, before);
  }

  #callIn(call: CallSnapshot): TcccEventPayloads['callIn'] {
    return callInPayload(call, (agentId) => this.#options.accounts.addressOf(agentId));
  }

  #readAccounts(): void {
    this.#options.accounts.read().catch(this.#options.onError);
  }
}

function isReady({ phase, presence }: WorkbenchSnapshot): boolean {
  return phase === 'signedIn' && presence !== null;
}
