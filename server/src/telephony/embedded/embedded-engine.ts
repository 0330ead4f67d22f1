import { randomUUID } from 'node:crypto';
import type { Invitation, Inviter, Session } from 'sip.js';
import { assertNever, Emitter } from 'tccc-workbench/base';
import type { Effect, Signal } from 'tccc-workbench/centre';
import type { ReleaseCause } from 'tccc-workbench/model';
import type { WebSocket } from 'ws';
import type { LineAccount, TelephonyEngine } from '../telephony-engine.js';
import { EchoCalls } from './echo-calls.js';
import type { EmbeddedEngineOptions } from './embedded-engine-options.js';
import {
  musicFiles,
  ownAddresses,
  usualPingMs,
  usualPortRange,
  usualSilenceLimitMs,
} from './engine-defaults.js';
import { checkInvite, type Refusal } from './invite-check.js';
import { LegDescriptionHandler } from './leg-description-handler.js';
import { LegPrompts } from './leg-prompts.js';
import { MediaClient } from './media/media-client.js';
import { readPlainAudio } from './media/plain-sdp.js';
import { readRemoteAudio } from './media/sdp-audio.js';
import { inviteLine, invitePhone, inviteTrunk } from './outgoing-invites.js';
import { Registrar, type Binding, type Owner, type UnboundWhy } from './registrar.js';
import { SipConnection } from './sip-connection.js';
import { SipLeg } from './sip-leg.js';
import { readCalled, readCaller, readNumber } from './trunk/caller-identity.js';
import { Trunk } from './trunk/trunk.js';
import type { TrunkAccount } from './trunk/trunk-account.js';
import { Trunks } from './trunk/trunks.js';

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

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
  readonly #trunks: Trunks;
  readonly #echo: EchoCalls;
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
    this.#trunks = new Trunks((options.trunks ?? []).map((account) => this.#createTrunk(account)));
    this.#echo = new EchoCalls(this.#media, options.clock);
  }

  /** @throws Error when a thread can't start, e.g. because the music is missing, or a trunk's port is taken */
  async start(): Promise<void> {
    this.#isStopping = false;
    await this.#media.start();
    await this.#trunks.start();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const leg of [...this.#legs.values()]) this.#end(leg.id, 'normal');
    this.#echo.stop();
    await this.#media.stop();
    await Promise.all(this.#storing);
    await this.#trunks.stop();
    for (const connection of this.#connections) connection.close();
  }

  /** The port a carrier connects to; `null` when it doesn't. */
  trunkPort(id: string): number | null {
    return this.#trunks.get(id)?.listenPort ?? null;
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
      portRange: this.#options.portRange ?? usualPortRange,
      music: musicFiles(this.#options.musicDir),
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

  #createTrunk(account: TrunkAccount): Trunk {
    const { clock, logger, pingMs, trunkRetryMs, mediaAddress } = this.#options;
    const trunk: Trunk = new Trunk({
      account,
      clock,
      logger,
      pingMs: pingMs ?? usualPingMs,
      publicAddress: mediaAddress?.[0] ?? null,
      ...(trunkRetryMs === undefined ? {} : { retryMs: trunkRetryMs }),
      describe: (session) =>
        new LegDescriptionHandler(this.#media, this.#legIds.get(session) ?? randomUUID(), trunk.mediaAddress),
      onInvite: (invitation) => this.#takeTrunkInvite(invitation, trunk),
      onReadiness: ({ id, isReady }) => this.#options.onTrunk?.({ id, isReady }),
      onDisconnected: () => this.#handleTrunkLost(trunk),
    });
    return trunk;
  }

  #ringAgent(effect: EffectOf<'leg.ring-agent'>): void {
    const binding = this.#registrar.line(effect.agentId);
    if (binding === undefined) return this.#tellUnreachable(effect.legId, { sipStatus: 480 }, true);
    const session = inviteLine(binding, effect, this.#options.realm);
    this.#addLeg(effect.legId, session, binding.connection).call();
  }

  /** A telephone of our own under that number comes first, then a carrier. */
  #dial({ legId, number, callerNumber }: EffectOf<'leg.dial'>): void {
    const binding = this.#registrar.phone(number);
    if (binding === undefined) return this.#dialOut(legId, number, callerNumber);
    const session = invitePhone(binding, callerNumber, this.#options.realm);
    this.#addLeg(legId, session, binding.connection).call();
  }

  #dialOut(legId: string, number: string, callerNumber: string): void {
    const trunk = this.#trunks.choose(callerNumber);
    if (trunk === undefined) return this.#tellUnreachable(legId, { sipStatus: 404 }, false);
    if (!trunk.isReady) {
      this.#options.logger.warn({ trunk: trunk.id }, 'A call needs a trunk that is not up');
      return this.#tellUnreachable(legId, { sipStatus: 503 }, false);
    }
    this.#addLeg(legId, inviteTrunk(trunk, number, callerNumber), trunk).call();
  }

  #tellUnreachable(legId: string, cause: ReleaseCause, isConnectionLost: boolean): void {
    this.#tell({ type: 'leg.ended', legId, cause, isConnectionLost });
  }

  #takeInvite(invitation: Invitation, connection: SipConnection): void {
    if (this.#echo.takes(invitation, this.#registrar.ownersOn(connection))) {
      this.#legIds.set(invitation, this.#echo.begin(invitation));
      return;
    }
    const caller = this.#callerOf(invitation, connection);
    const calledNumber = readNumber(invitation.request.ruri?.user);
    const refusal =
      'statusCode' in caller ? caller : this.#checkInvite(invitation, calledNumber, readRemoteAudio);
    if (refusal !== null) return void invitation.reject({ ...refusal }).catch(this.#logFault);
    if ('statusCode' in caller) return;
    const leg = this.#addLeg(`leg-${randomUUID()}`, invitation, connection);
    leg.ring();
    this.#tell({ type: 'leg.arrived', legId: leg.id, callerNumber: caller.number, calledNumber });
  }

  /** The carrier vouches for its callers; who may connect as the carrier was checked at the connection. */
  #takeTrunkInvite(invitation: Invitation, trunk: Trunk): void {
    const { request } = invitation;
    const calledNumber = readCalled(request, (number) => this.#options.isCentreNumber(number));
    const refusal = this.#isStopping
      ? { statusCode: 503, extraHeaders: ['Retry-After: 10'] }
      : this.#checkInvite(invitation, calledNumber, readPlainAudio);
    if (refusal !== null) return void invitation.reject({ ...refusal }).catch(this.#logFault);
    const leg = this.#addLeg(`leg-${randomUUID()}`, invitation, trunk);
    leg.ring();
    this.#tell({ type: 'leg.arrived', legId: leg.id, callerNumber: readCaller(request), calledNumber });
  }

  #checkInvite(
    { request }: Invitation,
    calledNumber: string,
    readAudio: (sdp: string) => unknown,
  ): Refusal | null {
    if (!this.#options.isCentreNumber(calledNumber)) return { statusCode: 404 };
    return checkInvite(request, { realm: this.#options.realm, readAudio });
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

  #addLeg(id: string, session: Invitation | Inviter, path: SipConnection | Trunk): SipLeg {
    this.#legIds.set(session, id);
    const leg = new SipLeg({
      id,
      session,
      path,
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
      if (leg.path === connection) this.#loseLeg(leg.id);
    }
  }

  #handleClosed(connection: SipConnection): void {
    this.#connections.delete(connection);
    this.#registrar.drop(connection);
    for (const leg of [...this.#legs.values()]) {
      if (leg.path !== connection) continue;
      leg.abandon();
      this.#forget(leg.id, { type: 'leg.ended', legId: leg.id, cause: {}, isConnectionLost: true });
    }
  }

  /** Calls that talk keep their sound and outlive the connection; of those still being set up nothing can be heard. */
  #handleTrunkLost(trunk: Trunk): void {
    for (const leg of [...this.#legs.values()]) {
      if (leg.path === trunk && !leg.isEstablished) this.#loseLeg(leg.id);
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
