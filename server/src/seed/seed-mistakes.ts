import { checkFlow } from 'tccc-workbench/model';
import type { Seed, SeedCentre, SeedSeat } from './seed-schema.js';

type Path = readonly (string | number)[];

/** Something in a seed that can't be used, and where it stands. */
export interface Mistake {
  readonly path: Path;
  readonly message: string;
  /** Whether the key itself is wrong, not its value. */
  readonly isKey?: boolean;
}

/**
 * Finds what the shape alone can't tell: names that must be there, and those that may be there only once.
 * @param hasTop whether the first centre's settings stand at the top of the file
 */
export function findMistakes(seed: Seed, hasTop: boolean): Mistake[] {
  const pathOf = (at: number): Path => {
    if (!hasTop) return ['centres', at];
    return at === 0 ? [] : ['centres', at - 1];
  };
  const centreIds = seed.centres.map(({ id }) => id);
  return [
    ...seed.centres.flatMap((centre, at) => inCentre(centre, pathOf(at))),
    ...repeated(
      centreIds.map((id, at): Named => [id, at === 0 && hasTop ? ['centre', 'id'] : [...pathOf(at), 'id']]),
    ),
    // A caller must reach one centre, whichever telephone line of the server takes the call.
    ...repeated(
      seed.centres.flatMap(({ numbers }, at) =>
        numbers.map(({ number }, index): Named => [number, [...pathOf(at), 'numbers', index, 'number']]),
      ),
    ),
    ...ofAgents(seed),
    ...seed.apiKeys.flatMap(({ centre }, at) =>
      missing(centreIds, [centre, ['apiKeys', at, 'centre']], 'centre'),
    ),
    ...repeated(seed.phones.map(({ username }, at) => [username, ['phones', at, 'username']])),
    ...repeated(seed.phones.map(({ number }, at) => [number, ['phones', at, 'number']])),
    ...repeated(seed.trunks.map(({ id }, at) => [id, ['trunks', at, 'id']])),
    ...repeated(
      seed.trunks.flatMap(({ listenPort }, at): Named[] =>
        listenPort === undefined ? [] : [[String(listenPort), ['trunks', at, 'listenPort']]],
      ),
    ),
  ];
}

/** Finds them in the settings of one centre, which stand at `path`. */
export function inCentre({ groups, numbers, flows }: SeedCentre, path: Path): Mistake[] {
  const groupIds = groups.map(({ id }) => id);
  const flowIds = flows.map(({ id }) => id);
  return [
    ...repeated(groupIds.map((id, at) => [id, [...path, 'groups', at, 'id']])),
    ...repeated(flowIds.map((id, at) => [id, [...path, 'flows', at, 'id']])),
    ...numbers.flatMap(({ group, flow }, at) => [
      ...missing(groupIds, [group, [...path, 'numbers', at, 'group']], 'group'),
      ...(flow === undefined ? [] : missing(flowIds, [flow, [...path, 'numbers', at, 'flow']], 'flow')),
    ]),
    ...flows.flatMap((flow, at) =>
      checkFlow(flow, groupIds).map((mistake) => ({
        path: [...path, 'flows', at, ...mistake.path],
        message: mistake.message,
      })),
    ),
  ];
}

function ofAgents(seed: Seed): Mistake[] {
  return [
    ...repeated(seed.agents.map(({ id }, at) => [id, ['agents', at, 'id']])),
    ...repeated(seed.agents.map(({ email }, at) => [email.toLowerCase(), ['agents', at, 'email']])),
    ...repeated(
      seed.agents.flatMap(({ mobile }, at): Named[] =>
        mobile === undefined ? [] : [[mobile, ['agents', at, 'mobile']]],
      ),
    ),
    ...repeated(
      seed.agents.flatMap(({ seats }, at) =>
        seats.map(({ id, path }): Named => [id, ['agents', at, ...path, 'centre']]),
      ),
    ),
    ...seed.agents.flatMap(({ seats }, at) =>
      seats.flatMap((seat) => inSeat(seed, seat, ['agents', at, ...seat.path])),
    ),
  ];
}

function inSeat(seed: Seed, { centre, groups }: SeedSeat, path: Path): Mistake[] {
  const known = seed.centres.find(({ id }) => id === centre)?.groups.map(({ id }) => id);
  if (!known) return missing([], [centre, [...path, 'centre']], 'centre');
  return groups.flatMap((group, at) => missing(known, [group, [...path, 'groups', at]], 'group'));
}

/** A name and where it stands. */
type Named = readonly [name: string, path: Path];

function missing(known: readonly string[], [name, path]: Named, what: string): Mistake[] {
  return known.includes(name) ? [] : [{ path, message: `there is no ${what} "${name}"` }];
}

function repeated(names: readonly Named[]): Mistake[] {
  const isRepeated = ([name]: Named, at: number): boolean =>
    names.findIndex(([other]) => other === name) < at;
  return names.filter(isRepeated).map(([name, path]) => ({ path, message: `"${name}" is there twice` }));
}
