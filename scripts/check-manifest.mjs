// Every element that registers a tag is described in custom-elements.json, but for those marked @internal: parts of another
// element that no page should use.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './files.mjs';

const registrations = listFiles('components', /\.define\.ts$/);
const manifestFile = join(root, 'custom-elements.json');
const described = existsSync(manifestFile)
  ? tagsOf(JSON.parse(readFileSync(manifestFile, 'utf8')))
  : new Set();
const missing = registrations.flatMap((path) =>
  tagsIn(path).filter((tag) => !described.has(tag) && !isInternal(path, tag)),
);

for (const tag of missing)
  process.stdout.write(`custom-elements.json lacks <${tag}>; is there a @tag in its class comment?\n`);
const untold = typedEvents().filter((name) => !firedEvents().has(name));
for (const name of untold)
  process.stdout.write(`no element says @fires for ${name}, which HTMLElementEventMap promises\n`);
process.stdout.write(
  `manifest: ${described.size} tags, ${missing.length} missing; ${untold.length} events without a word\n`,
);
process.exitCode = missing.length + untold.length > 0 ? 1 : 0;

/** Every event a host's editor offers, but those that stay inside of the desk. */
function typedEvents() {
  return listFiles('components', /(?<!\.test)\.ts$/).flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const maps = [...text.matchAll(/interface HTMLElementEventMap \{([\s\S]*?)\}/g)];
    return maps.flatMap(([, body]) => [...body.matchAll(/'(tccc-[\w-]+)':/g)].map(([, name]) => name));
  });
}

function firedEvents() {
  const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const declarations = modules.flatMap((module) => module.declarations ?? []);
  return new Set(declarations.flatMap(({ events = [] }) => events.map(({ name }) => name)));
}

function tagsOf(manifest) {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
  return new Set(declarations.map((declaration) => declaration.tagName).filter(Boolean));
}

/** A registration that doesn't spell its tag out registers `tccc-` and its folder's name. */
function tagsIn(path) {
  const spelt = [...readFileSync(join(root, path), 'utf8').matchAll(/['"`](tccc-[\w-]+)['"`]/g)].map(
    (match) => match[1],
  );
  return spelt.length > 0 ? [...new Set(spelt)] : [`tccc-${path.split('/')[1]}`];
}

function isInternal(path, tag) {
  const file = join(root, path, '..', `${tag.slice('tccc-'.length)}.ts`);
  return existsSync(file) && /^ \* @internal$/m.test(readFileSync(file, 'utf8'));
}
