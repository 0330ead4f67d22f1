import type { Colleague, Directory, GroupStatus } from '../../src/model/index.js';

/** What the agent looks for. */
export interface DirectoryQuery {
  readonly text: string;
  /** Only this skill group; `null` for everybody. */
  readonly groupId: string | null;
}

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase().trim();

/** Colleagues whose name, e-mail or skill group has the text in it, of the chosen group (S20). */
export function findColleagues(
  { colleagues, groups }: Directory,
  { text, groupId }: DirectoryQuery,
): readonly Colleague[] {
  const sought = folded(text);
  const groupNames = new Map(groups.map(({ id, name }) => [id, folded(name)]));
  const isSought = ({ name, email, groupIds }: Colleague): boolean =>
    folded(name).includes(sought) ||
    folded(email).includes(sought) ||
    groupIds.some((id) => groupNames.get(id)?.includes(sought));
  return colleagues.filter(
    (one) => (groupId === null || one.groupIds.includes(groupId)) && (sought === '' || isSought(one)),
  );
}

/** Skill groups with the text in their name. */
export function findGroups({ groups }: Directory, text: string): readonly GroupStatus[] {
  const sought = folded(text);
  return groups.filter(({ name }) => folded(name).includes(sought));
}

/**
 * Who can be rung comes first when a search begins; from then on rows keep their places, whatever becomes of a presence,
 * so that nothing moves under the pointer.
 */
export class RowOrder {
  #search: string | undefined;
  #ranks = new Map<string, number>();

  /** The next rows are ordered anew. */
  reset(): void {
    this.#search = undefined;
  }

  sort(colleagues: readonly Colleague[], { text, groupId }: DirectoryQuery): readonly Colleague[] {
    const search = `${groupId ?? ''} ${text}`;
    const rankOf = ({ id }: Colleague): number => this.#ranks.get(id) ?? Number.MAX_SAFE_INTEGER;
    const isNew = search !== this.#search;
    this.#search = search;
    const sorted = [...colleagues].sort((one, other) =>
      isNew ? firstRingable(one, other) : rankOf(one) - rankOf(other) || byName(one, other),
    );
    this.#ranks = new Map(sorted.map(({ id }, rank) => [id, rank]));
    return sorted;
  }
}

const collator = new Intl.Collator(['zh-CN', 'en']);

function byName(one: Colleague, other: Colleague): number {
  return collator.compare(one.name, other.name) || collator.compare(one.email, other.email);
}

function firstRingable(one: Colleague, other: Colleague): number {
  return (
    Number(other.isReachable) - Number(one.isReachable) ||
    Number(one.presence === 'offline') - Number(other.presence === 'offline') ||
    byName(one, other)
  );
}
