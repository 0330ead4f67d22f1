/** Finds tones in 8 kHz sound. */

const rate = 8000;
const lowest = 200;
const highest = 3400;
const step = 20;

/** Power of one frequency (Goertzel), comparable with the power of the whole sound. */
export function tonePower(samples: Int16Array, frequency: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / rate);
  let previous = 0;
  let before = 0;
  for (const sample of samples) {
    const value = sample + coefficient * previous - before;
    before = previous;
    previous = value;
  }
  const energy = previous * previous + before * before - coefficient * previous * before;
  return (2 * energy) / (samples.length * samples.length);
}

/** Root mean square as dBFS; silence is −Infinity. */
export function level(samples: Int16Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return 10 * Math.log10(power / 32768 ** 2);
}

/** The strongest frequency in Hz, to 20 Hz; `null` when nothing is heard. */
export function dominantFrequency(samples: Int16Array): number | null {
  if (level(samples) < -50) return null;
  let [best, bestPower] = [0, 0];
  for (let frequency = lowest; frequency <= highest; frequency += step) {
    const power = tonePower(samples, frequency);
    if (power > bestPower) [best, bestPower] = [frequency, power];
  }
  return best;
}

/** Share of the whole sound that lies in one tone: 1 is nothing else. */
export function purity(samples: Int16Array, frequency: number): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return power === 0 ? 0 : tonePower(samples, frequency) / power;
}
