import type { CallSnapshot } from '../../src/model/index.js';
import { FactEvent } from './fact-event.js';

/** What every event of a call carries. */
export interface CallFactDetail {
  readonly callId: string;
  /** The call as it is from now on; numbers are masked where the centre masks them. */
  readonly call: CallSnapshot;
}

abstract class CallFactEvent extends FactEvent<CallFactDetail> {
  constructor(type: string, call: CallSnapshot) {
    super(type, { callId: call.context.id, call });
  }
}

/** A call rings at this agent. */
export class CallRingingEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-ringing', call);
  }
}

/** The agent calls out. */
export class CallDiallingEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-dialling', call);
  }
}

/** The agent and the customer talk. */
export class CallAnsweredEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-answered', call);
  }
}

/** The customer hears hold music. */
export class CallHeldEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-held', call);
  }
}

/** The call is no longer on hold. */
export class CallResumedEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-resumed', call);
  }
}

/** The customer no longer hears the agent. */
export class CallMutedEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-muted', call);
  }
}

/** The customer hears the agent again. */
export class CallUnmutedEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-unmuted', call);
  }
}

/** The call is over. */
export class CallEndedEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-ended', call);
  }
}

/** The call left this agent unanswered: to another agent, or because the customer gave up. */
export class CallMissedEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-missed', call);
  }
}

/** What a host needs to open its customer's page. */
export interface ScreenPopDetail {
  readonly callId: string;
  /** Masked where the centre masks numbers. */
  readonly customerNumber: string;
  readonly direction: CallSnapshot['context']['direction'];
}

/**
 * It is time to open the customer's page: a call rings, or the agent calls out. `preventDefault` leaves the desk's own
 * third-party area on the page it shows, because the host opens something of its own.
 */
export class ScreenPopEvent extends Event {
  readonly detail: ScreenPopDetail;

  constructor({ context: { id, customerNumber, direction } }: CallSnapshot) {
    super('tccc-screen-pop', { bubbles: true, composed: true, cancelable: true });
    this.detail = { callId: id, customerNumber, direction };
  }
}

/** The transfer came back; `call.context.transfer.failure` says why. */
export class TransferFailedEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-transfer-failed', call);
  }
}

/** The call is with somebody else now. */
export class CallTransferredEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-call-transferred', call);
  }
}

/** The customer is in a self-service flow. */
export class SelfServiceStartedEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-self-service-started', call);
  }
}

/** The customer is back; `call.context.selfService` has what came of it. */
export class SelfServiceEndedEvent extends CallFactEvent {
  constructor(call: CallSnapshot) {
    super('tccc-self-service-ended', call);
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-call-ringing': CallRingingEvent;
    'tccc-call-dialling': CallDiallingEvent;
    'tccc-call-answered': CallAnsweredEvent;
    'tccc-call-held': CallHeldEvent;
    'tccc-call-resumed': CallResumedEvent;
    'tccc-call-muted': CallMutedEvent;
    'tccc-call-unmuted': CallUnmutedEvent;
    'tccc-call-ended': CallEndedEvent;
    'tccc-call-missed': CallMissedEvent;
    'tccc-transfer-failed': TransferFailedEvent;
    'tccc-call-transferred': CallTransferredEvent;
    'tccc-self-service-started': SelfServiceStartedEvent;
    'tccc-self-service-ended': SelfServiceEndedEvent;
    'tccc-screen-pop': ScreenPopEvent;
  }
}
