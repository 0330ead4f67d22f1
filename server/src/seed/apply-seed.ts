import type { CentreConfig } from 'tccc-workbench/centre';
import { hashPassword } from '../auth/passwords.js';
import { hashToken } from '../auth/secret-tokens.js';
import type { Account, Store } from '../store/store.js';
import type { PhoneAccount } from '../telephony/embedded/embedded-engine-options.js';
import type { GeneratedSecrets } from './generated-secrets.js';
import type { Seed, SeedAgent } from './seed-schema.js';

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
      role: agent.role,
      groupIds: agent.groups,
      isDisabled: agent.isDisabled,
      mustSetUp: !agent.isReady,
      passwordHash,
    });
  }
  for (const { name, key } of seed.apiKeys)
    await store.tokens.putApiKey(name, hashToken(key ?? secrets.apiKey(name)));
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

/** The centre's settings as the seed has them, with its agents as they are now. */
export function centreConfigOf(seed: Seed, accounts: readonly Account[]): CentreConfig {
  return {
    id: seed.centre.id,
    name: seed.centre.name,
    groups: seed.groups,
    numbers: seed.numbers.map(({ number, group, flow }) => ({
      number,
      groupId: group,
      flowId: flow ?? null,
    })),
    agents: accounts.map(({ id, email, name, role, groupIds }) => ({
      id,
      email,
      name,
      role,
      groupIds,
      mobile: null,
    })),
    restReasons: seed.restReasons,
    blocklist: seed.blocklist,
    wrapUpMs: seed.wrapUpSeconds * 1000,
    ringMs: seed.ringSeconds * 1000,
    dialMs: seed.dialSeconds * 1000,
    recoveryMs: seed.recoverySeconds * 1000,
    leaseGraceMs: seed.leaseGraceSeconds * 1000,
    isAutomaticAnswer: seed.isAutomaticAnswer,
    isMasking: seed.isMasking,
    isNotReadyAfterMiss: seed.isNotReadyAfterMiss,
    adminUrl: seed.adminUrl,
    thirdPartyUrl: null,
    flows: seed.flows,
  };
}
