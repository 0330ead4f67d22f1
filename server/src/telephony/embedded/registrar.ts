import type { URI } from 'sip.js';
import type { IncomingRegisterRequest, IncomingRequestMessage } from 'sip.js/lib/core/index.js';
import type { Clock } from 'tccc-workbench/base';
import { parsePhoneNumber } from 'tccc-workbench/model';
import type { LineAccount } from '../telephony-engine.js';
import { DigestGuard, type DigestVerdict } from './digest-guard.js';
import type { PhoneAccount } from './embedded-engine-options.js';
import type { SipConnection } from './sip-connection.js';

/** Whom an account belongs to. */
export type Owner =
  { readonly kind: 'agent'; readonly agentId: string } | { readonly kind: 'phone'; readonly number: string };

/** Where an owner is reached now. */
export interface Binding {
  readonly owner: Owner;
  readonly connection: SipConnection;
  readonly contact: URI;
}

/** A registration ends because a newer one took its place, or because it was taken back, ran out, or lost its socket. */
export type UnboundWhy = 'replaced' | 'gone';

export interface RegistrarOptions {
  readonly realm: string;
  readonly phones: readonly PhoneAccount[];
  readonly clock: Clock;
  /** The owner is reached over this connection from now on. */
  onBound(binding: Binding): void;
  /** The owner isn't reached over this connection any more. */
  onUnbound(binding: Binding, why: UnboundWhy): void;
}

interface Account {
  readonly owner: Owner;
  readonly password: string;
}

interface Entry extends Binding {
  contact: URI;
  cancelExpiry: () => void;
}

const longestExpiryS = 600;
const usualExpiryS = 300;

/**
 * Keeps who is registered where (RFC 3261 §10.3). An owner is reached at the newest place only; the ones before wait, and
 * take over when it goes away: closing the second of two windows leaves the first with the calls.
 */
export class Registrar {
  readonly #options: RegistrarOptions;
  readonly #guard: DigestGuard;
  readonly #accounts = new Map<string, Account>();
  /** The places of an owner, the newest last. */
  readonly #entries = new Map<string, Entry[]>();

  constructor(options: RegistrarOptions) {
    this.#options = options;
    this.#guard = new DigestGuard(options.realm, () => options.clock.now());
    for (const phone of options.phones) {
      const owner: Owner = { kind: 'phone', number: normal(phone.number) };
      this.#accounts.set(phone.username, { owner, password: phone.password });
    }
  }

  admit({ agentId, username, password }: LineAccount): void {
    this.#forgetAccounts(agentId);
    this.#accounts.set(username, { owner: { kind: 'agent', agentId }, password });
  }

  dismiss(agentId: string): void {
    this.#forgetAccounts(agentId);
    const key = ownerKey({ kind: 'agent', agentId });
    const entries = this.#entries.get(key) ?? [];
    for (const { cancelExpiry } of entries) cancelExpiry();
    this.#entries.delete(key);
    const current = entries.at(-1);
    if (current) this.#options.onUnbound(current, 'gone');
  }

  line(agentId: string): Binding | undefined {
    return this.#current(ownerKey({ kind: 'agent', agentId }));
  }

  phone(number: string): Binding | undefined {
    return this.#current(ownerKey({ kind: 'phone', number: normal(number) }));
  }

  /** Who is registered over a connection. */
  ownersOn(connection: SipConnection): Owner[] {
    return [...this.#entries.values()]
      .flat()
      .filter((entry) => entry.connection === connection)
      .map((entry) => entry.owner);
  }

  /** Checks the password a request proves. */
  judge(message: IncomingRequestMessage): DigestVerdict {
    const request = { method: message.method, authorization: message.getHeader('authorization') };
    return this.#guard.judge(request, (username) => this.#accounts.get(username)?.password);
  }

  ownerOf(username: string): Owner | undefined {
    return this.#accounts.get(username)?.owner;
  }

  challenge(isStale: boolean): string {
    return this.#guard.challenge(isStale);
  }

  /** Answers a REGISTER. */
  register(request: IncomingRegisterRequest, connection: SipConnection): void {
    const { message } = request;
    const verdict = this.judge(message);
    const account = verdict.kind === 'proven' ? this.#accounts.get(verdict.username) : undefined;
    if (verdict.kind !== 'proven' || account === undefined) {
      const isStale = verdict.kind === 'unproven' && verdict.isStale;
      request.reject({ statusCode: 401, extraHeaders: [this.challenge(isStale)] });
      if (verdict.kind === 'wrong') connection.countWrongPassword();
      return;
    }
    if (message.to.uri.user !== verdict.username) return void request.reject({ statusCode: 403 });
    this.#answer(request, { owner: account.owner, connection });
  }

  /** Forgets everything registered over a connection that closed. */
  drop(connection: SipConnection): void {
    for (const key of [...this.#entries.keys()]) this.#unbind(key, connection);
  }

  #answer(
    request: IncomingRegisterRequest,
    { owner, connection }: { owner: Owner; connection: SipConnection },
  ): void {
    const { message } = request;
    const key = ownerKey(owner);
    if (!message.hasHeader('contact')) return void request.accept(okWith(this.#contactHeader(key)));
    const contact = readContact(message);
    if (contact === null) return void request.reject({ statusCode: 400, reasonPhrase: 'Bad Contact' });
    if (contact.expiresS === 0) {
      this.#unbind(key, connection);
      request.accept(okWith([]));
      return;
    }
    if (contact.uri === null) return void request.reject({ statusCode: 400, reasonPhrase: 'Bad Contact' });
    const expiresS = Math.min(contact.expiresS, longestExpiryS);
    request.accept(okWith([`Contact: <${contact.uri.toString()}>;expires=${expiresS}`]));
    this.#bind({ owner, connection, contact: contact.uri }, expiresS);
  }

  /** Registering again over the same connection keeps its rank: a window that waits doesn't take the line back. */
  #bind(binding: Binding, expiresS: number): void {
    const { owner, connection, contact } = binding;
    const key = ownerKey(owner);
    const entries = this.#entries.get(key) ?? [];
    const cancelExpiry = this.#options.clock.after(expiresS * 1000, () => this.#unbind(key, connection));
    const known = entries.find((entry) => entry.connection === connection);
    if (known) {
      known.cancelExpiry();
      Object.assign(known, { contact, cancelExpiry });
      return;
    }
    const replaced = entries.at(-1);
    this.#entries.set(key, [...entries, { ...binding, cancelExpiry }]);
    if (replaced) this.#options.onUnbound(replaced, 'replaced');
    this.#options.onBound(binding);
  }

  /** Takes one place of an owner away; the place before it takes over if it was the newest. */
  #unbind(key: string, connection: SipConnection): void {
    const entries = this.#entries.get(key) ?? [];
    const gone = entries.find((entry) => entry.connection === connection);
    if (!gone) return;
    gone.cancelExpiry();
    const left = entries.filter((entry) => entry !== gone);
    if (left.length > 0) this.#entries.set(key, left);
    else this.#entries.delete(key);
    if (gone !== entries.at(-1)) return;
    this.#options.onUnbound(gone, 'gone');
    const next = left.at(-1);
    if (next) this.#options.onBound(next);
  }

  #current(key: string): Binding | undefined {
    return this.#entries.get(key)?.at(-1);
  }

  #contactHeader(key: string): string[] {
    const entry = this.#current(key);
    return entry === undefined ? [] : [`Contact: <${entry.contact.toString()}>`];
  }

  #forgetAccounts(agentId: string): void {
    for (const [username, { owner }] of this.#accounts) {
      if (owner.kind === 'agent' && owner.agentId === agentId) this.#accounts.delete(username);
    }
  }
}

function okWith(extraHeaders: string[]): { statusCode: number; extraHeaders: string[] } {
  return { statusCode: 200, extraHeaders }; // SIP.js throws when the status is left out
}

function ownerKey(owner: Owner): string {
  return owner.kind === 'agent' ? `agent:${owner.agentId}` : `phone:${owner.number}`;
}

function normal(number: string): string {
  return parsePhoneNumber(number) ?? number;
}

interface Contact {
  /** `null` for `*`: every place. */
  readonly uri: URI | null;
  readonly expiresS: number;
}

function readContact(message: IncomingRequestMessage): Contact | null {
  const expires = message.getHeader('expires');
  const common = expires === undefined ? usualExpiryS : Number(expires);
  if (message.getHeader('contact')?.trim() === '*') return { uri: null, expiresS: common };
  const contact = message.parseHeader('contact') as
    { uri: URI; getParam(name: string): string | null | undefined } | undefined;
  if (contact?.uri === undefined) return null;
  const own = contact.getParam('expires');
  const expiresS = own === undefined || own === null ? common : Number(own);
  return Number.isInteger(expiresS) && expiresS >= 0 ? { uri: contact.uri, expiresS } : null;
}
