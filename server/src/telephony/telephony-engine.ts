import type { Effect, Signal } from 'tccc-workbench/centre';

/** What one line needs to register; the password lives as long as the sign-in it belongs to. */
export interface LineAccount {
  readonly agentId: string;
  readonly username: string;
  readonly password: string;
}

/** A finished recording, for the one who keeps it. */
export interface FinishedRecording {
  readonly callId: string;
  /** Where the whole MP3 lies until it is stored; the receiver may move it. */
  readonly path: string;
  readonly durationMs: number;
  readonly bytes: number;
}

/**
 * The telephone side of the centre: the embedded engine implements it with SIP.js and werift, Kamailio and rtpengine will.
 * Effects go in, in order; signals come out. It decides nothing.
 */
export interface TelephonyEngine {
  /** Starts media threads; resolves once calls can be taken. */
  start(): Promise<void>;
  /** Refuses new calls, ends the present ones with BYE, finishes their recordings, then lets everything go. */
  stop(): Promise<void>;
  /** Carries out one effect. Never throws for a leg that is gone: its `leg.ended` has been or will be told. */
  execute(effect: Effect): void;
  onSignal(listener: (signal: Signal) => void): () => void;
  /** Lets a line register under this account from now on; replaces the account of the same agent. */
  admitLine(account: LineAccount): void;
  /** Ends the registration of an agent's line and forgets its password. */
  dismissLine(agentId: string): void;
}
