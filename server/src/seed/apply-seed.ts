import type { CentreConfig } from 'tccc-workbench/centre';
import { hashPassword } from '../auth/passwords.js';
import { hashToken } from '../auth/secret-tokens.js';
import type { Seat, Store } from '../store/store.js';
import type { PhoneAccount } from '../telephony/embedded/embedded-engine-options.js';
import type { GeneratedSecrets } from './generated-secrets.js';
import type { Seed, SeedAgent, SeedCentre } from './seed-schema.js';

/** Writes the seed's agents and API keys; what their owners changed since stays. */
export async function applySeed(store: Store, seed: Seed, secrets: GeneratedSecrets): Promise<void> {
  const known = new Set((await store.accounts.all()).map(({ id }) => id));
  for (const agent of seed.agents) {
    // Hashing is slow on purpose; the password of an account that exists is its owner's anyway.
    const passwordHash = known.has(agent.id) ? '' : await hashPassword(agentPassword(agent, secrets));
    await store.accounts.seed({
      id: agent.id,
      email: agent.email,
      name: agent.name,
      mobile: agent.mobile ?? null,
      isDisabled: agent.isDisabled,
      mustSetUp: !agent.isReady,
      passwordHash,
    });
    for (const { id, centre, role, groups } of agent.seats)
      await store.seats.put({ id, accountId: agent.id, centreId: centre, role, groupIds: groups });
  }
  for (const { name, centre, key } of seed.apiKeys)
    await store.tokens.putApiKey({
      centreId: centre,
      name,
      hash: hashToken(key ?? secrets.apiKey(apiKeyName(seed, { name, centre }))),
    });
}

/** What a made-up API key is kept under: two centres may each have one of a name. */
export function apiKeyName(
  seed: Seed,
  { name, centre }: { readonly name: string; readonly centre: string },
): string {
  return centre === seed.centres[0]?.id ? name : `${centre}/${name}`;
}

export function agentPassword(agent: SeedAgent, secrets: GeneratedSecrets): string {
  return agent.password ?? secrets.password('agents', agent.id);
}

export function phonesOf(seed: Seed, secrets: GeneratedSecrets): PhoneAccount[] {
  return seed.phones.map(({ username, password, number }) => ({
    username,
    number,
    password: password ?? secrets.password('phones', username),
  }));
}

/** A centre's settings as the seed has them, with its agents as they are now. */
export function centreConfigOf(centre: SeedCentre, seats: readonly Seat[]): CentreConfig {
  return {
    id: centre.id,
    name: centre.name,
    groups: centre.groups,
    numbers: centre.numbers.map(({ number, group, flow }) => ({
      number,
      groupId: group,
      flowId: flow ?? null,
    })),
    agents: seats.map(({ id, email, name, role, groupIds, mobile }) => ({
      id,
      email,
      name,
      role,
      groupIds,
      mobile,
    })),
    restReasons: centre.restReasons,
    blocklist: centre.blocklist,
    wrapUpMs: centre.wrapUpSeconds * 1000,
    ringMs: centre.ringSeconds * 1000,
    transferMs: centre.transferSeconds * 1000,
    dialMs: centre.dialSeconds * 1000,
    recoveryMs: centre.recoverySeconds * 1000,
    leaseGraceMs: centre.leaseGraceSeconds * 1000,
    isAutomaticAnswer: centre.isAutomaticAnswer,
    isMasking: centre.isMasking,
    isNotReadyAfterMiss: centre.isNotReadyAfterMiss,
    adminUrl: centre.adminUrl,
    thirdPartyUrl: centre.thirdPartyUrl,
    flows: centre.flows,
  };
}
