/** Marks that a page keeps for the measurements; times are milliseconds since the epoch, comparable between pages of one machine. */
export interface Marks {
  /** The last INVITE that arrived over SIP. */
  inviteAt: number;
  /** When the ringing bar was on screen. */
  barAt: number;
  /** The last press of a button. */
  pressAt: number;
  /** The tone to listen for on the newest audio stream, Hz; 0 once it was heard. */
  wantedHz: number;
  /** When that tone was first heard. */
  toneAt: number;
}

/**
 * Runs in a page before its own code: watches the SIP socket, the ringing bar and presses. It looks from outside; nothing of
 * the page knows of it.
 */
export function installStopwatch(): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const marks: Marks = {
    inviteAt: 0,
    barAt: 0,
    pressAt: 0,
    wantedHz: 0,
    toneAt: 0,
  };
  Object.defineProperty(window, '__marks', { value: marks });
  addEventListener('click', () => (marks.pressAt = now()), { capture: true });

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && data.startsWith('INVITE ')) marks.inviteAt = now();
      });
    }
  };

  const bar = (): Element | null | undefined =>
    document
      .querySelector('tccc-workbench')
      ?.shadowRoot?.querySelector('tccc-incoming-call')
      ?.shadowRoot?.querySelector('[part~="answer"]');
  const look = (): void => {
    const isShown = Boolean(bar()?.checkVisibility());
    if (!isShown) marks.barAt = 0;
    // the frame after the one that first had the bar: it is on screen then
    else if (marks.barAt === 0) requestAnimationFrame(() => (marks.barAt ||= now()));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs after {@link installStopwatch}: hears when the wanted tone arrives over WebRTC, looking every 4 ms. */
export function installEar(): void {
  const { __marks: marks } = window as unknown as { __marks: Marks };
  const streams: MediaStreamTrack[] = [];
  const Connection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Connection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        streams.push(track);
        void listen(track);
      });
    }
  };

  async function listen(track: MediaStreamTrack): Promise<void> {
    const context = new AudioContext();
    await context.resume();
    const analyser = new AnalyserNode(context, { fftSize: 512 });
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      if (track.readyState === 'ended') {
        clearInterval(timer);
        void context.close();
      }
      if (marks.wantedHz === 0 || track !== streams.at(-1)) return;
      analyser.getFloatTimeDomainData(samples);
      if (shareOf(samples, marks.wantedHz, context.sampleRate) < 0.6) return;
      marks.wantedHz = 0;
      marks.toneAt = performance.timeOrigin + performance.now();
    }, 4);
  }

  /** How much of the sound's power lies at `hz` (Goertzel), 0 to 1. */
  function shareOf(samples: Float32Array, hz: number, rate: number): number {
    const coefficient = 2 * Math.cos((2 * Math.PI * hz) / rate);
    let [last, before, power] = [0, 0, 0];
    for (const sample of samples) {
      [last, before] = [sample + coefficient * last - before, last];
      power += sample * sample;
    }
    if (power / samples.length < 1e-5) return 0;
    return (2 * (last ** 2 + before ** 2 - coefficient * last * before)) / (samples.length * power);
  }
}
