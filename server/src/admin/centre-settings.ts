import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import * as v from 'valibot';
import { SerialQueue } from '../base/serial-queue.js';
import { inCentre, type Mistake } from '../seed/seed-mistakes.js';
import { SeedError } from '../seed/read-seed.js';
import { centreSchema, type Seed, type SeedCentre } from '../seed/seed-schema.js';
import type { Store } from '../store/store.js';

type Settings = Omit<SeedCentre, 'id'>;
export type SettingsChange = Partial<Settings>;

export interface CentreSettingsOptions {
  readonly seed: Seed;
  readonly store: Pick<Store, 'settings' | 'seats'>;
  readonly clock: Clock;
}

/**
 * What the centres are set to. A part that was changed over REST, e.g. the list of numbers, stays over a restart and wins
 * over the seed; every other part is the seed's.
 */
export class CentreSettings {
  readonly #options: CentreSettingsOptions;
  readonly #queue = new SerialQueue();
  readonly #changed: Map<string, SettingsChange>;

  private constructor(options: CentreSettingsOptions, changed: Map<string, SettingsChange>) {
    this.#options = options;
    this.#changed = changed;
  }

  /** @throws SeedError when what was changed over REST no longer fits the seed */
  static async open(options: CentreSettingsOptions): Promise<CentreSettings> {
    const settings = new CentreSettings(options, await options.store.settings.all());
    for (const { id } of options.seed.centres) {
      const mistakes = mistakesOf(settings.of(id));
      if (mistakes.length > 0) throw new SeedError(misfit(id, mistakes));
    }
    return settings;
  }

  /** @throws `request/not-found` for a centre this server does not have */
  of(centreId: string): SeedCentre {
    const seeded = this.#options.seed.centres.find(({ id }) => id === centreId);
    if (!seeded) throw new WorkbenchError('request/not-found');
    return { ...seeded, ...this.#changed.get(centreId) };
  }

  /**
   * Changes a centre's settings, one change after the other; they are stored when it resolves.
   * @param make - the parts that become others, made from the settings as they are then
   * @param apply - puts them in force
   * @throws `settings/invalid` with what is wrong at each place; nothing is changed then
   */
  change(
    centreId: string,
    make: (now: SeedCentre) => SettingsChange,
    apply: () => Promise<void>,
  ): Promise<void> {
    return this.#queue.run(async () => {
      const { store, clock } = this.#options;
      const now = this.of(centreId);
      const change = make(now);
      const next = { ...now, ...change };
      const mistakes = [
        ...mistakesOf(next),
        ...(await this.#servedGroups(next)),
        ...this.#takenNumbers(next),
      ];
      if (mistakes.length > 0) throw invalidSettings(mistakes);
      const changed = { ...this.#changed.get(centreId), ...change };
      await store.settings.put(centreId, changed, clock.now());
      this.#changed.set(centreId, changed);
      await apply();
    });
  }

  /** A group that somebody serves can't go. */
  async #servedGroups({ id, groups }: SeedCentre): Promise<Mistake[]> {
    const known = new Set(groups.map((group) => group.id));
    const seats = await this.#options.store.seats.ofCentre(id);
    const served = new Set(seats.flatMap(({ groupIds }) => groupIds));
    return [...served]
      .filter((group) => !known.has(group))
      .map((group) => ({ path: ['groups', group], message: 'is still served by agents' }));
  }

  /** A caller must reach one centre, whichever telephone line of the server takes the call. */
  #takenNumbers({ id, numbers }: SeedCentre): Mistake[] {
    const others = this.#options.seed.centres.filter((centre) => centre.id !== id);
    const taken = new Set(others.flatMap((centre) => this.of(centre.id).numbers.map(({ number }) => number)));
    return numbers.flatMap(({ number }, at) =>
      taken.has(number) ? [{ path: ['numbers', at, 'number'], message: 'belongs to another centre' }] : [],
    );
  }
}

/** An error that names what is wrong by its place. */
export function invalidSettings(mistakes: readonly Mistake[]): WorkbenchError {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of mistakes) (fields[path.join('.')] ??= []).push(message);
  return new WorkbenchError('settings/invalid', { details: { fields } });
}

function mistakesOf(centre: SeedCentre): Mistake[] {
  const result = v.safeParse(centreSchema, centre);
  if (result.success) return inCentre(result.output, []);
  return result.issues.map((issue) => ({
    path: (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))),
    message: issue.message,
  }));
}

function misfit(centreId: string, mistakes: readonly Mistake[]): string {
  const places = mistakes.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  return `What was set for the centre "${centreId}" over REST no longer fits the seed:\n${places.join('\n')}`;
}
