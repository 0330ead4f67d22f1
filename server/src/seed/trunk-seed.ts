import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parsePhoneNumber } from 'tccc-workbench/model';
import * as v from 'valibot';
import type { TrunkAccount } from '../telephony/embedded/trunk/trunk-account.js';

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const host = v.pipe(v.string(), v.regex(/^[a-z0-9.-]+$/i, 'must be a host name or an IPv4 address'));
const text = v.pipe(v.string(), v.minLength(1));
/** A PEM file, beside the seed unless its path is absolute. */
const file = text;
const headerName = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must be the name of a header'));

const peer = v.pipe(
  v.string(),
  v.check(isPeer, 'must be an address such as 203.0.113.5 or a network such as 203.0.113.0/24'),
);

/** YAML reads a number of digits as a number and takes its leading zero away: those have to be quoted. */
const callerNumber = v.pipe(
  v.string('must be a telephone number in quotes'),
  v.check((value) => parsePhoneNumber(value) !== null, 'must be a telephone number of 3 to 15 digits'),
  v.transform((value) => parsePhoneNumber(value) ?? value),
);

/** A carrier: see `TrunkAccount`. */
export const trunkSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
    transport: v.picklist(['tcp', 'tls']),
    host,
    port: v.optional(port),
    peers: v.optional(v.pipe(v.array(peer), v.minLength(1))),
    listenPort: v.optional(port),
    listenHost: v.optional(host),
    username: v.optional(text),
    password: v.optional(text),
    register: v.optional(v.boolean(), false),
    callerNumbers: v.optional(v.pipe(v.array(callerNumber), v.minLength(1))),
    serverName: v.optional(host),
    ca: v.optional(file),
    certificate: v.optional(file),
    key: v.optional(file),
    mediaAddress: v.optional(v.pipe(v.string(), v.ipv4())),
    causeHeader: v.optional(headerName),
  }),
  v.check(
    ({ register, username, password }) => !register || (username !== undefined && password !== undefined),
    'a trunk that registers needs username and password',
  ),
  v.check(
    ({ listenPort, peers, host: name }) =>
      listenPort === undefined || peers !== undefined || isIP(name) !== 0,
    'a trunk that listens needs peers, unless its host is an address',
  ),
  v.check(
    ({ listenPort, transport, certificate, key }) =>
      listenPort === undefined || transport === 'tcp' || (certificate !== undefined && key !== undefined),
    'a trunk that listens over TLS needs certificate and key',
  ),
);
type TrunkSeed = v.InferOutput<typeof trunkSchema>;

const usualPorts = { tcp: 5060, tls: 5061 } as const;

/** The carriers of a seed, their PEM files read. @throws Error when a file can't be read */
export function trunksOf(trunks: readonly TrunkSeed[], directory: string): TrunkAccount[] {
  const read = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : readFileSync(resolve(directory, path), 'utf8');
  return trunks.map((trunk) => ({
    ...trunk,
    port: trunk.port ?? usualPorts[trunk.transport],
    ca: read(trunk.ca),
    certificate: read(trunk.certificate),
    key: read(trunk.key),
  }));
}

function isPeer(value: string): boolean {
  const [address = '', bits] = value.split('/');
  const family = isIP(address);
  if (bits === undefined || family === 0) return family !== 0 && bits === undefined;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32);
}
