import { randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Inviter, URI, type Invitation, type Session } from 'sip.js';
import { assertNever, Emitter } from 'tccc-workbench/base';
import type { Effect, Signal } from 'tccc-workbench/centre';
import { parsePhoneNumber, type ReleaseCause } from 'tccc-workbench/model';
import type { WebSocket } from 'ws';
import type { LineAccount, TelephonyEngine } from '../telephony-engine.js';
import type { EmbeddedEngineOptions } from './embedded-engine-options.js';
import { checkInvite, type Refusal } from './invite-check.js';
import { LegDescriptionHandler } from './leg-description-handler.js';
import { LegPrompts } from './leg-prompts.js';
import { MediaClient } from './media/media-client.js';
import { Registrar, type Binding, type Owner, type UnboundWhy } from './registrar.js';
import { SipConnection } from './sip-connection.js';
import { SipLeg } from './sip-leg.js';

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

const usualSilenceLimitMs = 20_000;
const usualPingMs = 15_000;
const packagedMusic = fileURLToPath(new URL('../../../assets/music/', import.meta.url));

/**
 * The telephone side of the centre inside this process: SIP over WebSocket, media in a thread of its own, recordings in
 * another. Agents' lines and customers' telephones register at it alike.
 *
 * @example
 * const engine = new EmbeddedEngine({ realm: 'centre.example', phones, isCentreNumber, recordingsDir, logger, onRecording, clock });
 * await engine.start();
 * sockets.on('connection', (socket) => engine.acceptSocket(socket));
 */
export class EmbeddedEngine implements TelephonyEngine {
  readonly #options: EmbeddedEngineOptions;
  readonly #signals = new Emitter<{ signal: Signal }>();
  readonly #media: MediaClient;
  readonly #prompts: LegPrompts;
  readonly #registrar: Registrar;
  readonly #connections = new Set<SipConnection>();
  readonly #legs = new Map<string, SipLeg>();
  readonly #legIds = new WeakMap<Session, string>();
  readonly #storing = new Set<Promise<void>>();
  #isStopping = false;

  constructor(options: EmbeddedEngineOptions) {
    this.#options = options;
    this.#registrar = new Registrar({
      realm: options.realm,
      phones: options.phones,
      clock: options.clock,
      onBound: ({ owner }) => this.#tellLine(owner, 'line.ready'),
      onUnbound: (binding, why) => this.#handleUnbound(binding, why),
    });
    this.#media = this.#createMedia();
    this.#prompts = new LegPrompts({
      sounds: options.prompts,
      send: (command) => this.#media.send(command),
      onEnded: (prompt) => this.#tell({ type: 'leg.prompt-ended', ...prompt }),
      onFault: (error) => options.logger.warn({ error: String(error) }, 'A prompt has no sound'),
    });
  }

  /** @throws Error when a thread can't start, e.g. because the music is missing */
  async start(): Promise<void> {
    this.#isStopping = false;
    await this.#media.start();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const leg of [...this.#legs.values()]) this.#end(leg.id, 'normal');
    await this.#media.stop();
    await Promise.all(this.#storing);
    for (const connection of this.#connections) connection.close();
  }

  /** Takes over a WebSocket that was opened with the subprotocol `sip`. */
  acceptSocket(socket: WebSocket): void {
    const connection = new SipConnection({
      socket,
      realm: this.#options.realm,
      clock: this.#options.clock,
      pingMs: this.#options.pingMs ?? usualPingMs,
      logger: this.#options.logger,
      describe: (session) =>
        new LegDescriptionHandler(this.#media, this.#legIds.get(session) ?? randomUUID()),
      onRegister: (request) => this.#registrar.register(request, connection),
      onInvite: (invitation) => this.#takeInvite(invitation, connection),
      onClosed: () => this.#handleClosed(connection),
    });
    this.#connections.add(connection);
    connection.start();
  }

  onSignal(listener: (signal: Signal) => void): () => void {
    return this.#signals.on('signal', listener);
  }

  admitLine(account: LineAccount): void {
    this.#registrar.admit(account);
  }

  dismissLine(agentId: string): void {
    this.#registrar.dismiss(agentId);
  }

  execute(effect: Effect): void {
    switch (effect.type) {
      case 'leg.ring-agent':
        return this.#ringAgent(effect);
      case 'leg.dial':
        return this.#dial(effect);
      case 'leg.answer':
        return this.#legs.get(effect.legId)?.answer();
      case 'leg.end':
        return this.#end(effect.legId, effect.reason);
      case 'leg.listen':
        this.#prompts.stop(effect.legId);
        if (this.#legs.has(effect.legId))
          this.#media.send({ type: 'listen', legId: effect.legId, to: effect.to });
        return;
      case 'leg.prompt':
        if (this.#legs.has(effect.legId)) this.#prompts.say(effect.legId, effect.promptId, effect.prompt);
        return;
      case 'leg.send-digits':
        if (this.#legs.has(effect.legId))
          this.#media.send({ type: 'press', legId: effect.legId, keys: effect.digits });
        return;
      case 'number.locate':
        return;
      case 'recording.start':
        return this.#media.send({ ...effect, type: 'record' });
      case 'recording.pause-agent':
        return this.#media.send({ ...effect, type: 'pause-agent' });
      case 'recording.replace-agent':
        return this.#media.send({ ...effect, type: 'replace-agent' });
      case 'recording.stop':
        return this.#media.send({ ...effect, type: 'stop-recording' });
      default:
        assertNever(effect);
    }
  }

  #createMedia(): MediaClient {
    const { logger } = this.#options;
    const media = new MediaClient({
      addresses: this.#options.mediaAddress ?? ownAddresses(),
      portRange: this.#options.portRange ?? [40_000, 49_000],
      music: musicFiles(this.#options.musicDir ?? packagedMusic),
      silenceLimitMs: this.#options.silenceLimitMs ?? usualSilenceLimitMs,
      recordingsDir: this.#options.recordingsDir,
    });
    media.on('key', ({ legId, key }) => this.#tell({ type: 'leg.digit', legId, digit: key }));
    media.on('prompt-ended', ({ legId, promptId }) => this.#prompts.end(legId, promptId));
    media.on('lost', ({ legId }) => this.#loseLeg(legId));
    media.on('fault', (fault) => logger.warn(fault, 'Media could not handle something'));
    media.on('recording-failed', (failure) => logger.error(failure, 'A recording failed'));
    media.on('recorded', ({ callId, path, durationMs, bytes }) =>
      this.#store({ callId, path, durationMs, bytes }),
    );
    media.on('crashed', (crash) => this.#handleCrash(crash));
    return media;
  }

  #ringAgent({ legId, callId, agentId, isAutomatic, displayNumber }: EffectOf<'leg.ring-agent'>): void {
    const binding = this.#registrar.line(agentId);
    if (binding === undefined) return this.#tellUnreachable(legId, { sipStatus: 480 }, true);
    this.#call(legId, binding, displayNumber, [
      `X-TCCC-Call: ${callId}`,
      `X-TCCC-Answer: ${isAutomatic ? 'automatic' : 'manual'}`,
    ]);
  }

  #dial({ legId, number, callerNumber }: EffectOf<'leg.dial'>): void {
    const binding = this.#registrar.phone(number);
    if (binding === undefined) return this.#tellUnreachable(legId, { sipStatus: 404 }, false);
    this.#call(legId, binding, callerNumber, []);
  }

  #tellUnreachable(legId: string, cause: ReleaseCause, isConnectionLost: boolean): void {
    this.#tell({ type: 'leg.ended', legId, cause, isConnectionLost });
  }

  // eslint-disable-next-line max-params -- one call site form for both kinds of outgoing legs
  #call(legId: string, { connection, contact }: Binding, from: string, extraHeaders: string[]): void {
    const session = new Inviter(connection.userAgent, contact, {
      extraHeaders,
      params: {
        fromUri: new URI('sip', encodeURIComponent(from), this.#options.realm),
        fromDisplayName: from,
      },
    });
    this.#addLeg(legId, session, connection).call();
  }

  #takeInvite(invitation: Invitation, connection: SipConnection): void {
    const caller = this.#callerOf(invitation, connection);
    const called = readUser(invitation.request.ruri?.user);
    const calledNumber = parsePhoneNumber(called) ?? called;
    const refusal = 'statusCode' in caller ? caller : this.#checkInvite(invitation, calledNumber);
    if (refusal !== null) return void invitation.reject({ ...refusal }).catch(this.#logFault);
    if ('statusCode' in caller) return;
    const leg = this.#addLeg(`leg-${randomUUID()}`, invitation, connection);
    leg.ring();
    this.#tell({ type: 'leg.arrived', legId: leg.id, callerNumber: caller.number, calledNumber });
  }

  #checkInvite(invitation: Invitation, calledNumber: string): Refusal | null {
    if (!this.#options.isCentreNumber(calledNumber)) return { statusCode: 404 };
    return checkInvite(invitation.request, this.#options.realm);
  }

  /** Who calls: whoever registered or proves a password, never what `From` says. */
  #callerOf({ request }: Invitation, connection: SipConnection): { number: string } | Refusal {
    if (this.#isStopping) return { statusCode: 503, extraHeaders: ['Retry-After: 10'] };
    const owners = this.#registrar.ownersOn(connection);
    if (owners.length === 0) {
      const verdict = this.#registrar.judge(request);
      if (verdict.kind === 'wrong') connection.countWrongPassword();
      const owner = verdict.kind === 'proven' ? this.#registrar.ownerOf(verdict.username) : undefined;
      if (owner === undefined) {
        const isStale = verdict.kind === 'unproven' && verdict.isStale;
        return { statusCode: 401, extraHeaders: [this.#registrar.challenge(isStale)] };
      }
      owners.push(owner);
    }
    const phones = owners.flatMap((owner) => (owner.kind === 'phone' ? [owner] : []));
    const phone = phones.find(({ number }) => number === request.from.uri.user) ?? phones[0];
    return phone ?? { statusCode: 403 };
  }

  #addLeg(id: string, session: Invitation | Inviter, connection: SipConnection): SipLeg {
    this.#legIds.set(session, id);
    const leg = new SipLeg({
      id,
      session,
      connection,
      events: {
        onRinging: () => this.#tell({ type: 'leg.ringing', legId: id }),
        onAnswered: () => this.#tell({ type: 'leg.answered', legId: id }),
        onEnded: (cause) =>
          this.#forget(id, { type: 'leg.ended', legId: id, cause, isConnectionLost: false }),
        onDigit: (digit) => {
          this.#tell({ type: 'leg.digit', legId: id, digit });
          this.#media.send({ type: 'relay-key', legId: id, key: digit });
        },
        onFault: this.#logFault,
      },
    });
    this.#legs.set(id, leg);
    return leg;
  }

  #end(legId: string, reason: EffectOf<'leg.end'>['reason']): void {
    this.#legs.get(legId)?.end(reason);
    this.#forget(legId);
  }

  #loseLeg(legId: string): void {
    const leg = this.#legs.get(legId);
    if (leg === undefined) return;
    leg.end('failed');
    this.#forget(legId, { type: 'leg.ended', legId, cause: {}, isConnectionLost: true });
  }

  /** Lets a leg go with its media and tells of it, unless that happened before. */
  #forget(legId: string, signal?: Signal): void {
    if (!this.#legs.delete(legId)) return;
    this.#prompts.stop(legId);
    this.#media.send({ type: 'close', legId });
    if (signal !== undefined) this.#tell(signal);
  }

  #handleUnbound({ owner, connection }: Binding, why: UnboundWhy): void {
    this.#tellLine(owner, 'line.lost');
    if (owner.kind !== 'agent' || why !== 'replaced') return;
    // The page moved to another socket and left its legs behind: the centre rings the new place.
    for (const leg of [...this.#legs.values()]) {
      if (leg.connection === connection) this.#loseLeg(leg.id);
    }
  }

  #handleClosed(connection: SipConnection): void {
    this.#connections.delete(connection);
    this.#registrar.drop(connection);
    for (const leg of [...this.#legs.values()]) {
      if (leg.connection !== connection) continue;
      leg.abandon();
      this.#forget(leg.id, { type: 'leg.ended', legId: leg.id, cause: {}, isConnectionLost: true });
    }
  }

  #handleCrash({ message }: { readonly message: string }): void {
    this.#options.logger.error({ message }, 'A media thread ended; all calls lost their sound');
    for (const legId of [...this.#legs.keys()]) this.#loseLeg(legId);
    this.#media.start().catch(this.#logFault);
  }

  #store(recording: { callId: string; path: string; durationMs: number; bytes: number }): void {
    const { callId, durationMs } = recording;
    const storing = this.#options
      .onRecording(recording)
      .then(() => this.#tell({ type: 'recording.finished', callId, durationMs }))
      .catch((error: unknown) =>
        this.#options.logger.error({ callId, error: String(error) }, 'A recording was not stored'),
      )
      .finally(() => this.#storing.delete(storing));
    this.#storing.add(storing);
  }

  #tellLine(owner: Owner, type: 'line.ready' | 'line.lost'): void {
    if (owner.kind === 'agent') this.#tell({ type, agentId: owner.agentId });
  }

  /** Signals leave after the present input is done, in order: a listener may answer with effects at once. */
  #tell(signal: Signal): void {
    queueMicrotask(() => {
      try {
        this.#signals.emit('signal', signal);
      } catch (error) {
        this.#options.logger.error(
          { signal: signal.type, error: String(error) },
          'A listener of telephony failed',
        );
      }
    });
  }

  readonly #logFault = (error: unknown): void => {
    this.#options.logger.warn({ error: String(error) }, 'A SIP exchange failed');
  };
}

function readUser(user: string | undefined): string {
  try {
    return decodeURIComponent(user ?? '');
  } catch {
    return user ?? ''; // a stray `%`: taken as it stands, no number is written so
  }
}

function musicFiles(directory: string): { queue: string; hold: string } {
  return { queue: `${directory}/queue.wav`, hold: `${directory}/hold.wav` };
}

/** Loopback for the same machine, and the host's addresses for others. */
function ownAddresses(): string[] {
  const found = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outer = found
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  return ['127.0.0.1', ...outer];
}
