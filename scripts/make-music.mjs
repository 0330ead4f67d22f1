/**
 * Composes and renders the centre's music: `server/assets/music/queue.wav` and `hold.wav`, 8 kHz, 16 bit, one channel.
 * Pure synthesis without samples and without randomness, so that every run gives the same bytes. Voices are kept
 * between 150 Hz and 3.2 kHz, the band a telephone carries; sounds that ring past the end fold over to the beginning,
 * so that the loop has no seam.
 *
 * Usage: node scripts/make-music.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';

const rate = 8000;
const directory = new URL('../server/assets/music/', import.meta.url);

const steps = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** Frequency of a note such as `A4` or `Bb3`. */
function pitch(name) {
  const [, letter, sign, octave] = /^([A-G])([b#]?)(\d)$/.exec(name);
  const semitone = steps[letter] + (sign === '#' ? 1 : sign === 'b' ? -1 : 0) + 12 * (Number(octave) - 4) - 9;
  return 440 * 2 ** (semitone / 12);
}

/** Electric piano: a tine (frequency modulation that dies away fast) over a warm body. */
function piano(frequency, time, length) {
  const body = Math.exp(-time * 1.6) * Math.min(1, time / 0.006);
  const release = time > length ? Math.exp(-(time - length) * 9) : 1;
  const tine = 0.9 * Math.exp(-time * 5) * Math.sin(2 * Math.PI * frequency * 2 * time);
  const tremolo = 1 + 0.06 * Math.sin(2 * Math.PI * 4.2 * time);
  return body * release * tremolo * Math.sin(2 * Math.PI * frequency * time + tine);
}

/** Bell: few partials, long and soft. */
function bell(frequency, time) {
  const attack = Math.min(1, time / 0.004);
  return (
    attack *
    (Math.exp(-time * 2.2) * Math.sin(2 * Math.PI * frequency * time) +
      0.28 * Math.exp(-time * 4) * Math.sin(2 * Math.PI * frequency * 2 * time) +
      0.1 * Math.exp(-time * 9) * Math.sin(2 * Math.PI * frequency * 3.01 * time))
  );
}

/** Bass with overtones, since a telephone lets its fundamental through only in part. */
function bass(frequency, time, length) {
  const envelope =
    Math.min(1, time / 0.01) * Math.exp(-time * 1.1) * (time > length ? Math.exp(-(time - length) * 14) : 1);
  const wave = Math.sin(2 * Math.PI * frequency * time) + 0.45 * Math.sin(2 * Math.PI * frequency * 2 * time);
  return envelope * (wave + 0.12 * Math.sin(2 * Math.PI * frequency * 3 * time));
}

/** Pad: slow swell of slightly detuned voices. */
function pad(frequency, time, length) {
  const attack = Math.min(1, time / 0.9);
  const release = time > length - 0.5 ? Math.max(0, 1 - (time - length + 0.5) / 1.3) : 1;
  const wave =
    Math.sin(2 * Math.PI * frequency * 0.9985 * time) + Math.sin(2 * Math.PI * frequency * 1.0015 * time);
  return 0.5 * attack * release * wave;
}

const voices = { piano: [piano, 3.2], bell: [bell, 2.6], bass: [bass, 2.6], pad: [pad, 0.9] };

class Score {
  constructor(beats, tempo) {
    this.beat = 60 / tempo;
    this.sound = new Float64Array(Math.round(beats * this.beat * rate));
  }

  /** Adds a note; what rings past the end sounds at the beginning. */
  play(voice, note, { at, beats, level }) {
    const [render, tail] = voices[voice];
    const frequency = pitch(note);
    const length = beats * this.beat;
    const start = Math.round(at * this.beat * rate);
    const count = Math.round((length + tail) * rate);
    for (let index = 0; index < count; index += 1) {
      const fade = Math.min(1, (count - index) / (0.05 * rate));
      this.sound[(start + index) % this.sound.length] +=
        level * fade * render(frequency, index / rate, length);
    }
  }

  /** Echoes the loop into itself. */
  echo(delayBeats, level) {
    const delay = Math.round(delayBeats * this.beat * rate);
    const dry = Float64Array.from(this.sound);
    for (let index = 0; index < dry.length; index += 1) {
      const first = dry[(index - delay + dry.length) % dry.length];
      const second = dry[(index - 2 * delay + 2 * dry.length) % dry.length];
      this.sound[index] += level * first + level * level * second;
    }
  }

  /** The loop as 16-bit samples with an average level of `decibels` under full scale, peaks softened. */
  samples(decibels) {
    const power = this.sound.reduce((sum, value) => sum + value * value, 0) / this.sound.length;
    const gain = 10 ** (decibels / 20) / Math.sqrt(power);
    return Int16Array.from(this.sound, (value) => Math.round(32767 * 0.8 * Math.tanh((value * gain) / 0.8)));
  }
}

/** Queue: 92 beats a minute in F, walking melody over a ii–V–I with friendly turns. 18 bars, 47 s. */
function queue() {
  const bars = 18;
  const score = new Score(bars * 4, 92);
  const chords = {
    F: ['F2', ['A3', 'C4', 'E4']],
    Dm: ['D3', ['F3', 'A3', 'C4']],
    Gm: ['G2', ['Bb3', 'D4', 'F4']],
    C: ['C3', ['Bb3', 'E4', 'G4']],
    Bb: ['Bb2', ['A3', 'D4', 'F4']],
    Am: ['A2', ['G3', 'C4', 'E4']],
  };
  const plan = 'F Dm Gm C F Dm Gm C Bb Am Gm C Bb Am Gm C F F'.split(' ');
  plan.forEach((name, bar) => {
    const [root, chord] = chords[name];
    const at = bar * 4;
    score.play('bass', root, { at, beats: 1.4, level: 0.5 });
    score.play('bass', root, { at: at + 2.5, beats: 1, level: 0.36 });
    chord.forEach((note, index) => {
      score.play('piano', note, { at: at + index * 0.02, beats: 1.4, level: 0.26 });
      score.play('piano', note, { at: at + 1.5 + index * 0.02, beats: 0.7, level: 0.19 });
      score.play('piano', note, { at: at + 3 + index * 0.02, beats: 0.8, level: 0.16 });
    });
  });
  const melody = [
    'C5:0:1 A4:1:.5 C5:1.5:1 F5:3:1',
    'E5:0:1.5 D5:2:1 C5:3:.5',
    'D5:0:1 Bb4:1:.5 D5:1.5:1 G5:3:1',
    'E5:0:2 C5:3:.5 D5:3.5:.5',
    'C5:0:1 A4:1:.5 C5:1.5:1 F5:3:1',
    'A5:0:1 G5:1.5:1 F5:2.5:1',
    'D5:0:1 F5:1:1 D5:2.5:1',
    'E5:0:3',
    'D5:.5:.5 F5:1:1 A5:2:1.5',
    'G5:0:1 E5:1.5:1 C5:2.5:1',
    'D5:.5:.5 F5:1:1 Bb5:2:1.5',
    'A5:0:1 G5:1.5:2',
    'D5:.5:.5 F5:1:1 A5:2:1.5',
    'G5:0:1 E5:1.5:1 C5:2.5:1',
    'Bb4:0:1 D5:1:1 F5:2:1.5',
    'E5:0:1 D5:1:1 E5:2:1 G5:3:1',
    'F5:0:3',
    'C5:1:1 A4:2:2',
  ];
  playMelody(score, melody, { voice: 'bell', level: 0.3 });
  score.echo(1.5, 0.22);
  return score.samples(-20);
}

/** Hold: 66 beats a minute in C, pads and sparse bells. 14 bars, 51 s. */
function hold() {
  const plan = [
    ['C3', 'E3 G3 B3'],
    ['A2', 'E3 G3 C4'],
    ['F2', 'E3 A3 C4'],
    ['G2', 'D3 G3 B3'],
    ['C3', 'E3 G3 D4'],
    ['A2', 'E3 G3 C4'],
    ['D3', 'F3 A3 C4'],
    ['G2', 'F3 A3 D4'],
    ['F2', 'E3 A3 C4'],
    ['E3', 'G3 B3 D4'],
    ['A2', 'E3 G3 C4'],
    ['D3', 'F3 A3 C4'],
    ['G2', 'F3 B3 D4'],
    ['C3', 'E3 G3 B3'],
  ];
  const score = new Score(plan.length * 4, 66);
  plan.forEach(([root, chord], bar) => {
    const at = bar * 4;
    score.play('bass', root, { at, beats: 3, level: 0.34 });
    chord.split(' ').forEach((note, index) => {
      score.play('pad', note, { at, beats: 4, level: 0.2 });
      score.play('piano', note, { at: at + 1 + index, beats: 1.5, level: 0.17 });
    });
  });
  const melody = [
    'G4:0:2 E5:2.5:1.5',
    'C5:0:3',
    'A4:.5:1 C5:1.5:2',
    'D5:0:2 B4:2.5:1',
    'G4:0:2 G5:2.5:1.5',
    'E5:0:3',
    'F5:.5:1 E5:1.5:1 D5:2.5:1',
    'D5:0:3',
    'C5:.5:1 E5:1.5:1 A5:2.5:1.5',
    'G5:0:2 D5:2.5:1',
    'E5:0:2 C5:2.5:1',
    'D5:.5:1 F5:1.5:2',
    'E5:0:1 D5:1:1 B4:2.5:1',
    'C5:0:4',
  ];
  playMelody(score, melody, { voice: 'bell', level: 0.24 });
  score.echo(0.75, 0.3);
  return score.samples(-21);
}

/** Plays bars written as `note:beat:length`. */
function playMelody(score, bars, { voice, level }) {
  bars.forEach((bar, index) => {
    for (const word of bar.split(' ')) {
      const [note, at, beats] = word.split(':');
      score.play(voice, note, { at: index * 4 + Number(at), beats: Number(beats), level });
    }
  });
}

/** RIFF/WAVE around 16-bit samples. */
function wav(samples) {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length * 2, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}

mkdirSync(directory, { recursive: true });
for (const [name, compose] of Object.entries({ queue, hold })) {
  const samples = compose();
  writeFileSync(new URL(`${name}.wav`, directory), wav(samples));
  process.stdout.write(`${name}.wav: ${(samples.length / rate).toFixed(1)} s\n`);
}
