import type { URI } from 'sip.js';
import { WorkbenchError } from '../../base/index.js';
import type { Outcome, SoloCentre } from '../../centre/index.js';
import { outboundEndStatus, type TransferView } from '../../model/index.js';
import type { Microphone } from '../devices/microphone.js';
import type { CallLegs } from '../sip/call-legs.js';
import type { DialogLeg, DialogLegOptions } from './dialog-leg.js';
import type { SipConnection } from './sip-connection.js';
import type { SipOnlySettings } from './sip-only-options.js';

/** The calls that are handed over. */
interface HandoverCalls {
  legOf(callId: string): DialogLeg;
  legOptions(leg: Pick<DialogLegOptions, 'legId' | 'callId' | 'isAutomatic'>): DialogLegOptions;
  setHeld(leg: DialogLeg, isHeld: boolean): Promise<void>;
  apply(outcome: Outcome): void;
  startRingback(): void;
  stopRingback(): void;
}

/** What {@link Handovers} work with. */
export interface HandoversOptions {
  readonly settings: SipOnlySettings;
  readonly centre: SoloCentre;
  readonly connection: SipConnection;
  readonly microphone: Microphone;
  readonly callLegs: CallLegs;
  readonly calls: HandoverCalls;
  readonly onError: (error: WorkbenchError, callId: string | null) => void;
}

/** A call beside the customer's, to somebody who is asked first. */
interface Consult {
  readonly leg: DialogLeg;
  readonly answered: Promise<void>;
}

/**
 * Handing calls over by REFER: blind (RFC 3515), or after having asked (Replaces, RFC 3891; both after RFC 5589). The
 * customer is on hold meanwhile; a handover that fails brings the call back with a reason.
 */
export class Handovers {
  readonly #options: HandoversOptions;
  readonly #consults = new Map<string, Consult>();

  constructor(options: HandoversOptions) {
    this.#options = options;
  }

  /** The dialogs of consultations. */
  get legs(): DialogLeg[] {
    return [...this.#consults.values()].map(({ leg }) => leg);
  }

  /** Mutes or unmutes the agent for who is being asked, too. */
  setMuted(callId: string, isMuted: boolean): void {
    this.#consults.get(callId)?.leg.media.setMuted(isMuted);
  }

  /** Starts a blind transfer; what comes of it is told by facts. @throws `call/number-invalid`, `call/not-found`, `call/refused` */
  transfer(callId: string, to: string): void {
    const { calls, centre, connection } = this.#options;
    const target = connection.endpoint.address(to);
    const leg = calls.legOf(callId);
    if (this.#consults.has(callId))
      throw new WorkbenchError('call/refused', { message: 'A consultation is under way.' });
    calls.apply(centre.startHandover(callId, { id: to, name: to }));
    void this.#referBlind(leg, target);
  }

  /** Asks `to` while the customer holds. @throws `call/target-unavailable`, `call/number-invalid`, `call/refused` */
  async consult(callId: string, to: string): Promise<void> {
    const { calls, centre, connection, microphone } = this.#options;
    const target = connection.endpoint.address(to);
    const customer = calls.legOf(callId);
    centre.assertCan(callId, 'transfer.consult');
    const track = await microphone.open();
    if (!customer.media.isHeld) await calls.setHeld(customer, true);
    calls.apply(centre.startConsult(callId, { id: to, name: to }));
    const consult = this.#dial(callId, target, track);
    this.#consults.set(callId, consult);
    await consult.answered;
  }

  /**
   * Joins the customer and who was asked, and leaves. Resolves once they are together.
   * @throws `call/target-unavailable` when they don't come together; both calls are as they were. `call/refused`
   */
  async completeConsult(callId: string): Promise<void> {
    const { calls, centre } = this.#options;
    const consult = this.#consults.get(callId);
    if (!consult?.leg.isEstablished)
      throw new WorkbenchError('call/refused', { message: 'Nobody who was asked has answered.' });
    const customer = calls.legOf(callId);
    const { to } = centre.call(callId)?.chart.context.transfer ?? { to: { id: '', name: '' } };
    calls.apply(centre.startHandover(callId, to));
    const status = await this.#refer(customer, consult.leg);
    // RFC 5589 §7: who wanted to hand over has both calls still, unless one has ended meanwhile
    if (status >= 300 && this.#consults.get(callId) === consult)
      calls.apply(centre.returnToConsult(callId, failureOf(status)));
    else await this.#settle(customer, status);
    if (status < 300) return;
    throw new WorkbenchError('call/target-unavailable', { details: { sipStatus: status } });
  }

  /** Ends a consultation, or gives up a transfer, and takes the customer back. @throws `call/refused` when there is none */
  async cancel(callId: string): Promise<void> {
    const { calls, centre } = this.#options;
    const transfer = centre.call(callId)?.chart.value.transfer ?? 'none';
    if (transfer === 'none') throw new WorkbenchError('call/refused', { details: { callId } });
    await this.#takeBack(calls.legOf(callId), 'cancelled');
  }

  /** A consultation ends with the call it was for. */
  followCalls(): void {
    for (const callId of this.#consults.keys()) {
      const call = this.#options.centre.call(callId);
      if (!call || call.chart.value.progress === 'ended') this.#endConsult(callId);
    }
  }

  async #referBlind(customer: DialogLeg, target: URI): Promise<void> {
    const { calls } = this.#options;
    try {
      // a customer's telephone that can't be held can be referred all the same
      if (!customer.media.isHeld) await calls.setHeld(customer, true).catch(() => undefined);
      await this.#settle(customer, await this.#refer(customer, target));
    } catch (cause) {
      this.#report(cause, customer.callId);
      await this.#settle(customer, 500);
    }
  }

  /** The final status of the referred call; 408 when nothing is told in time. */
  #refer(customer: DialogLeg, to: URI | DialogLeg): Promise<number> {
    const { clock, dialMs } = this.#options.settings;
    return new Promise((resolve) => {
      const cancel = clock.after(dialMs, () => resolve(408));
      void customer
        .refer(to)
        .catch((cause: unknown) => {
          this.#report(cause, customer.callId);
          return 481; // the dialog is no more
        })
        .then(resolve)
        .finally(cancel);
    });
  }

  async #settle(customer: DialogLeg, status: number): Promise<void> {
    const { calls, centre } = this.#options;
    if (status < 300) return calls.apply(centre.finishHandover(customer.callId));
    // the agent may have taken the customer back meanwhile, and put them on hold for another reason
    if (centre.call(customer.callId)?.chart.value.transfer !== 'transferring') return;
    await this.#takeBack(customer, failureOf(status));
  }

  async #takeBack(customer: DialogLeg, failure: NonNullable<TransferView['failure']>): Promise<void> {
    const { calls, centre } = this.#options;
    this.#endConsult(customer.callId);
    if (!customer.isEstablished) return;
    try {
      if (customer.media.isHeld) await calls.setHeld(customer, false);
    } catch (cause) {
      this.#report(cause, customer.callId);
    }
    calls.apply(centre.failHandover(customer.callId, failure));
  }

  #dial(callId: string, target: URI, track: MediaStreamTrack): Consult {
    const { calls, callLegs, connection, settings } = this.#options;
    const id = settings.newId('consult');
    const options = calls.legOptions({ legId: id, callId: id, isAutomatic: true });
    let settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void };
    const answered = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
    const isMuted = calls.legOf(callId).media.isMuted;
    const leg = connection.endpoint.call(target, {
      ...options,
      hasEarlyMedia: settings.hasEarlyMedia,
      events: {
        ...options.events,
        onRinging: (one) => {
          if (!one.voice) calls.startRingback();
        },
        onAnswered: () => {
          calls.stopRingback();
          settle.resolve();
        },
        onEnded: (one, cause) => {
          calls.stopRingback();
          callLegs.handlers.onEnded(one);
          settle.reject(
            new WorkbenchError('call/target-unavailable', {
              details: { sipStatus: cause.sipStatus ?? null },
            }),
          );
          void this.#handleConsultEnded(callId, one, cause.sipStatus);
        },
        onFarEndHold: () => undefined,
      },
    });
    leg.media.setMuted(isMuted);
    callLegs.add(leg);
    leg.dial(track).catch((cause: unknown) => {
      settle.reject(cause);
      return this.#handleConsultEnded(callId, leg, undefined);
    });
    return { leg, answered };
  }

  /** Who was asked refused or hung up: back to the customer, unless the customer is being handed to them just now. */
  async #handleConsultEnded(callId: string, leg: DialogLeg, status: number | undefined): Promise<void> {
    if (this.#consults.get(callId)?.leg !== leg) return;
    this.#consults.delete(callId);
    const { centre, calls } = this.#options;
    if (centre.call(callId)?.chart.value.transfer !== 'consulting') return;
    await this.#takeBack(calls.legOf(callId), failureOf(status ?? 480));
  }

  #endConsult(callId: string): void {
    const consult = this.#consults.get(callId);
    if (!consult) return;
    this.#consults.delete(callId);
    consult.answered.catch(() => undefined); // told to whoever asked
    consult.leg.end().catch((cause: unknown) => this.#report(cause, callId));
  }

  #report(cause: unknown, callId: string): void {
    const error = cause instanceof WorkbenchError ? cause : new WorkbenchError('call/refused', { cause });
    this.#options.onError(error, callId);
  }
}

/** What the status of a referred call means for who wanted to hand over; by the one table of end statuses. */
function failureOf(sipStatus: number): NonNullable<TransferView['failure']> {
  const endStatus = outboundEndStatus({ sipStatus });
  if (endStatus === 'busy' || endStatus === 'rejected') return 'refused';
  return endStatus === 'noAnswer' || endStatus === 'cancelled' ? 'noAnswer' : 'lost';
}
