import type { CentreState } from 'tccc-workbench/centre';
import type { AgentCommand } from 'tccc-workbench/model';
import type { App } from '../http/app.js';

/** A call as the centre keeps it. */
export type CallState = CentreState['calls'][string];

/** A command and who gives it. */
export interface TracedCommand {
  readonly centreId: string;
  readonly agentId: string;
  readonly command: AgentCommand;
}

/** Tells an OpenTelemetry collector what the server does. Ids only: no numbers, names, addresses or bodies. */
export interface Tracing {
  /** A span for each request to the interface. */
  readonly watchRequests: (app: App) => void;
  /** A span for a command, within its request's. */
  readonly command: <Result>(about: TracedCommand, work: () => Promise<Result>) => Promise<Result>;
  /** A span for each call, from its arrival to its end, and for each of its legs; told after each stored change. */
  readonly followCalls: (centreId: string, calls: Readonly<Record<string, CallState>>, now: number) => void;
  /** Sends what is left, for five seconds at most. */
  readonly stop: () => Promise<void>;
}

/** Does nothing, at no cost. */
export const noTracing: Tracing = {
  watchRequests: () => undefined,
  command: (_about, work) => work(),
  followCalls: () => undefined,
  stop: () => Promise.resolve(),
};
