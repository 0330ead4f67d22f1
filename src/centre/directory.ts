import type { Colleague, Directory, GroupStatus } from '../model/index.js';
import type { AgentConfig, CentreConfig, SkillGroupConfig } from './centre-config.js';
import type { CentreState } from './centre-state.js';
import { isAvailable, isReachable, mobileOf } from './reach.js';
import { onlineAgents } from './routing.js';
import { waitingCalls } from './views.js';

/** Everybody and every group of the centre. */
export function viewDirectory(config: CentreConfig, state: CentreState): Directory {
  return {
    colleagues: config.agents.map((agent) => viewColleague(config, state, agent)),
    groups: config.groups.map((group) => viewGroup(config, state, group)),
  };
}

function viewColleague(
  config: CentreConfig,
  state: CentreState,
  { id, name, email, groupIds }: AgentConfig,
): Colleague {
  const agent = state.agents[id];
  return {
    id,
    name,
    email,
    groupIds: [...groupIds],
    presence: agent?.chart.value ?? 'offline',
    since: agent?.chart.context.since ?? 0,
    isReachable: agent !== undefined && isReachable(config, agent),
    hasMobile: mobileOf(config, id) !== null,
  };
}

function viewGroup(config: CentreConfig, state: CentreState, { id, name }: SkillGroupConfig): GroupStatus {
  const waiting = waitingCalls(state, id);
  const online = onlineAgents(config, state, id);
  return {
    id,
    name,
    waiting: waiting.length,
    longestSince: waiting[0]?.chart.context.startedAt ?? null,
    online: online.length,
    available: online.filter((agent) => isAvailable(config, agent)).length,
  };
}

/** What of a directory is new since `before`. */
export interface DirectoryChange {
  readonly colleagues: readonly Colleague[];
  /** All of them when one changed, otherwise `null`. */
  readonly groups: readonly GroupStatus[] | null;
}

/**
 * Keeps the directory that watching pages know, to tell what an input changed of it. Whatever moves a colleague's
 * presence, line, page or settings is found by comparing, so that nothing can be forgotten; while nobody watches nothing
 * is computed.
 */
export class DirectoryWatch {
  #known: Map<string, string> | null = null;

  /** Takes note of how things stand before an input. */
  open(config: CentreConfig, state: CentreState): void {
    const isWatched = Object.values(state.agents).some((agent) => agent.isWatchingDirectory);
    if (!isWatched) this.#known = null;
    else this.#known ??= index(viewDirectory(config, state));
  }

  /** What the input changed; `null` when nobody watched or nothing did. */
  close(config: CentreConfig, state: CentreState): DirectoryChange | null {
    const before = this.#known;
    if (!before) return null;
    const directory = viewDirectory(config, state);
    this.#known = index(directory);
    const colleagues = directory.colleagues.filter((one) => before.get(one.id) !== JSON.stringify(one));
    const isGroupNew = before.get(groupsKey) !== this.#known.get(groupsKey);
    if (colleagues.length === 0 && !isGroupNew) return null;
    return { colleagues, groups: isGroupNew ? directory.groups : null };
  }
}

const groupsKey = ' groups';

function index({ colleagues, groups }: Directory): Map<string, string> {
  const entries = colleagues.map((one): [string, string] => [one.id, JSON.stringify(one)]);
  return new Map([...entries, [groupsKey, JSON.stringify(groups)]]);
}
