import { setImmediate as nextTurn } from 'node:timers/promises';

/** Zero crossings of the filter on each side: steep enough for speech, cheap enough for a thread that has other work. */
const crossings = 12;
/** How much is done before others get a turn: half a second of sound. */
const turnSamples = 4000;

/**
 * Brings sound to a lower rate through a windowed-sinc low-pass, so that nothing above the new band folds into it.
 * @param rates - hertz; `to` must not be above `from`
 */
export async function resample(
  samples: Int16Array,
  rates: { readonly from: number; readonly to: number },
): Promise<Int16Array> {
  const step = rates.from / rates.to;
  const reach = crossings * step;
  const result = new Int16Array(Math.floor(samples.length / step));
  for (let start = 0; start < result.length; start += turnSamples) {
    const end = Math.min(result.length, start + turnSamples);
    for (let index = start; index < end; index += 1) {
      result[index] = sampleAt(samples, index * step, { step, reach });
    }
    await nextTurn();
  }
  return result;
}

function sampleAt(
  samples: Int16Array,
  position: number,
  { step, reach }: { step: number; reach: number },
): number {
  let [sum, weights] = [0, 0];
  for (let at = Math.ceil(position - reach); at <= position + reach; at += 1) {
    const distance = (at - position) / step;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / crossings);
    const weight = window * (distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance));
    sum += weight * (samples[at] ?? 0);
    weights += weight;
  }
  return Math.max(-32_768, Math.min(32_767, Math.round(sum / weights)));
}
