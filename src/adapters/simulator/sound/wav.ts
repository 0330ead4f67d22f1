/** Writes samples of two channels as a WAV file, 16 bits a sample (RIFF, WAVE_FORMAT_PCM). */
export function writeWav(left: Float32Array, right: Float32Array, sampleRate: number): Blob {
  const frames = Math.max(left.length, right.length);
  const bytes = frames * 4;
  const view = new DataView(new ArrayBuffer(44 + bytes));
  const text = (at: number, words: string): void => {
    for (let index = 0; index < words.length; index++) view.setUint8(at + index, words.charCodeAt(index));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + bytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, bytes, true);
  for (let frame = 0; frame < frames; frame++) {
    view.setInt16(44 + frame * 4, toInteger(left[frame]), true);
    view.setInt16(46 + frame * 4, toInteger(right[frame]), true);
  }
  return new Blob([view.buffer], { type: 'audio/wav' });
}

function toInteger(sample = 0): number {
  return Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
}
