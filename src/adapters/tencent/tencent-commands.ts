import { WorkbenchError, type Clock } from '../../base/index.js';
import { isLive } from '../../machines/index.js';
import type { AgentCommand, PresenceChoice } from '../../model/index.js';
import type { Tccc } from './tccc.js';
import { ask } from './tccc-request.js';
import type { TencentSession } from './tencent-session.js';

/** What a {@link TencentCommands} works with. */
export interface TencentCommandsOptions {
  readonly tccc: Tccc;
  readonly session: TencentSession;
  readonly clock: Clock;
}

type Command<Type extends AgentCommand['type']> = Extract<AgentCommand, { type: Type }>;

/** How long a call between agents may take to tell its session, where the answer named none. */
const outedTimeoutMs = 10_000;

/** Carries commands out with the methods of the cloud's SDK. What it has no method for is refused. */
export class TencentCommands {
  readonly #options: TencentCommandsOptions;

  constructor(options: TencentCommandsOptions) {
    this.#options = options;
    options.session.on('fact', ({ type }) => {
      if (type === 'presence.changed') this.#enterNext();
    });
  }

  /** @returns the id of the call for those that place one. @throws `sdk/not-offered`, or our code of the cloud's refusal */
  async carryOut(command: AgentCommand): Promise<string | null> {
    const { tccc } = this.#options;
    switch (command.type) {
      case 'call.place':
        return this.#place(command);
      case 'call.internal':
        return this.#callColleague(command);
      case 'presence.set':
        await this.#choose(command);
        return null;
      case 'presence.clear-next':
        this.#chooseNext(null);
        return null;
      case 'wrap-up.return':
        await ask(() => tccc.Agent.setStatus({ status: 'free' }));
        return null;
      case 'wrap-up.continue':
        await ask(() => tccc.Agent.setStatus({ status: 'arrange' }));
        return null;
      case 'tasks.complete':
        await this.#complete(command);
        return null;
      case 'directory.watch':
        return null;
      case 'self-service.start':
      case 'self-service.return':
      case 'mobile.set':
      case 'call.redial':
      case 'call.cancel-transfer':
        throw new WorkbenchError('sdk/not-offered', { details: { command: command.type } });
      default:
        await this.#onCall(command);
        return null;
    }
  }

  async #onCall(
    command: Command<
      | 'call.hang-up'
      | 'call.reject'
      | 'call.hold'
      | 'call.resume'
      | 'call.annotate'
      | 'call.transfer'
      | 'call.mute'
      | 'call.unmute'
      | 'call.send-digits'
    >,
  ): Promise<void> {
    const { tccc, session, clock } = this.#options;
    const { callId } = command;
    const params = { sessionId: session.call(callId).context.id };
    switch (command.type) {
      case 'call.hang-up':
        if (isLive(session.call(callId))) await ask(() => tccc.Call.hungUp(params));
        return;
      case 'call.reject':
        await ask(() => tccc.Call.end(params));
        return session.remove(callId, 'missed');
      case 'call.hold':
        await ask(() => tccc.Call.hold(params));
        return session.advance(callId, { type: 'call.hold', at: clock.now() });
      case 'call.resume':
        await ask(() => tccc.Call.unHold(params));
        return session.advance(callId, { type: 'call.resume' });
      case 'call.annotate':
        return session.advance(callId, {
          type: 'call.annotate',
          ...(command.remark !== undefined && { remark: command.remark }),
          ...(command.tags !== undefined && { tags: command.tags }),
        });
      case 'call.transfer':
        return this.#transfer(command);
      case 'call.mute':
        await ask(() => tccc.Call.muteMic(params));
        return session.advance(callId, { type: 'microphone.mute' });
      case 'call.unmute':
        await ask(() => tccc.Call.unmuteMic(params));
        return session.advance(callId, { type: 'microphone.unmute' });
      case 'call.send-digits':
        await ask(() => tccc.Call.sendDigits({ ...params, dtmfText: command.digits }));
        return;
    }
  }

  async #place({ to, callerNumber }: Command<'call.place'>): Promise<string> {
    const { tccc, session } = this.#options;
    const placing = { customerNumber: to, centreNumber: callerNumber ?? '', colleague: null };
    return session.place(placing, async () => {
      const { sessionId } = await ask(() =>
        tccc.Call.startOutboundCall({
          phoneNumber: to,
          ...(callerNumber !== undefined && { callerPhoneNumber: callerNumber }),
        }),
      );
      if (sessionId === undefined)
        throw new WorkbenchError('tccc/failed', { message: 'The answer names no session.' });
      return sessionId;
    });
  }

  /** The documents don't say that the answer names the session: the event does then. */
  async #callColleague({ agentId, useMobile }: Command<'call.internal'>): Promise<string> {
    const { tccc, session } = this.#options;
    const placing = { customerNumber: '', centreNumber: '', colleague: agentId };
    return session.place(placing, async () => {
      const outed = listenForOuted(this.#options);
      try {
        const { sessionId } = await ask(() =>
          tccc.Call.startInternalCall({ calleeUserId: agentId, useMobile }),
        );
        return sessionId ?? (await outed.wait());
      } finally {
        outed.stop();
      }
    });
  }

  async #transfer({ callId, to }: Command<'call.transfer'>): Promise<void> {
    const { tccc, session, clock } = this.#options;
    const target = to.kind === 'group' ? { skillGroupId: to.id } : { userId: to.id };
    await ask(() => tccc.Call.transfer({ sessionId: callId, ...target }));
    const call = session.calls.find(({ context }) => context.id === callId);
    if (!call || !isLive(call)) return;
    session.advance(callId, { type: 'transfer.start' });
    session.note(callId, { transfer: { to: { ...to, name: to.id }, startedAt: clock.now(), failure: null } });
  }

  async #complete({ callId }: Command<'tasks.complete'>): Promise<void> {
    const { tccc, session } = this.#options;
    const tasks = callId === undefined ? session.calls : [session.call(callId)];
    for (const call of tasks) {
      if (isLive(call)) {
        if (callId !== undefined) throw new WorkbenchError('call/refused', { details: call.value });
        continue;
      }
      await ask(() => tccc.Call.deleteCall({ sessionId: call.context.id }));
      session.remove(call.context.id, 'completed');
    }
  }

  async #choose({ state, restReason }: Command<'presence.set'>): Promise<void> {
    const choice: PresenceChoice = restReason === undefined ? { state } : { state, restReason };
    if (this.#options.session.presence.isBusy) this.#chooseNext(choice);
    else await this.#enter(choice);
  }

  #chooseNext(choice: PresenceChoice | null): void {
    const { session } = this.#options;
    session.presence.chooseNext(choice);
    session.tellPresence();
  }

  async #enter({ state, restReason }: PresenceChoice): Promise<void> {
    const { tccc, session } = this.#options;
    if (state === 'offline') return tccc.Agent.offline();
    const isOffline = session.presence.presence.state === 'offline';
    if (isOffline) tccc.Agent.online();
    session.presence.noteRestReason(restReason);
    if (state === 'notReady') await ask(() => tccc.Agent.setStatus({ status: 'notReady' }));
    else if (state === 'resting') {
      await ask(() =>
        tccc.Agent.setStatus({ status: 'rest', ...(restReason !== undefined && { restReason }) }),
      );
    } else if (!isOffline) await ask(() => tccc.Agent.setStatus({ status: 'free' }));
  }

  /** What was chosen during the call, now that it can be entered. */
  #enterNext(): void {
    const { session } = this.#options;
    const next = session.presence.takeNext();
    if (next === null) return;
    session.tellPresence();
    if (next.state === session.presence.presence.state) return;
    this.#enter(next).catch((error: unknown) => session.fail(error));
  }
}

/** Listens for the session of the next outgoing call, before it is asked for. */
function listenForOuted({ session, clock }: TencentCommandsOptions) {
  let heard: string | undefined;
  let tell = (sessionId: string): void => void (heard ??= sessionId);
  const stop = session.on('fact', (fact) => {
    if (fact.type === 'call.changed' && fact.data.value.progress === 'dialling') tell(fact.data.context.id);
  });
  const wait = (): Promise<string> =>
    new Promise((resolve, reject) => {
      if (heard !== undefined) return resolve(heard);
      const cancel = clock.after(outedTimeoutMs, () =>
        reject(new WorkbenchError('tccc/failed', { message: 'No session was told.' })),
      );
      tell = (sessionId) => {
        cancel();
        resolve(sessionId);
      };
    });
  return { wait, stop };
}
