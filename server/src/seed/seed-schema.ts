import { flowSchema, parsePhoneNumber } from 'tccc-workbench/model';
import * as v from 'valibot';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'must be 1 to 40 small letters, digits and hyphens'),
);
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64));
const seconds = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)), fallback);

/** A telephone number in any common form, kept as digits. */
const number = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parsePhoneNumber(dataset.value);
    if (parsed !== null) return parsed;
    addIssue({ message: 'must be a telephone number of 3 to 15 digits' });
    return NEVER;
  }),
);

const agentSchema = v.strictObject({
  id,
  email: v.pipe(v.string(), v.email()),
  name,
  role: v.optional(v.picklist(['agent', 'administrator']), 'agent'),
  groups: v.optional(v.array(id), []),
  /** A fixed password, for tests; without one the server makes one up and keeps it in the data directory. */
  password: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** Whether the first sign-in counts as done, so that the password is not asked to be changed. */
  isReady: v.optional(v.boolean(), false),
  isDisabled: v.optional(v.boolean(), false),
});

/** What a seed file says. Times in seconds. */
export const seedSchema = v.strictObject({
  centre: v.strictObject({ id, name }),
  /** Whether accounts and telephones may be shown to whoever starts the server. */
  isDemo: v.optional(v.boolean(), false),
  /** The SIP domain. */
  realm: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9.-]+$/i)), 'tccc.invalid'),
  /** Pages of other origins that may use this server. */
  origins: v.optional(v.array(v.pipe(v.string(), v.url())), []),
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
  recoverySeconds: seconds(20),
  leaseGraceSeconds: seconds(30),
  isAutomaticAnswer: v.optional(v.boolean(), false),
  isMasking: v.optional(v.boolean(), true),
  isNotReadyAfterMiss: v.optional(v.boolean(), true),
  adminUrl: v.optional(v.nullable(v.pipe(v.string(), v.url())), null),
  agents: v.array(agentSchema),
  /** Customers' telephones that may register. */
  phones: v.optional(v.array(v.strictObject({ username: id, password: v.optional(v.string()), number })), []),
  /** Host applications that may ask for login tokens. */
  apiKeys: v.optional(
    v.array(v.strictObject({ name: id, key: v.optional(v.pipe(v.string(), v.minLength(32))) })),
    [],
  ),
});
export type Seed = v.InferOutput<typeof seedSchema>;
export type SeedAgent = Seed['agents'][number];
