import { WorkbenchError } from 'tccc-workbench/base';
import type { CentreConfig, Effect, Signal } from 'tccc-workbench/centre';
import type { TelephonyEngine } from '../telephony/telephony-engine.js';
import { CentreHost, type CentreHostOptions, type CentreTelephony } from './centre-host.js';

/** What every centre of the server shares. */
export type CentreHostsOptions = Omit<CentreHostOptions, 'config' | 'engine'> & {
  readonly engine: TelephonyEngine;
};

/**
 * The centres of this server. They share one telephony: a call goes to the centre whose number was dialled, and what is
 * told of a leg, a line or a recording goes to the centre that it belongs to.
 */
export class CentreHosts {
  readonly #engine: TelephonyEngine;
  readonly #hosts = new Map<string, CentreHost>();
  /** Which centre a leg belongs to, until it has ended. */
  readonly #legs = new Map<string, CentreTelephonyPort>();
  /** Which centre a recorded call belongs to, until its recording is whole. */
  readonly #recordings = new Map<string, CentreTelephonyPort>();
  /** Which centre asked where the number of a call is, until that was told. */
  readonly #ports = new Map<string, CentreTelephonyPort>();
  readonly #stopListening: () => void;

  private constructor(engine: TelephonyEngine) {
    this.#engine = engine;
    this.#stopListening = engine.onSignal((signal) => this.#handleSignal(signal));
  }

  /** Starts a host for each centre. */
  static async start(configs: readonly CentreConfig[], options: CentreHostsOptions): Promise<CentreHosts> {
    const hosts = new CentreHosts(options.engine);
    for (const config of configs) {
      const port = new CentreTelephonyPort((effect) => hosts.#execute(port, effect));
      hosts.#ports.set(config.id, port);
      hosts.#hosts.set(config.id, await CentreHost.start({ ...options, config, engine: port }));
    }
    return hosts;
  }

  get all(): readonly CentreHost[] {
    return [...this.#hosts.values()];
  }

  /** @throws `request/not-found` for a centre that is not here */
  of(centreId: string): CentreHost {
    const host = this.#hosts.get(centreId);
    if (!host) throw new WorkbenchError('request/not-found', { message: 'There is no such centre' });
    return host;
  }

  /** The centre where this agent sits. */
  ofAgent(agentId: string): CentreHost | null {
    return this.all.find(({ config }) => config.agents.some(({ id }) => id === agentId)) ?? null;
  }

  /** The centre that may be called under this number. */
  ofNumber(number: string): CentreHost | null {
    return this.all.find(({ config }) => config.numbers.some((one) => one.number === number)) ?? null;
  }

  async endAllCalls(): Promise<void> {
    await Promise.all(this.all.map((host) => host.endAllCalls()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((host) => host.stop()));
    this.#stopListening();
  }

  #execute(port: CentreTelephonyPort, effect: Effect): void {
    if (effect.type === 'leg.ring-agent' || effect.type === 'leg.dial') this.#legs.set(effect.legId, port);
    if (effect.type === 'leg.end') this.#legs.delete(effect.legId);
    if (effect.type === 'recording.start') this.#recordings.set(effect.callId, port);
    this.#engine.execute(effect);
  }

  #handleSignal(signal: Signal): void {
    const port = this.#ownerOf(signal);
    if (signal.type === 'leg.arrived') {
      if (port) this.#legs.set(signal.legId, port);
      else this.#engine.execute({ type: 'leg.end', legId: signal.legId, reason: 'failed' });
    }
    this.#forget(signal);
    port?.tell(signal);
  }

  /** Lets go of what nothing more will be told of. */
  #forget(signal: Signal): void {
    if (signal.type === 'leg.ended') this.#legs.delete(signal.legId);
    if (signal.type === 'recording.finished') this.#recordings.delete(signal.callId);
  }

  /** `undefined` for what belongs to nobody any more, e.g. a leg that was ended a moment ago. */
  #ownerOf(signal: Signal): CentreTelephonyPort | undefined {
    switch (signal.type) {
      case 'leg.arrived':
        return this.#portOf(this.ofNumber(signal.calledNumber));
      case 'line.ready':
      case 'line.lost':
        return this.#portOf(this.ofAgent(signal.agentId));
      case 'number.located': // its host looks numbers up by itself
        return undefined;
      case 'recording.finished':
        return this.#recordings.get(signal.callId);
      default:
        return this.#legs.get(signal.legId);
    }
  }

  #portOf(host: CentreHost | null): CentreTelephonyPort | undefined {
    return host ? this.#ports.get(host.config.id) : undefined;
  }
}

/** One centre's end of the telephony that all share. */
class CentreTelephonyPort implements CentreTelephony {
  readonly execute: (effect: Effect) => void;
  readonly #listeners = new Set<(signal: Signal) => void>();

  constructor(execute: (effect: Effect) => void) {
    this.execute = execute;
  }

  onSignal(listener: (signal: Signal) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(signal: Signal): void {
    for (const listener of this.#listeners) listener(signal);
  }
}
