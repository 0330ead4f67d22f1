import { WorkbenchError } from '../../base/index.js';
import type { Effect, Outcome, SoloCentre } from '../../centre/index.js';
import type { AgentCommand, Fact, ReleaseCause, ServiceRecord } from '../../model/index.js';
import type { Microphone } from '../devices/microphone.js';
import type { Speaker } from '../devices/speaker.js';
import type { CallLegs } from '../sip/call-legs.js';
import type { DialogLeg, DialogLegEvents, DialogLegOptions } from './dialog-leg.js';
import { DialogRefusal } from './dialog-refusal.js';
import { Handovers } from './handovers.js';
import { Ringback } from './ringback.js';
import type { SipConnection } from './sip-connection.js';
import type { IncomingCall } from './sip-endpoint.js';
import type { SipOnlySettings } from './sip-only-options.js';

/** A re-INVITE that met one of the other side's is tried again this often (RFC 3261 §14.1). */
const mostGlares = 2;

/** What {@link SoloCalls} work with, and whom they tell. */
export interface SoloCallsOptions {
  readonly settings: SipOnlySettings;
  readonly centre: SoloCentre;
  readonly connection: SipConnection;
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  readonly callLegs: CallLegs;
  readonly onFacts: (facts: readonly Fact[]) => void;
  readonly onRecord: (record: ServiceRecord) => void;
  readonly onError: (error: WorkbenchError, callId: string | null) => void;
}

/** Lets the rules of the centre meet the dialogs: what the agent asks for goes out as SIP, and what SIP tells comes in. */
export class SoloCalls {
  readonly #options: SoloCallsOptions;
  readonly #centre: SoloCentre;
  readonly #legs = new Map<string, DialogLeg>();
  /** The page's own end of a call, which the rules know as a leg and SIP does not. */
  readonly #pageLegs = new Map<string, string>();
  readonly handovers: Handovers;
  #ringback: Ringback | null = null;
  #track: MediaStreamTrack | null = null;
  #cancelWaking: (() => void) | null = null;
  #isDisposed = false;

  readonly #events: DialogLegEvents = {
    onConnected: (leg) => this.#options.callLegs.handlers.onConnected(leg),
    onFailed: (leg) => void this.#repairMedia(leg),
    onVoice: (leg, stream) => {
      this.stopRingback();
      this.#options.callLegs.handlers.onVoice(leg, stream);
    },
    onRinging: (leg) => {
      this.apply(this.#centre.signal({ type: 'leg.ringing', legId: leg.legId }));
      if (!leg.voice) this.startRingback();
    },
    onAnswered: (leg) => this.#handleAnswered(leg),
    onEnded: (leg, cause) => this.#handleEnded(leg, cause),
    onFarEndHold: (leg, isHeld) => {
      if (this.#centre.call(leg.callId))
        this.apply(this.#centre.note(leg.callId, { isHeldByFarEnd: isHeld }));
    },
  };

  constructor(options: SoloCallsOptions) {
    this.#options = options;
    this.#centre = options.centre;
    this.handovers = new Handovers({ ...options, calls: this });
  }

  /** Carries out a command; answers the id of the call it made. */
  async send(command: AgentCommand): Promise<string | null> {
    switch (command.type) {
      case 'call.place':
        return this.#place(command);
      case 'call.hold':
      case 'call.resume':
        await this.#switchHold(command.callId, command.type);
        return null;
      case 'call.transfer':
        this.handovers.transfer(command.callId, command.to.id);
        return null;
      case 'call.cancel-transfer':
        await this.handovers.cancel(command.callId);
        return null;
      default:
        this.apply(this.#centre.command(command));
        return null;
    }
  }

  /** Whether the rules still know the call: it is live, or on the task list. */
  knows(callId: string): boolean {
    return this.#centre.call(callId) !== undefined;
  }

  /** Tells that what is kept of a call has changed. */
  tellRecord(record: ServiceRecord): void {
    this.#options.onFacts([
      {
        seq: this.#centre.snapshot().seq,
        at: this.#options.settings.clock.now(),
        type: 'record.written',
        data: record,
      },
    ]);
  }

  /** Rings a call that came in, or refuses it: 486 in another call, 480 when the agent receives none. */
  handleIncoming(call: IncomingCall): void {
    const { settings, callLegs } = this.#options;
    const { automaticAnswer, newId } = settings;
    const isAutomatic =
      automaticAnswer === 'always' || (automaticAnswer === 'asked' && call.isAutomaticAsked);
    const legId = newId('leg');
    const outcome = this.#centre.arrive({ legId, ...call.caller, isAutomatic });
    if (outcome.refusal !== null || outcome.callId === null)
      return call.refuse(outcome.refusal === 'busy' ? 486 : 480);
    const leg = call.take(this.legOptions({ legId, callId: outcome.callId, isAutomatic }));
    this.#legs.set(legId, leg);
    this.apply(outcome);
    callLegs.handlers.onOffered(leg);
  }

  /** Every dialog tells the other side, and the servers between, where it is now. */
  refresh(): void {
    for (const leg of [...this.#legs.values(), ...this.handovers.legs]) {
      if (!leg.isEstablished) continue;
      if (!leg.media.isConnected) leg.media.restart();
      leg.reinvite().catch((cause: unknown) => this.#report(cause, leg.callId));
    }
  }

  setLineReady(isReady: boolean): void {
    this.apply(this.#centre.setLineReady(isReady));
  }

  /** Ends every call: the line is closed or the page goes away. */
  endAll(): void {
    this.apply(this.#centre.endAllCalls());
    this.stopRingback();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#cancelWaking?.();
    this.stopRingback();
    for (const leg of [...this.#legs.values(), ...this.handovers.legs]) leg.end().catch(() => undefined);
    this.#legs.clear();
  }

  /** The customer's dialog of a call. @throws `call/not-found` */
  legOf(callId: string): DialogLeg {
    const leg = this.#legs.get(this.#centre.call(callId)?.customerLegId ?? '');
    if (leg) return leg;
    throw new WorkbenchError('call/not-found', { details: { callId } });
  }

  legOptions(leg: Pick<DialogLegOptions, 'legId' | 'callId' | 'isAutomatic'>): DialogLegOptions {
    const { iceServers, addressesMs } = this.#options.settings;
    return {
      ...leg,
      media: { iceServers: [...iceServers], allAddressesMs: addressesMs, bundlePolicy: 'balanced' },
      events: this.#events,
    };
  }

  /** Tells what came of an input, and does what it asks for; nobody is told any more what comes after the sign-out. */
  apply(outcome: Outcome): void {
    if (this.#isDisposed) return;
    this.#options.onFacts(outcome.facts.map(({ fact }) => fact));
    for (const effect of outcome.effects) this.#carryOut(effect);
    for (const record of outcome.records) this.#options.onRecord(record);
    this.handovers.followCalls();
    this.#wakeLater();
  }

  /** @throws `call/refused` when the other side refuses; then nothing changed */
  async setHeld(leg: DialogLeg, isHeld: boolean): Promise<void> {
    for (let glares = 0; ; glares += 1) {
      try {
        return await leg.setHeld(isHeld);
      } catch (cause) {
        const status = cause instanceof DialogRefusal ? cause.status : null;
        if (status !== 491 || glares >= mostGlares)
          throw new WorkbenchError('call/refused', { cause, details: { sipStatus: status } });
        await this.#wait(this.#options.settings.random() * 2_000);
      }
    }
  }

  startRingback(): void {
    if (this.#ringback) return;
    this.#ringback = new Ringback();
    this.#options.speaker.play(this.#ringback.stream);
  }

  stopRingback(): void {
    if (!this.#ringback) return;
    this.#options.speaker.stop(this.#ringback.stream);
    this.#ringback.stop();
    this.#ringback = null;
  }

  async #place(command: Extract<AgentCommand, { type: 'call.place' }>): Promise<string | null> {
    const { microphone, connection } = this.#options;
    if (connection.line === 'ready') this.#track = await microphone.open();
    const outcome = this.#centre.command(command);
    this.apply(outcome);
    const legId = this.#pageLegs.get(outcome.callId ?? '');
    // the agent's own end is this page, which is there already
    if (legId !== undefined) this.apply(this.#centre.signal({ type: 'leg.answered', legId }));
    return outcome.callId;
  }

  async #switchHold(callId: string, type: 'call.hold' | 'call.resume'): Promise<void> {
    this.#centre.assertCan(callId, type);
    await this.setHeld(this.legOf(callId), type === 'call.hold');
    this.apply(this.#centre.command({ type, callId }));
  }

  #carryOut(effect: Effect): void {
    if (effect.type === 'leg.ring-agent') this.#pageLegs.set(effect.callId, effect.legId);
    else if (effect.type === 'leg.dial') this.#dial(effect);
    else if (effect.type === 'number.locate') void this.#locate(effect);
    else if (effect.type === 'leg.end') {
      const leg = this.#legs.get(effect.legId);
      this.stopRingback();
      leg
        ?.endWith(effect.reason === 'busy' ? 486 : 480)
        .catch((cause: unknown) => this.#report(cause, leg.callId));
    }
  }

  #dial({ legId, callId, number }: Extract<Effect, { type: 'leg.dial' }>): void {
    const { connection, settings, callLegs } = this.#options;
    const { endpoint } = connection;
    const options = this.legOptions({ legId, callId, isAutomatic: true });
    const leg = endpoint.call(endpoint.address(number), {
      ...options,
      hasEarlyMedia: settings.hasEarlyMedia,
    });
    this.#legs.set(legId, leg);
    callLegs.add(leg);
    this.#send(leg).catch((cause: unknown) => {
      this.#report(cause, callId);
      this.#handleEnded(leg, {});
    });
  }

  async #send(leg: DialogLeg): Promise<void> {
    await leg.dial(this.#track ?? (await this.#options.microphone.open()));
  }

  async #locate({ callId, number }: Extract<Effect, { type: 'number.locate' }>): Promise<void> {
    const { locateByPlan } = await import('../../model/number-plan.js');
    if (!this.#centre.call(callId)) return;
    this.apply(this.#centre.signal({ type: 'number.located', callId, ...locateByPlan(number) }));
  }

  #handleAnswered(leg: DialogLeg): void {
    this.stopRingback();
    const pageLeg = this.#pageLegs.get(leg.callId);
    const isIncoming = this.#centre.call(leg.callId)?.chart.value.progress === 'ringing';
    if (isIncoming && pageLeg) this.apply(this.#centre.signal({ type: 'leg.answered', legId: pageLeg }));
    this.apply(this.#centre.signal({ type: 'leg.answered', legId: leg.legId }));
  }

  #handleEnded(leg: DialogLeg, cause: ReleaseCause): void {
    if (!this.#legs.delete(leg.legId)) return;
    this.stopRingback();
    this.#pageLegs.delete(leg.callId);
    this.#options.callLegs.handlers.onEnded(leg);
    const isHandedOver = this.#centre.call(leg.callId)?.chart.value.transfer === 'transferring';
    if (isHandedOver && leg.isReferred) this.apply(this.#centre.finishHandover(leg.callId));
    this.apply(this.#centre.signal({ type: 'leg.ended', legId: leg.legId, cause, isConnectionLost: false }));
  }

  /** The way to the other side broke: another is looked for once (RFC 8445 §9), then it is told. */
  async #repairMedia(leg: DialogLeg): Promise<void> {
    const { connection, callLegs } = this.#options;
    // without a socket nothing can be said; `refresh` says it once there is one
    if (connection.connection !== 'connected') return;
    try {
      leg.media.restart();
      await leg.reinvite();
    } catch {
      callLegs.handlers.onFailed(leg);
    }
  }

  #wakeLater(): void {
    const { clock } = this.#options.settings;
    this.#cancelWaking?.();
    const at = this.#centre.nextDeadline();
    this.#cancelWaking =
      at === null
        ? null
        : clock.after(Math.max(0, at - clock.now()), () => this.apply(this.#centre.elapse()));
  }

  #wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.#options.settings.clock.after(delayMs, resolve));
  }

  #report(cause: unknown, callId: string): void {
    const error =
      cause instanceof WorkbenchError ? cause : new WorkbenchError('line/media-failed', { cause });
    this.#options.onError(error, callId);
  }
}
