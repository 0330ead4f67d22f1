import type { ErrorCode } from '../../src/base/index.js';
import type { DeviceCheckName, DeviceCheckState } from '../../src/machines/index.js';

/** How one check ended. */
export interface DeviceCheckResult {
  readonly check: DeviceCheckName;
  readonly state: DeviceCheckState;
  /** What is wrong; `null` while nothing is. */
  readonly code: ErrorCode | null;
}

/** What {@link DeviceCheckDoneEvent} tells. */
export interface DeviceCheckDoneDetail {
  readonly results: readonly DeviceCheckResult[];
}

/** Every check has come to an end that can be read, or one of them changed after that. */
export class DeviceCheckDoneEvent extends Event {
  readonly detail: DeviceCheckDoneDetail;

  constructor(results: readonly DeviceCheckResult[]) {
    super('tccc-device-check-done', { bubbles: true, composed: true });
    this.detail = { results };
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-device-check-done': DeviceCheckDoneEvent;
  }
}
