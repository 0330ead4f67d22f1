import { flowSchema, parseMobileNumber, parsePhoneNumber } from 'tccc-workbench/model';
import * as v from 'valibot';
import { trunkSchema } from './trunk-seed.js';

export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'must be 1 to 40 small letters, digits and hyphens'),
);
const id = idSchema;
export const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64));
const name = nameSchema;
const seconds = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)), fallback);

/** A telephone number in any common form, kept as digits. */
export const numberSchema = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parsePhoneNumber(dataset.value);
    if (parsed !== null) return parsed;
    addIssue({ message: 'must be a telephone number of 3 to 15 digits' });
    return NEVER;
  }),
);

const number = numberSchema;

/** A mobile number in any common form, kept the way accounts are known by it. */
export const mobileSchema = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parseMobileNumber(dataset.value);
    if (parsed !== null) return parsed;
    addIssue({ message: 'must be a mobile number' });
    return NEVER;
  }),
);

const mobile = mobileSchema;

const role = v.optional(v.picklist(['agent', 'administrator']), 'agent');

const agentSchema = v.strictObject({
  id,
  email: v.pipe(v.string(), v.email()),
  name,
  /** Role and groups in the first centre. */
  role,
  groups: v.optional(v.array(id), []),
  /** The centres where the agent sits; in the first one, with `role` and `groups`, when absent. */
  seats: v.optional(
    v.pipe(
      v.array(v.strictObject({ centre: id, role, groups: v.optional(v.array(id), []) })),
      v.minLength(1),
    ),
  ),
  /** The bound mobile number at the start; its owner may change it. */
  mobile: v.optional(mobile),
  /** A fixed password, for tests; without one the server makes one up and keeps it in the data directory. */
  password: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** Whether the first sign-in counts as done, so that the password is not asked to be changed. */
  isReady: v.optional(v.boolean(), false),
  isDisabled: v.optional(v.boolean(), false),
});

/** What a centre sets. Times in seconds. */
export const centreFields = {
  groups: v.pipe(v.array(v.strictObject({ id, name })), v.minLength(1)),
  /** `flow`: the menu callers hear first. */
  numbers: v.pipe(v.array(v.strictObject({ number, group: id, flow: v.optional(id) })), v.minLength(1)),
  /** Self-service flows and inbound menus. */
  flows: v.optional(v.array(flowSchema), []),
  restReasons: v.optional(v.array(name), []),
  blocklist: v.optional(v.array(number), []),
  wrapUpSeconds: seconds(30),
  ringSeconds: seconds(20),
  dialSeconds: seconds(60),
  transferSeconds: seconds(60),
  recoverySeconds: seconds(20),
  leaseGraceSeconds: seconds(30),
  isAutomaticAnswer: v.optional(v.boolean(), false),
  isMasking: v.optional(v.boolean(), true),
  isNotReadyAfterMiss: v.optional(v.boolean(), true),
  adminUrl: v.optional(v.nullable(v.pipe(v.string(), v.url())), null),
  /** What the third-party area shows, with `{callId}`, `{customerNumber}` … to be filled in. */
  thirdPartyUrl: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+/, 'must be an http or https address'))),
    null,
  ),
};
export const centreSchema = v.strictObject({ id, name, ...centreFields });
export type SeedCentre = v.InferOutput<typeof centreSchema>;

const sharedFields = {
  /** Whether accounts and telephones may be shown to whoever starts the server. */
  isDemo: v.optional(v.boolean(), false),
  /** The SIP domain. */
  realm: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9.-]+$/i)), 'tccc.invalid'),
  /** Pages of other origins that may use this server. */
  origins: v.optional(
    v.array(
      v.pipe(
        v.string(),
        v.url(),
        v.transform((url) => new URL(url).origin),
      ),
    ),
    [],
  ),
  agents: v.array(agentSchema),
  /** Customers' telephones that may register. */
  phones: v.optional(v.array(v.strictObject({ username: id, password: v.optional(v.string()), number })), []),
  /** Carriers into the public telephone network, in the order they are tried. */
  trunks: v.optional(v.array(trunkSchema), []),
  numberLocator: v.optional(
    v.strictObject({
      /** A service that knows where numbers are: `POST {number}`, answered by `{place, carrier}`. */
      webhook: v.pipe(v.string(), v.url()),
    }),
  ),
  /** Host applications that may ask for login tokens of one centre's agents; of the first when it isn't named. */
  apiKeys: v.optional(
    v.array(
      v.strictObject({
        name: id,
        centre: v.optional(id),
        key: v.optional(v.pipe(v.string(), v.minLength(32))),
      }),
    ),
    [],
  ),
};

/** A seed of one centre, whose settings stand at the top; further ones are in `centres`. */
export const topCentreSeedSchema = v.strictObject({
  centre: v.strictObject({ id, name }),
  ...centreFields,
  centres: v.optional(v.array(centreSchema), []),
  ...sharedFields,
});

/** A seed of several centres, each with its own settings. */
export const centresSeedSchema = v.strictObject({
  centres: v.pipe(v.array(centreSchema), v.minLength(1)),
  ...sharedFields,
});

type CentresSeed = v.InferOutput<typeof centresSeedSchema>;

/** A place in a centre that the seed gives an agent. */
export interface SeedSeat {
  readonly id: string;
  readonly centre: string;
  readonly role: 'agent' | 'administrator';
  readonly groups: readonly string[];
  /** Where it stands below the agent, to name it in errors. */
  readonly path: readonly (string | number)[];
}

/** What a seed file says, whichever way it was written. */
export type Seed = Omit<CentresSeed, 'agents' | 'apiKeys'> & {
  readonly agents: readonly SeedAgent[];
  readonly apiKeys: readonly { readonly name: string; readonly centre: string; readonly key?: string }[];
};
export type SeedAgent = Omit<CentresSeed['agents'][number], 'role' | 'groups' | 'seats'> & {
  /** At least one; the first has the agent's own id. */
  readonly seats: readonly SeedSeat[];
};

/** Brings both ways to write a seed to one. */
export function plainSeed(written: v.InferOutput<typeof topCentreSeedSchema> | CentresSeed): Seed {
  const { agents, apiKeys, centres, ...shared } = 'centre' in written ? withoutTop(written) : written;
  const first = centres[0]?.id ?? '';
  return {
    ...shared,
    centres,
    agents: agents.map(({ role, groups, seats, ...agent }) => ({
      ...agent,
      seats: seats?.map((seat, at) => ({
        ...seat,
        id: at === 0 ? agent.id : `${agent.id}-${seat.centre}`,
        path: ['seats', at],
      })) ?? [{ id: agent.id, centre: first, role, groups, path: [] }],
    })),
    apiKeys: apiKeys.map(({ name, centre = first, key }) => ({
      name,
      centre,
      ...(key === undefined ? {} : { key }),
    })),
  };
}

function withoutTop(written: v.InferOutput<typeof topCentreSeedSchema>): CentresSeed {
  const { centre, centres, isDemo, realm, origins, agents, phones, apiKeys, ...rest } = written;
  const { trunks, numberLocator, ...fields } = rest;
  return {
    centres: [{ ...centre, ...fields }, ...centres],
    ...{ isDemo, realm, origins, agents, phones, apiKeys, trunks },
    ...(numberLocator === undefined ? {} : { numberLocator }),
  };
}
