import * as v from 'valibot';
import { isWorkbenchError, WorkbenchError, type Clock, type Emitter } from '../../base/index.js';
import {
  centreSnapshotSchema,
  directorySchema,
  recordPageSchema,
  type AgentCommand,
  type Directory,
  type Fact,
  type RecordFilter,
  type RecordPage,
} from '../../model/index.js';
import type { CentreEvents, LineCredentials } from '../../ports/index.js';
import { commandRequest, recordsRequest } from './command-request.js';
import { EventStream } from './event-stream.js';
import type { HttpSession } from './http-session.js';
import { trtcPassSchema, type TrtcPass } from './trtc-pass.js';

const acceptedSchema = v.object({ callId: v.optional(v.nullable(v.string())) });
const ticketSchema = v.object({ ticket: v.string() });
const linkSchema = v.object({ url: v.string() });
const lineSchema = v.object({ url: v.string(), uri: v.string(), username: v.string(), password: v.string() });

/** What a {@link SignedInCentre} works with. */
export interface SignedInCentreOptions {
  readonly url: string;
  readonly session: HttpSession;
  readonly emitter: Emitter<CentreEvents>;
  readonly clock: Clock;
  readonly webSocket: typeof WebSocket;
  readonly random: () => number;
}

/** What only a signed-in agent asks of the centre: the stream of facts, commands, records. It loads with the sign-in. */
export class SignedInCentre {
  readonly #session: HttpSession;
  readonly #emitter: Emitter<CentreEvents>;
  readonly #stream: EventStream;

  constructor({ url, session, emitter, clock, webSocket, random }: SignedInCentreOptions) {
    this.#session = session;
    this.#emitter = emitter;
    this.#stream = new EventStream({
      url,
      clock,
      webSocket,
      random,
      ticket: () => this.#ticket(),
      fetchSnapshot: () => session.send({ method: 'GET', path: '/api/v1/snapshot' }, centreSnapshotSchema),
      onFact: (fact) => this.#handleFact(fact),
      onSnapshot: (snapshot) => emitter.emit('snapshot', snapshot),
      onConnection: (connection) => emitter.emit('connection', connection),
      onError: (error) => emitter.emit('error', error),
    });
  }

  connect(): void {
    this.#stream.connect();
  }

  disconnect(): void {
    this.#stream.disconnect();
  }

  async send(command: AgentCommand): Promise<{ readonly callId: string | null }> {
    const answer = await this.#session.send(commandRequest(command), v.optional(acceptedSchema));
    return { callId: answer?.callId ?? null };
  }

  lineCredentials(): Promise<LineCredentials> {
    return this.#session.send({ method: 'POST', path: '/api/v1/line' }, lineSchema);
  }

  trtcCredentials(callId: string): Promise<TrtcPass> {
    const path = `/api/v1/agent/trtc-credentials?${new URLSearchParams({ callId }).toString()}`;
    return this.#session.send({ method: 'GET', path }, trtcPassSchema);
  }

  records(
    filter: RecordFilter,
    page: { readonly cursor?: string; readonly limit?: number } = {},
  ): Promise<RecordPage> {
    return this.#session.send(recordsRequest(filter, page), recordPageSchema);
  }

  async recordingUrl(recordId: string): Promise<string> {
    const path = `/api/v1/records/${encodeURIComponent(recordId)}/recording-link`;
    return (await this.#session.send({ method: 'POST', path }, linkSchema)).url;
  }

  async recordsExportUrl(filter: RecordFilter, language: string): Promise<string> {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const body = { filter, language, timeZone };
    return (
      await this.#session.send({ method: 'POST', path: '/api/v1/records/export-links', body }, linkSchema)
    ).url;
  }

  directory(): Promise<Directory> {
    return this.#session.send({ method: 'GET', path: '/api/v1/directory' }, directorySchema);
  }

  async #ticket(): Promise<string> {
    const request = { method: 'POST', path: '/api/v1/event-tickets', tries: 1 } as const;
    return (await this.#session.send(request, ticketSchema)).ticket;
  }

  #handleFact(fact: Fact): void {
    this.#emitter.emit('fact', fact);
    if (fact.type !== 'session.ended') return;
    this.disconnect();
    this.#session.forget().catch((cause: unknown) => this.#reportStorage(cause));
  }

  #reportStorage(cause: unknown): void {
    const error = isWorkbenchError(cause) ? cause : new WorkbenchError('sdk/invalid-options', { cause });
    this.#emitter.emit('error', error);
  }
}
