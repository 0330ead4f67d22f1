/** What {@link RecordingPlayEvent} tells. */
export interface RecordingPlayDetail {
  readonly recordId: string;
}

/** The agent started to listen to a recording. */
export class RecordingPlayEvent extends Event {
  readonly detail: RecordingPlayDetail;

  constructor(recordId: string) {
    super('tccc-recording-play', { bubbles: true, composed: true });
    this.detail = { recordId };
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-recording-play': RecordingPlayEvent;
  }
}
