import { assertNever, type Clock } from '../base/index.js';
import type { CentreSnapshot, Fact, FactData, Presence } from '../model/index.js';
import type { CallsMirror } from './calls-mirror.js';
import type { DirectoryMirror } from './directory-mirror.js';
import type { WorkbenchStore } from './workbench-store.js';

/** What a {@link CentreMirror} works with. */
export interface CentreMirrorOptions {
  readonly store: WorkbenchStore;
  readonly calls: CallsMirror;
  readonly directory: DirectoryMirror;
  readonly clock: Clock;
  /** The presence may have changed, or a call ended: the line may be needed, or no longer. */
  readonly onTruth: (change: { readonly isSnapshot: boolean; readonly previous: Presence | null }) => void;
  readonly onSessionEnded: (reason: FactData<'session.ended'>['reason']) => void;
}

/** Shows what the authority tells: every fact carries the whole new truth of its subject and replaces the old one. */
export class CentreMirror {
  readonly #options: CentreMirrorOptions;

  constructor(options: CentreMirrorOptions) {
    this.#options = options;
  }

  applySnapshot(snapshot: CentreSnapshot): void {
    const { store, calls, directory, clock, onTruth } = this.#options;
    const previous = store.snapshot.presence;
    store.update({
      agent: snapshot.agent,
      presence: snapshot.presence,
      queue: snapshot.queue,
      settings: snapshot.settings,
      mobile: snapshot.mobile,
      clockOffsetMs: snapshot.now - clock.now(),
    });
    calls.replaceAll(snapshot.calls, previous === null);
    this.#tellPresence(previous, snapshot.presence);
    directory.refresh();
    onTruth({ isSnapshot: true, previous });
  }

  applyFact(fact: Fact): void {
    const { store, calls, directory, onSessionEnded } = this.#options;
    switch (fact.type) {
      case 'presence.changed':
        return this.#applyPresence(fact.data);
      case 'call.changed':
        calls.change(fact.data);
        return this.#tellTruth();
      case 'call.removed':
        calls.remove(fact.data.callId);
        return this.#tellTruth();
      case 'queue.changed':
        return store.update({ queue: fact.data });
      case 'settings.changed':
        return store.update({ settings: fact.data });
      case 'mobile.changed':
        return store.update({ mobile: fact.data });
      case 'colleague.changed':
        return directory.applyColleague(fact.data);
      case 'groups.changed':
        return directory.applyGroups(fact.data);
      case 'record.written':
        return store.tell('record-written', { record: fact.data });
      case 'session.ended':
        return onSessionEnded(fact.data.reason);
      default:
        return assertNever(fact);
    }
  }

  #applyPresence(presence: Presence): void {
    const { store, onTruth } = this.#options;
    const previous = store.snapshot.presence;
    store.update({ presence });
    this.#tellPresence(previous, presence);
    onTruth({ isSnapshot: false, previous });
  }

  #tellTruth(): void {
    this.#options.onTruth({ isSnapshot: false, previous: this.#options.store.snapshot.presence });
  }

  #tellPresence(previous: Presence | null, presence: Presence): void {
    const isSame =
      previous?.state === presence.state &&
      previous.since === presence.since &&
      previous.next?.state === presence.next?.state &&
      previous.wrapUpEndsAt === presence.wrapUpEndsAt;
    if (!isSame) this.#options.store.tell('presence-changed', { presence, previous });
  }
}
