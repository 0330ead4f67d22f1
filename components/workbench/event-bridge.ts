import type { ReactiveController, ReactiveElement } from 'lit';
import type { Workbench, WorkbenchEvents } from '../../src/workbench/workbench.js';
import {
  CallAnsweredEvent,
  CallDiallingEvent,
  CallEndedEvent,
  CallHeldEvent,
  CallMissedEvent,
  CallMutedEvent,
  CallResumedEvent,
  CallRingingEvent,
  CallTransferredEvent,
  CallUnmutedEvent,
  DeskErrorEvent,
  PresenceChangedEvent,
  RecordWrittenEvent,
  ScreenPopEvent,
  SelfServiceEndedEvent,
  SelfServiceStartedEvent,
  SignedInEvent,
  SignedOutEvent,
  TransferFailedEvent,
} from './workbench.events.js';

/** Traces are for diagnostics: to repeat them would be to make them for nobody. A disposal is the doing of the page itself. */
type Repeated = Exclude<keyof WorkbenchEvents, 'trace' | 'disposed'>;

type Told = {
  readonly [Type in Repeated]: (payload: WorkbenchEvents[Type]) => readonly Event[];
};

/** Which DOM events an event of the workbench becomes. */
const told: Told = {
  'signed-in': (detail) => [new SignedInEvent(detail)],
  'signed-out': (detail) => [new SignedOutEvent(detail)],
  'presence-changed': (detail) => [new PresenceChangedEvent(detail)],
  'call-ringing': ({ call }) => [new CallRingingEvent(call), new ScreenPopEvent(call)],
  'call-dialling': ({ call }) => [new CallDiallingEvent(call), new ScreenPopEvent(call)],
  'call-answered': ({ call }) => [new CallAnsweredEvent(call)],
  'call-held': ({ call }) => [new CallHeldEvent(call)],
  'call-resumed': ({ call }) => [new CallResumedEvent(call)],
  'call-muted': ({ call }) => [new CallMutedEvent(call)],
  'call-unmuted': ({ call }) => [new CallUnmutedEvent(call)],
  'call-ended': ({ call }) => [new CallEndedEvent(call)],
  'call-missed': ({ call }) => [new CallMissedEvent(call)],
  'transfer-failed': ({ call }) => [new TransferFailedEvent(call)],
  'call-transferred': ({ call }) => [new CallTransferredEvent(call)],
  'self-service-started': ({ call }) => [new SelfServiceStartedEvent(call)],
  'self-service-ended': ({ call }) => [new SelfServiceEndedEvent(call)],
  'record-written': (detail) => [new RecordWrittenEvent(detail)],
  error: (detail) => [new DeskErrorEvent(detail)],
};

/** Repeats the events of a workbench as DOM events of its host, while the host is in a page. */
export class EventBridge implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #onPrevented: (event: Event) => void;
  #workbench: Workbench | undefined;
  #unlisten: (() => void)[] = [];

  /** @param onPrevented - Gets an event that the page prevented. */
  constructor(host: ReactiveElement, onPrevented: (event: Event) => void) {
    this.#host = host;
    this.#onPrevented = onPrevented;
    host.addController(this);
  }

  /** Follows this workbench from now on, and no other. */
  follow(workbench: Workbench | undefined): void {
    if (workbench === this.#workbench) return;
    this.hostDisconnected();
    this.#workbench = workbench;
    if (workbench) this.#unlisten = typesOf(told).map((type) => this.#repeat(workbench, type));
  }

  hostDisconnected(): void {
    for (const unlisten of this.#unlisten) unlisten();
    this.#unlisten = [];
    this.#workbench = undefined;
  }

  #repeat<Type extends Repeated>(workbench: Workbench, type: Type): () => void {
    return workbench.on(type, (payload) => {
      for (const event of told[type](payload)) {
        if (!this.#host.dispatchEvent(event)) this.#onPrevented(event);
      }
    });
  }
}

function typesOf(record: Told): Repeated[] {
  return Object.keys(record) as Repeated[];
}
