import { MPEGDecoder } from 'mpg123-decoder';

/** What one channel of a recording holds. */
export interface Channel {
  /** The strongest frequency of its loudest second, Hz. */
  readonly hz: number;
  readonly level: number;
}

/** Decodes an MP3 and tells what its channels hold: left the customer, right the agent. */
export async function listenToMp3(file: Uint8Array): Promise<{ seconds: number; channels: Channel[] }> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, sampleRate, samplesDecoded } = decoder.decode(file);
  decoder.free();
  return {
    seconds: samplesDecoded / sampleRate,
    channels: channelData.map((samples) => strongest(loudestSecond(samples, sampleRate), sampleRate)),
  };
}

function loudestSecond(samples: Float32Array, rate: number): Float32Array {
  let best = samples.subarray(0, rate);
  for (let start = 0; start + rate <= samples.length; start += rate / 4) {
    const part = samples.subarray(start, start + rate);
    if (power(part) > power(best)) best = part;
  }
  return best;
}

function power(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
}

/** Goertzel at every 5 Hz: exact enough, and no transform to depend on. */
function strongest(samples: Float32Array, rate: number): Channel {
  let found = { hz: 0, magnitude: 0 };
  for (let hz = 100; hz <= 3400; hz += 5) {
    const coefficient = 2 * Math.cos((2 * Math.PI * hz) / rate);
    let [previous, beforeThat] = [0, 0];
    for (const sample of samples)
      [previous, beforeThat] = [sample + coefficient * previous - beforeThat, previous];
    const magnitude = previous ** 2 + beforeThat ** 2 - coefficient * previous * beforeThat;
    if (magnitude > found.magnitude) found = { hz, magnitude };
  }
  return { hz: found.hz, level: Math.sqrt(power(samples)) };
}
