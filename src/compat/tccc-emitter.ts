import { WorkbenchError } from '../base/index.js';
import {
  tcccEventNames,
  type TcccEventName,
  type TcccEventPayloads,
  type TcccListener,
} from '../adapters/tencent/index.js';

type AnyListener = (payload: unknown) => void;

/** What a {@link TcccEmitter} works with. */
export interface TcccEmitterOptions {
  /** Payloads that a listener who comes late must still hear, for example a `ready` that has been. */
  readonly missedBy: (event: TcccEventName) => readonly (object | undefined)[];
  /** A listener of the page threw. */
  readonly onError: (error: unknown) => void;
}

/** `tccc.on` and `tccc.off`: events by string or by `tccc.events.X`; a name that is none is refused, never ignored. */
export class TcccEmitter {
  readonly #options: TcccEmitterOptions;
  readonly #listeners = new Map<TcccEventName, Set<AnyListener>>();

  constructor(options: TcccEmitterOptions) {
    this.#options = options;
  }

  /** @throws `sdk/unknown-event`, `sdk/invalid-options` when the listener is no function */
  on<Name extends TcccEventName>(event: Name, listener: TcccListener<Name>): void {
    const known = knownEvent(event);
    if (typeof listener !== 'function') {
      throw new WorkbenchError('sdk/invalid-options', {
        message: `The listener of "${known}" is not a function.`,
      });
    }
    const listeners = this.#listeners.get(known) ?? new Set();
    this.#listeners.set(known, listeners);
    listeners.add(listener as AnyListener);
    for (const payload of this.#options.missedBy(known)) {
      queueMicrotask(
        () => listeners.has(listener as AnyListener) && this.#call(listener as AnyListener, payload),
      );
    }
  }

  /** @throws `sdk/unknown-event` */
  off<Name extends TcccEventName>(event: Name, listener: TcccListener<Name>): void {
    this.#listeners.get(knownEvent(event))?.delete(listener as AnyListener);
  }

  tell<Name extends TcccEventName>(event: Name, payload: TcccEventPayloads[Name]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) this.#call(listener, payload);
  }

  clear(): void {
    for (const listeners of this.#listeners.values()) listeners.clear();
    this.#listeners.clear();
  }

  #call(listener: AnyListener, payload: object | undefined): void {
    try {
      listener(payload && withSelfView(payload));
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

/** A payload that can be read as `payload.sessionId` and as `payload.data.sessionId`; the copy of itself isn't enumerated. */
function withSelfView(payload: object): object {
  const told = { ...payload };
  Object.defineProperty(told, 'data', { value: told, enumerable: false });
  return told;
}

function knownEvent(event: unknown): TcccEventName {
  if (tcccEventNames.some((name) => name === event)) return event as TcccEventName;
  throw new WorkbenchError('sdk/unknown-event', { message: whyUnknown(event), details: { event } });
}

function whyUnknown(event: unknown): string {
  if (typeof event !== 'string') {
    return `The event is ${event === undefined ? 'undefined' : `a ${typeof event}`}: the name after \`tccc.events.\` is misspelt.`;
  }
  const meant = nearest(event);
  return `There is no event "${event}"${meant === undefined ? '.' : `; did you mean "${meant}"?`}`;
}

/** Only letter case and a letter or two are forgiven: that is how these names are misspelt. */
function nearest(event: string): TcccEventName | undefined {
  const plain = event.toLowerCase();
  return tcccEventNames.find((name) => {
    const other = name.toLowerCase();
    return other === plain || (plain.length > 3 && (other.startsWith(plain) || plain.startsWith(other)));
  });
}
