import type { AgentProfile, CallSnapshot } from '../../src/model/index.js';

/** What of the desk an integrator may ask for in the address of the third-party area. */
export const thirdPartyPlaces = [
  'callId',
  'customerNumber',
  'centreNumber',
  'direction',
  'skillGroup',
  'skillGroupId',
  'agentId',
  'centreId',
] as const;
export type ThirdPartyPlace = (typeof thirdPartyPlaces)[number];

/** What fills the places of an address. */
export interface ThirdPartySource {
  readonly agent: AgentProfile | null;
  /** The customer's call that is worked on; `null` while there is none. */
  readonly call: CallSnapshot | null;
}

/**
 * The integrator's address with its places filled in, percent-encoded: `https://crm.example/?number={customerNumber}`.
 * The number is the one the desk shows, masked where the centre masks. What there is no value for stays empty; a place
 * nobody knows stays as it is written.
 * @returns `null` for an address that may not be framed, see {@link isSafeAddress}, or whose places stand where they
 * would choose the host
 */
export function thirdPartyAddress(
  template: string,
  source: ThirdPartySource,
  base: string = location.href,
): string | null {
  const filled = parse(fill(template, valuesOf(source)), base);
  const empty = parse(fill(template, {}), base);
  if (!filled || filled.origin !== empty?.origin || !isSafeAddress(filled, base)) return null;
  return filled.href;
}

/**
 * Whether a page may be shown inside the desk: over https, or over http from the desk's own origin or this machine; and
 * without a password in its address.
 */
export function isSafeAddress(url: URL, base: string): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && (url.origin === new URL(base).origin || isLoopback(url.hostname));
}

/**
 * The sandbox of the frame. A page of the desk's own origin that may run scripts gets no origin of its own here: with one
 * it could take its sandbox off, and read the agent's sign-in.
 */
export function sandboxFor(address: string, base: string = location.href): string {
  const own = new URL(address).origin === new URL(base).origin;
  const powers = [
    'allow-scripts',
    'allow-forms',
    'allow-popups',
    'allow-popups-to-escape-sandbox',
    'allow-downloads',
  ];
  return (own ? powers : [...powers, 'allow-same-origin']).join(' ');
}

function valuesOf({ agent, call }: ThirdPartySource): Readonly<Record<ThirdPartyPlace, string>> {
  const context = call?.context;
  return {
    callId: context?.id ?? '',
    customerNumber: context?.customerNumber ?? '',
    centreNumber: context?.centreNumber ?? '',
    direction: context?.direction ?? '',
    skillGroup: context?.skillGroup?.name ?? '',
    skillGroupId: context?.skillGroup?.id ?? '',
    agentId: agent?.id ?? '',
    centreId: agent?.centre.id ?? '',
  };
}

function fill(template: string, values: Readonly<Partial<Record<ThirdPartyPlace, string>>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    isPlace(name) ? encodeURIComponent(values[name] ?? '') : whole,
  );
}

function isPlace(name: string): name is ThirdPartyPlace {
  return (thirdPartyPlaces as readonly string[]).includes(name);
}

function parse(address: string, base: string): URL | null {
  return URL.canParse(address, base) ? new URL(address, base) : null;
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
  );
}
