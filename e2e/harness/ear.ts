import type { Page } from 'playwright-core';

/** What a page hears at this moment on the streams that arrived over WebRTC. */
export interface Heard {
  /** The strongest frequency, Hz; 0 in silence. */
  readonly hz: number;
  /** Root mean square, 0 to 1. */
  readonly level: number;
}

/**
 * Runs in the page before its own code: every audio track that arrives over WebRTC also goes to an analyser. It listens to
 * what the page was sent and touches nothing of the page.
 */
export function listenIn(): void {
  const { RTCPeerConnection: Original, AudioContext: Ear } = window;
  const ears: { track: MediaStreamTrack; analyser: AnalyserNode; quick: AnalyserNode }[] = [];
  let context: AudioContext | undefined;
  class Heard extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        if (track.kind !== 'audio') return;
        context ??= new Ear();
        const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
        // a key is 100 ms long: 43 ms of sound tell it from the voice around it
        const quick = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
        const source = context.createMediaStreamSource(new MediaStream([track]));
        source.connect(analyser);
        source.connect(quick);
        ears.push({ track, analyser, quick });
      });
    }
  }
  window.RTCPeerConnection = Heard;
  const measure = (isQuick = false): { hz: number; level: number } => {
    const ear = ears.filter(({ track }) => track.readyState === 'live').at(-1);
    if (!ear || !context) return { hz: 0, level: 0 };
    const analyser = isQuick ? ear.quick : ear.analyser;
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const strongest = bins.indexOf(Math.max(...bins));
    return { hz: level < 1e-3 ? 0 : (strongest * context.sampleRate) / analyser.fftSize, level };
  };
  Object.defineProperty(window, '__heard', { value: measure });
}

/** What `page` hears now. */
export function heard(page: Page): Promise<Heard> {
  return page.evaluate(() => (window as unknown as { __heard(): Heard }).__heard());
}

/** What a page is expected to hear. */
export interface Sound {
  /** In words, for a failed test. */
  readonly name: string;
  readonly isIt: (heard: Heard) => boolean;
  /** How many looks in a row must agree, 120 ms apart. @defaultValue 4 */
  readonly times?: number;
  /** How long it may take until it is heard, milliseconds. @defaultValue 15,000 */
  readonly withinMs?: number;
}

const patienceMs = 15_000;
const lookEveryMs = 120;

/** Waits until `page` has heard `sound` in several looks in a row; fails with what it heard instead. */
export async function hears(
  page: Page,
  { name, isIt, times = 4, withinMs = patienceMs }: Sound,
): Promise<Heard[]> {
  const deadline = Date.now() + withinMs;
  const looks: Heard[] = [];
  while (Date.now() < deadline) {
    looks.push(await heard(page));
    if (looks.length >= times && looks.slice(-times).every(isIt)) return looks.slice(-times);
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), lookEveryMs);
  }
  const last = looks.slice(-8).map(({ hz, level }) => `${hz.toFixed(0)} Hz at ${level.toFixed(3)}`);
  throw new Error(`Did not hear ${name}; heard ${last.join(', ')}`);
}

/** A steady tone within 20 Hz. */
export async function hearsTone(page: Page, hz: number, withinMs = patienceMs): Promise<void> {
  const isIt = (now: Heard): boolean => now.level > 0.01 && Math.abs(now.hz - hz) <= 20;
  await hears(page, { name: `${hz} Hz`, isIt, withinMs });
}

export async function hearsSilence(page: Page): Promise<void> {
  await hears(page, { name: 'silence', isIt: ({ level }) => level < 0.003 });
}

/** Something loud enough that is not the tone of the other side and changes as music does. */
export async function hearsMusic(page: Page, notHz: number): Promise<void> {
  const isIt = ({ hz, level }: Heard): boolean => level > 0.003 && Math.abs(hz - notHz) > 20;
  const pitches = new Set<number>();
  // a calm piece rests on a chord for a while, so it is given time to move on
  for (const deadline = Date.now() + patienceMs; pitches.size < 3;) {
    const looks = await hears(page, { name: 'music', isIt, times: 8 });
    for (const { hz } of looks) pitches.add(Math.round(hz / 25));
    if (Date.now() > deadline) throw new Error(`Heard steady pitches, not music: ${[...pitches].join(', ')}`);
  }
}

/** The tones of the keys 0 and 8 (ITU-T Q.23): what a browser plays for the telephone events it receives. */
const keyTones = [852, 941, 1336];

/** A key that the other side presses: the page listens without a gap while `press` is carried out. */
export async function hearsKey(page: Page, press: () => Promise<void>): Promise<void> {
  const listening = page.evaluate(
    async ({ tones, patience }) => {
      const look = (window as unknown as { __heard(isQuick: boolean): Heard }).__heard;
      const heardHz = new Set<number>();
      for (const deadline = Date.now() + patience; Date.now() < deadline;) {
        const { hz, level } = look(true);
        if (level > 0.003 && tones.some((tone) => Math.abs(hz - tone) <= 30)) return null;
        heardHz.add(Math.round(hz));
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
      return [...heardHz];
    },
    { tones: keyTones, patience: patienceMs },
  );
  await press();
  const instead = await listening;
  if (instead) throw new Error(`Did not hear a key; heard ${instead.join(', ')} Hz`);
}
