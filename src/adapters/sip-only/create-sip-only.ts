import { Emitter, WorkbenchError } from '../../base/index.js';
import { SoloCentre } from '../../centre/index.js';
import type { Fact, ServiceRecord } from '../../model/index.js';
import type { CentreEvents, CentrePort, LineEvents, LinePort, LineTrace } from '../../ports/index.js';
import { Microphone } from '../devices/microphone.js';
import { Speaker } from '../devices/speaker.js';
import { CallLegs } from '../sip/call-legs.js';
import { strikeSecrets } from '../sip/strike-secrets.js';
import { RecordStore } from './record-store.js';
import type { SipAccount } from './sip-account.js';
import { SipConnection } from './sip-connection.js';
import { SipOnlyCentre, type SoloSession } from './sip-only-centre.js';
import { SipOnlyLine } from './sip-only-line.js';
import { settleOptions, type SipOnlyOptions, type SipOnlySettings } from './sip-only-options.js';
import { SoloCalls } from './solo-calls.js';

/** A desk's two ports on one SIP user agent, and what SIP can do that no port has. */
export interface SipOnly {
  readonly centre: CentrePort;
  readonly line: LinePort;
  /**
   * Asks somebody while the customer holds: `to` is a number, a user of the domain or a SIP address. Resolves once they
   * have answered; when they refuse, the customer is back.
   * @throws `call/target-unavailable`, `call/number-invalid`, `call/not-found`, `call/refused`
   */
  consult(callId: string, to: string): Promise<void>;
  /**
   * Hands the customer to who was asked and has answered (REFER with Replaces, RFC 3891).
   * @throws `call/target-unavailable` when that fails: both calls are as they were, or the customer is back when who was
   * asked has gone; `call/refused` when nobody was asked
   */
  completeConsult(callId: string): Promise<void>;
  /** Ends a consultation, or gives up a transfer, and takes the customer back. @throws `call/refused` */
  cancelConsult(callId: string): Promise<void>;
  /** Ends every call, the registration and the socket. A workbench does it when it is disposed of. */
  dispose(): void;
}

/**
 * Puts the desk on any SIP server that speaks WebSocket, with no centre's server at all: the rules of presence, calls,
 * wrap-up and records run in the page. There is one agent, no queue, no directory and no recording.
 *
 * @throws `sdk/invalid-options`
 * @example
 * const sip = createSipOnly({ url: 'wss://sip.example.com/ws', domain: 'example.com' });
 * const workbench = createWorkbench({ centre: sip.centre, line: sip.line });
 * await workbench.signIn({ kind: 'password', email: 'agent-1', password });
 * await workbench.goOnline();
 */
export function createSipOnly(options: SipOnlyOptions): SipOnly {
  return new SipOnlyDesk(settleOptions(options));
}

class SipOnlyDesk implements SipOnly {
  readonly centre: CentrePort;
  readonly line: LinePort;
  readonly #settings: SipOnlySettings;
  readonly #told = new Emitter<CentreEvents>();
  readonly #heard = new Emitter<LineEvents>();
  readonly #connection: SipConnection;
  readonly #microphone: Microphone;
  readonly #speaker: Speaker;
  readonly #callLegs: CallLegs;
  #session: SoloSession | null = null;
  #isListening = false;
  #isDisposed = false;
  #isLeaving = false;

  constructor(settings: SipOnlySettings) {
    this.#settings = settings;
    const { clock, mediaDevices, voiceProcessing, audioElement, digits } = settings;
    const report = (error: WorkbenchError): void => this.#heard.emit('error', { error, callId: null });
    this.#microphone = new Microphone({
      mediaDevices,
      processing: voiceProcessing,
      onTrack: (track) => this.#callLegs.speak(track),
      onStandIn: (missing) => this.#heard.emit('device', { kind: 'microphone', missing }),
      onError: report,
    });
    this.#speaker = new Speaker(audioElement, report, {
      mediaDevices,
      onStandIn: (missing) => this.#heard.emit('device', { kind: 'speaker', missing }),
    });
    this.#callLegs = new CallLegs({
      clock,
      emitter: this.#heard,
      microphone: this.#microphone,
      speaker: this.#speaker,
    });
    this.#connection = this.#connect();
    const onDispose = (): void => this.dispose();
    this.line = new SipOnlyLine({
      emitter: this.#heard,
      connection: this.#connection,
      callLegs: this.#callLegs,
      microphone: this.#microphone,
      speaker: this.#speaker,
      digits,
      calls: () => this.#session?.calls ?? null,
      onDispose,
    });
    this.centre = new SipOnlyCentre({
      settings,
      emitter: this.#told,
      connection: this.#connection,
      session: () => this.#session,
      enter: (account) => this.#enter(account),
      leave: () => this.#leave(),
      setListening: (isListening) => (this.#isListening = isListening),
      onDispose,
    });
    addEventListener('pagehide', this.#handlePageHide);
  }

  async consult(callId: string, to: string): Promise<void> {
    await this.#calls().handovers.consult(callId, to);
  }

  async completeConsult(callId: string): Promise<void> {
    await this.#calls().handovers.completeConsult(callId);
  }

  async cancelConsult(callId: string): Promise<void> {
    await this.#calls().handovers.cancel(callId);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    removeEventListener('pagehide', this.#handlePageHide);
    this.#told.clear();
    this.#heard.clear();
    const session = this.#session;
    this.#session = null;
    session?.calls.endAll();
    session?.calls.dispose();
    this.#callLegs.dropAll();
    this.#microphone.close();
    this.#connection.dispose();
    void session?.records.close();
  }

  #connect(): SipConnection {
    return new SipConnection(this.#settings, {
      onIncoming: (call) => {
        if (this.#session) this.#session.calls.handleIncoming(call);
        else call.refuse(480);
      },
      onConnection: (connection) => {
        if (this.#isListening) this.#told.emit('connection', connection);
      },
      onLine: (state) => {
        this.#session?.calls.setLineReady(state === 'ready');
        this.#heard.emit('state', state);
      },
      onRestored: () => {
        this.#session?.calls.refresh();
        if (this.#session && this.#isListening) this.#told.emit('snapshot', this.#session.solo.snapshot());
      },
      onError: (error) => {
        if (error.fatal) void this.#leave();
        this.#told.emit('error', error);
      },
      onMessage: (direction, text) => this.#trace(direction, text),
    });
  }

  #enter(account: SipAccount): SoloSession {
    const { clock, displayName, mostRecords, newId: id, ...settings } = this.#settings;
    const { user, domain } = account;
    const agent = { id: user, email: `${user}@${domain}`, name: displayName ?? user };
    const centre = { id: domain, name: domain };
    const solo = new SoloCentre({ ...settings, agent, centre, number: user, now: () => clock.now(), id });
    const records = new RecordStore(`tccc-workbench sip-only ${agent.email}`, mostRecords);
    const calls = new SoloCalls({
      settings: this.#settings,
      centre: solo,
      connection: this.#connection,
      microphone: this.#microphone,
      speaker: this.#speaker,
      callLegs: this.#callLegs,
      onFacts: (facts) => this.#tell(facts),
      onRecord: (record) => this.#keep(records, record),
      onError: (error, callId) => this.#heard.emit('error', { error, callId }),
    });
    const profile = { ...agent, role: 'agent' as const, centre };
    this.#session = { profile, calls, records, solo };
    return this.#session;
  }

  /** The calls of who leaves end; what is kept of them stays. */
  async #leave(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    session.calls.endAll();
    session.calls.dispose();
    this.#session = null;
    this.#callLegs.dropAll();
    await session.records.close();
  }

  #tell(facts: readonly Fact[]): void {
    if (!this.#isListening) return;
    for (const fact of facts) this.#told.emit('fact', fact);
  }

  #keep(records: RecordStore, record: ServiceRecord): void {
    const report = (error: unknown): void => {
      if (error instanceof WorkbenchError) this.#told.emit('error', error);
    };
    if (!this.#isLeaving) return void records.put(record).catch(report);
    try {
      records.leave(record);
    } catch (error) {
      report(error);
    }
  }

  /** Costs nothing while nobody listens, and a listener that fails must not cost a call. */
  #trace(direction: LineTrace['direction'], text: string): void {
    if (!this.#heard.isHeard('trace') || text.trim() === '') return;
    try {
      this.#heard.emit('trace', { at: this.#settings.clock.now(), direction, text: strikeSecrets(text) });
    } catch (error) {
      reportError(error);
    }
  }

  /** Nobody else keeps these calls: a page that goes away ends them, and says so while it can. */
  readonly #handlePageHide = (): void => {
    this.#isLeaving = true;
    this.#session?.calls.endAll();
    this.#connection.leave();
    this.#isLeaving = false;
  };

  #calls(): SoloCalls {
    if (this.#session) return this.#session.calls;
    throw new WorkbenchError('auth/session-expired', { message: 'Nobody is signed in.' });
  }
}
