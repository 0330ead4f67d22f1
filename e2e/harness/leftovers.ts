/** What a page still holds of the browser. */
export interface Leftovers {
  readonly timers: readonly string[];
  readonly listeners: readonly string[];
  readonly sockets: number;
  readonly connections: number;
  readonly tracks: number;
  readonly audioContexts: number;
}

declare global {
  var leftovers: () => Leftovers;
}

/**
 * Watches, from before the page's own scripts, what is taken of the browser and given back: `leftovers()` tells what is
 * still held. Listeners of the SDK's own files count, on what outlives a workbench: the window, the document, devices, connection, and the like.
 */
export function watchLeftovers(): void {
  const timers = new Map<number, string>();
  const listeners = new Map<string, number>();
  const made: { sockets: WebSocket[]; connections: RTCPeerConnection[]; contexts: AudioContext[] } = {
    sockets: [],
    connections: [],
    contexts: [],
  };
  const tracks: MediaStreamTrack[] = [];
  const where = (): string => (new Error().stack ?? '').split('\n').slice(3, 5).join(' <- ').trim();

  type Later = (task: TimerHandler, ms?: number, ...rest: unknown[]) => number;
  type Never = (id?: number) => void;
  const [later, often] = [window.setTimeout, window.setInterval] as unknown as [Later, Later];
  const [never, stop] = [window.clearTimeout, window.clearInterval] as unknown as [Never, Never];
  const once = (task: TimerHandler, ms?: number, ...rest: unknown[]): number => {
    const run = (...values: unknown[]): void => {
      timers.delete(id);
      if (typeof task === 'function') (task as (...args: unknown[]) => void)(...values);
    };
    const id = later.call(window, run, ms, ...rest);
    timers.set(id, `${ms} ms ${where()}`);
    return id;
  };
  const forget = (undo: Never) => (id?: number) => {
    if (id !== undefined) timers.delete(id);
    undo.call(window, id);
  };
  const repeat = (task: TimerHandler, ms?: number, ...rest: unknown[]): number => {
    const id = often.call(window, task, ms, ...rest);
    timers.set(id, `every ${ms} ms ${where()}`);
    return id;
  };
  Object.assign(window, {
    setTimeout: once,
    clearTimeout: forget(never),
    setInterval: repeat,
    clearInterval: forget(stop),
  });

  const outliving = [
    Window,
    Document,
    MediaDevices,
    ...['NetworkInformation', 'Permissions', 'WakeLock'].map((name) => Reflect.get(window, name) as unknown),
  ];
  const outlives = (target: unknown): boolean =>
    outliving.some((kind) => typeof kind === 'function' && target instanceof kind);
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const held = new WeakMap<object, Set<string>>();
  const count = (target: EventTarget, type: string, by: number): void => {
    const name = `${target.constructor.name} ${type}`;
    listeners.set(name, (listeners.get(name) ?? 0) + by);
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = (this as EventTarget | undefined) ?? window;
    if (listener && outlives(target) && new Error().stack?.includes('/cdn/')) {
      const known = held.get(listener) ?? new Set();
      const key = `${target.constructor.name} ${type} ${typeof options === 'object' ? options.capture : options}`;
      if (!known.has(key)) count(target, type, 1);
      held.set(listener, known.add(key));
    }
    return add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = (this as EventTarget | undefined) ?? window;
    const known = listener ? held.get(listener) : undefined;
    const key = `${target.constructor.name} ${type} ${typeof options === 'object' ? options.capture : options}`;
    if (known?.delete(key)) count(target, type, -1);
    return remove.call(target, type, listener, options);
  };

  const keep = <Made>(kind: new (...args: never[]) => Made, list: Made[]): unknown =>
    new Proxy(kind, {
      construct(target, args, newTarget) {
        const one = Reflect.construct(target, args, newTarget) as Made;
        list.push(one);
        return one as object;
      },
    });
  Object.assign(window, {
    WebSocket: keep(WebSocket, made.sockets),
    RTCPeerConnection: keep(RTCPeerConnection, made.connections),
    AudioContext: keep(AudioContext, made.contexts),
  });
  const open = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const stream = await open.call(this, constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };

  globalThis.leftovers = () => ({
    timers: [...timers.values()],
    listeners: [...listeners].flatMap(([name, number]) => (number === 0 ? [] : [`${number} ${name}`])),
    sockets: made.sockets.filter(({ readyState }) => readyState !== WebSocket.CLOSED).length,
    connections: made.connections.filter(({ connectionState }) => connectionState !== 'closed').length,
    tracks: tracks.filter(({ readyState }) => readyState !== 'ended').length,
    audioContexts: made.contexts.filter(({ state }) => state !== 'closed').length,
  });
}
