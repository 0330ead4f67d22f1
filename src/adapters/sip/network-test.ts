import { Inviter, SessionState, type Session, type URI, type UserAgent } from 'sip.js';
import { WorkbenchError, type Cancellation, type Clock } from '../../base/index.js';
import type { NetworkReport } from '../../ports/index.js';
import { CallMedia } from './call-media.js';
import { readQuality, type PacketCount } from './line-quality.js';

const usualDurationMs = 5_000;
/** Longer than a set-up through a slow network takes. */
const setUpLimitMs = 8_000;
const toneHz = 440;
/** −40 dB: nobody listens to it, and it is no silence that a browser would leave out. */
const toneGain = 0.01;

/** What the caller of a network test may set. */
export interface NetworkTestOptions {
  readonly durationMs?: number;
  readonly signal?: Cancellation;
}

export interface NetworkTestGiven {
  readonly userAgent: UserAgent;
  readonly clock: Clock;
  readonly iceServers: RTCIceServer[];
  /** Has SIP.js take the audio of a call of ours from `media`. */
  readonly assign: (session: Session, media: CallMedia) => void;
}

/**
 * Calls the centre's echo with a quiet tone of the page's own, which needs no microphone, and measures what comes back.
 * @throws `line/media-failed` when the echo doesn't answer, nothing comes back, or the test is given up
 */
export async function runNetworkTest(
  given: NetworkTestGiven,
  { durationMs = usualDurationMs, signal }: NetworkTestOptions,
): Promise<NetworkReport> {
  const call = new EchoCall(given);
  try {
    await call.begin(signal);
    const before = await call.count();
    await wait(given.clock, durationMs, [call.lost, givenUp(signal)]);
    return await call.measure(before);
  } catch (cause) {
    throw cause instanceof WorkbenchError ? cause : failed('The network test failed.', cause);
  } finally {
    call.end();
  }
}

class EchoCall {
  /** Rejects when the call ends, or its audio breaks, before we end it. */
  readonly lost: Promise<never>;
  readonly #given: NetworkTestGiven;
  readonly #media: CallMedia;
  readonly #inviter: Inviter;
  readonly #tone = new AudioContext();
  /** Chromium measures only what something plays. */
  readonly #ear = new Audio();
  readonly #connected: Promise<void>;
  #lose: (error: WorkbenchError) => void = () => undefined;

  constructor(given: NetworkTestGiven) {
    this.#given = given;
    this.lost = new Promise((_resolve, reject) => (this.#lose = reject));
    this.lost.catch(() => undefined); // told to whoever waits for it
    let connect: () => void = () => undefined;
    this.#connected = new Promise((resolve) => (connect = resolve));
    this.#ear.muted = true;
    this.#media = new CallMedia({
      iceServers: given.iceServers,
      onConnected: () => connect(),
      onFailed: () => this.#lose(failed('The audio of the network test broke off.')),
      onVoice: (stream) => this.#hear(stream),
    });
    this.#inviter = new Inviter(given.userAgent, echoAddress(given.userAgent.configuration.uri));
    given.assign(this.#inviter, this.#media);
  }

  async begin(signal: Cancellation | undefined): Promise<void> {
    await this.#media.speak(await this.#startTone());
    this.#inviter.stateChange.addListener((state) => {
      // SIP.js changes its state before it tells the answer that led to it.
      if (state === SessionState.Terminated)
        queueMicrotask(() => this.#lose(failed('The network test was cut off.')));
    });
    await this.#inviter.invite({
      requestDelegate: {
        onReject: ({ message }) =>
          this.#lose(failed(`The centre answers its echo with ${message.statusCode ?? 'nothing of use'}.`)),
      },
    });
    const late = new Promise<never>((_resolve, reject) => {
      const cancel = this.#given.clock.after(setUpLimitMs, () =>
        reject(failed('The network test found no way to the centre.')),
      );
      void this.#connected.then(cancel);
      this.lost.catch(cancel);
    });
    await Promise.race([this.#connected, this.lost, late, givenUp(signal)]);
  }

  async count(): Promise<PacketCount> {
    return readQuality(await this.#media.stats(), { received: 0, lost: 0 }).count;
  }

  async measure(before: PacketCount): Promise<NetworkReport> {
    const { quality, count } = readQuality(await this.#media.stats(), before);
    const { roundTripMs, jitterMs, lossRatio } = quality;
    if (roundTripMs === null || jitterMs === null || lossRatio === null)
      throw failed('Nothing came back from the centre.');
    const packets = count.received - before.received + Math.max(0, count.lost - before.lost);
    return { roundTripMs, jitterMs, lossRatio, packets };
  }

  /** Ends what there is of the call; safe in every state. */
  end(): void {
    const inviter = this.#inviter;
    if (inviter.state === SessionState.Established) leave(inviter.bye());
    // an answer that is on its way already, or being taken in, is followed by a BYE of SIP.js's own
    else if (inviter.state === SessionState.Establishing) leave(inviter.cancel());
    this.#ear.srcObject = null;
    this.#media.close();
    void this.#tone.close();
  }

  async #startTone(): Promise<MediaStreamTrack> {
    const destination = this.#tone.createMediaStreamDestination();
    const gain = new GainNode(this.#tone, { gain: toneGain });
    const oscillator = new OscillatorNode(this.#tone, { frequency: toneHz });
    oscillator.connect(gain).connect(destination);
    oscillator.start();
    // Stays pending without a gesture of the person; the track is silent then, which measures as well.
    void this.#tone.resume();
    const [track] = destination.stream.getAudioTracks();
    if (!track) throw failed('The browser makes no sound.');
    return track;
  }

  #hear(stream: MediaStream): void {
    this.#ear.srcObject = stream;
    // It fails when the test ends first.
    this.#ear.play().catch(() => undefined);
  }
}

function echoAddress(own: URI): URI {
  const address = own.clone();
  address.user = 'echo';
  return address;
}

function wait(clock: Clock, durationMs: number, interruptions: readonly Promise<never>[]): Promise<void> {
  let cancel: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (cancel = clock.after(durationMs, resolve)));
  return Promise.race([over, ...interruptions]).finally(cancel);
}

/** Rejects once the test is given up; never without a signal. */
function givenUp(signal: Cancellation | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const giveUp = (): void => reject(failed('The network test was given up.', signal?.reason));
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}

function failed(message: string, cause?: unknown): WorkbenchError {
  return new WorkbenchError('line/media-failed', { message, ...(cause === undefined ? {} : { cause }) });
}

/** Says goodbye to a call that may be gone with its line. */
function leave(goodbye: Promise<unknown>): void {
  goodbye.catch(() => undefined);
}
