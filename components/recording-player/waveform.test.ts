import { expect } from '@open-wc/testing';
import { twoTones } from './fixtures/two-tones.js';
import { fetchWaveform, measureWaveform } from './waveform.js';

const audio = (...channels: number[][]) => ({
  numberOfChannels: channels.length,
  getChannelData: (channel: number) => Float32Array.from(channels[channel] ?? []),
});

describe('measureWaveform', () => {
  it('draws both speakers to one scale, so that a quiet one looks quiet', () => {
    const wave = measureWaveform(audio([1, 1, 0, 0], [0, 0, 0.5, 0.5]), 2);

    expect(wave.customer).to.deep.equal([1, 0]);
    expect(wave.agent).to.deep.equal([0, 0.5]);
  });

  it('draws silence, no sound at all, and one channel alone', () => {
    expect(measureWaveform(audio([0, 0], [0, 0]), 2).customer).to.deep.equal([0, 0]);
    expect(measureWaveform(audio([], []), 2).agent).to.deep.equal([0, 0]);
    expect(measureWaveform(audio([1, 1]), 1)).to.deep.equal({ customer: [1], agent: [0] });
  });
});

describe('fetchWaveform', () => {
  it('S27: tells who spoke when, from a real file', async () => {
    const { customer, agent } = await fetchWaveform(twoTones(2));
    const half = customer.length / 2;

    expect(Math.min(...customer.slice(1, half - 1))).to.be.above(0.8);
    expect(Math.max(...customer.slice(half + 1))).to.be.below(0.05);
    expect(Math.max(...agent.slice(0, half - 1))).to.be.below(0.05);
    expect(Math.min(...agent.slice(half + 1, -1))).to.be.above(0.8);
  });

  it('rejects what is no sound', async () => {
    const url = URL.createObjectURL(new Blob(['no sound']));

    const outcome = await fetchWaveform(url).then(
      () => 'drawn',
      () => 'rejected',
    );
    expect(outcome).to.equal('rejected');
  });
});
