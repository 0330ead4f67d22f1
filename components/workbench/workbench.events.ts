import type { WorkbenchError } from '../../src/base/index.js';
import type { AgentProfile, Presence, ServiceRecord } from '../../src/model/index.js';
import type { WorkbenchEvents } from '../../src/workbench/workbench.js';
import { FactEvent } from './fact-event.js';

export * from './call.events.js';
export * from './simulator.events.js';

/** What {@link SignedInEvent} tells. */
export interface SignedInDetail {
  readonly agent: AgentProfile;
}

/** An agent signed in, or a sign-in kept from before was taken up. */
export class SignedInEvent extends FactEvent<SignedInDetail> {
  constructor(detail: SignedInDetail) {
    super('tccc-signed-in', detail);
  }
}

/** What {@link SignedOutEvent} tells. */
export type SignedOutDetail = WorkbenchEvents['signed-out'];

/** The sign-in ended, here or elsewhere. */
export class SignedOutEvent extends FactEvent<SignedOutDetail> {
  constructor(detail: SignedOutDetail) {
    super('tccc-signed-out', detail);
  }
}

/** What {@link PresenceChangedEvent} tells. */
export interface PresenceChangedDetail {
  readonly presence: Presence;
  /** `null` the first time. */
  readonly previous: Presence | null;
}

/** The agent's presence is another one, or its reserved next one is. */
export class PresenceChangedEvent extends FactEvent<PresenceChangedDetail> {
  constructor(detail: PresenceChangedDetail) {
    super('tccc-presence-changed', detail);
  }
}

/** What {@link RecordWrittenEvent} tells. */
export interface RecordWrittenDetail {
  readonly record: ServiceRecord;
}

/** The record of a finished call was written, or its recording became ready. */
export class RecordWrittenEvent extends FactEvent<RecordWrittenDetail> {
  constructor(detail: RecordWrittenDetail) {
    super('tccc-record-written', detail);
  }
}

/** What {@link DeskErrorEvent} tells. */
export interface DeskErrorDetail {
  readonly error: WorkbenchError;
}

/** Something failed that no caller waits for; the desk shows it too. */
export class DeskErrorEvent extends FactEvent<DeskErrorDetail> {
  constructor(detail: DeskErrorDetail) {
    super('tccc-error', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-signed-in': SignedInEvent;
    'tccc-signed-out': SignedOutEvent;
    'tccc-presence-changed': PresenceChangedEvent;
    'tccc-record-written': RecordWrittenEvent;
    'tccc-error': DeskErrorEvent;
  }
}
