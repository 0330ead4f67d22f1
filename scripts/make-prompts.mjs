/**
 * Speaks the prompts of the demo centre into `server/assets/prompts`, 8 kHz µ-law, so that a machine without espeak-ng hears
 * words too. Run it again after changing a text in `server/seed/demo.yaml`; it needs espeak-ng.
 *
 * Usage: node --conditions=source --import tsx scripts/make-prompts.mjs
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSeed } from '../server/src/seed/read-seed.ts';
import { demoSeedPath } from '../server/src/settings.ts';
import { muLawWav } from '../server/src/telephony/embedded/media/wav-file.ts';
import { EspeakVoice } from '../server/src/telephony/prompts/espeak.ts';
import { packagedPrompts } from '../server/src/telephony/prompts/prompt-library.ts';

const prompts = readSeed(demoSeedPath)
  .centres.flatMap(({ flows }) => flows)
  .flatMap(({ language, nodes }) =>
    Object.values(nodes).flatMap(({ prompt }) => (prompt?.file ? [{ ...prompt, language }] : [])),
  );
const voice = new EspeakVoice();
mkdirSync(packagedPrompts, { recursive: true });
for (const name of readdirSync(packagedPrompts))
  if (name.endsWith('.wav')) rmSync(join(packagedPrompts, name));
let total = 0;
for (const { file, text, language } of prompts) {
  const sound = muLawWav(await voice.speak(text, language));
  writeFileSync(join(packagedPrompts, file), sound);
  total += sound.length;
  console.log(`${file.padEnd(24)} ${(sound.length / 8000).toFixed(1)} s  ${text}`);
}
console.log(`${Math.round(total / 1000)} kB`);
