// Writes the React components and the Vue types of the elements from custom-elements.json: `node scripts/make-wrappers.mjs`;
// with `--check` it only tells what is out of date. They are checked in, so that a change of an element's face is read in review.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { listFiles, root } from './files.mjs';
import { must } from './run.mjs';

const note =
  '// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.\n';

/** Events of the elements inside come out of these two, so a host may listen there. */
const isAround = (tag) => tag === 'tccc-workbench' || tag === 'tccc-provider';

/**
 * Makes the text of every file.
 *
 * @param manifest - A custom elements manifest, schema 2.
 */
export function makeWrappers(manifest) {
  const elements = elementsOf(manifest);
  const files = new Map(elements.map((element) => [`src/react/${element.folder}.ts`, reactModule(element)]));
  files.set('src/react/index.ts', reactIndex(elements));
  files.set('src/vue/elements.ts', vueTypes(elements));
  return files;
}

function elementsOf(manifest) {
  const elements = manifest.modules.flatMap(({ path, declarations = [] }) =>
    declarations
      .filter(({ tagName }) => tagName && isOwnModule(path, tagName))
      .map((declaration) => elementOf(path, declaration)),
  );
  const inner = elements.filter(({ tag }) => tag !== 'tccc-workbench').flatMap(({ events }) => events);
  return elements
    .map((element) =>
      isAround(element.tag) ? { ...element, events: merge(element.events, inner) } : element,
    )
    .sort((one, other) => (one.tag < other.tag ? -1 : 1));
}

/** `components/dialpad/dialpad.js` is what a customer imports; another file there is a part of that element. */
function isOwnModule(path, tag) {
  const name = tag.slice('tccc-'.length);
  return path.endsWith(`components/${name}/${name}.js`);
}

function elementOf(path, { name, tagName, summary, description, events = [], members = [] }) {
  return {
    folder: path.split('/')[2],
    className: name,
    tag: tagName,
    summary: oneLine(summary ?? description ?? ''),
    events: merge([], events),
    properties: members
      .filter(({ kind, readonly, static: isStatic }) => kind === 'field' && !readonly && !isStatic)
      .map((member) => member.name)
      .sort(),
  };
}

/** One event a name, in the order of the alphabet; the first that tells of it is heard. */
function merge(events, others) {
  const named = new Map();
  for (const { name, description = '' } of [...events, ...others])
    if (!named.has(name)) named.set(name, { name, description: oneLine(description) });
  return [...named.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function reactModule({ folder, className, tag, summary, events }) {
  const listeners = events.map(
    ({ name, description }) =>
      `${comment(description)}${handler(name)}: '${name}' as EventName<HTMLElementEventMap['${name}']>,`,
  );
  return `${note}import { createComponent${events.length > 0 ? ', type EventName' : ''} } from '@lit/react';
import * as React from 'react';
import '../../components/${folder}/${folder}.define.js';
import { ${className} as Element } from '../../components/${folder}/${folder}.js';

/** \`<${tag}>\` for React. ${summary} */
export const ${className} = createComponent({
  tagName: '${tag}',
  elementClass: Element,
  react: React,
  displayName: '${className}',
  events: {
    ${listeners.join('\n')}
  },
});
`;
}

function reactIndex(elements) {
  const lines = elements.map(({ folder, className }) => `export { ${className} } from './${folder}.js';`);
  return `${note}${lines.join('\n')}\nexport { useSnapshot } from './use-snapshot.js';\n`;
}

function vueTypes(elements) {
  const imports = elements.map(
    ({ folder, className }) => `import type { ${className} } from '../../components/${folder}/${folder}.js';`,
  );
  const entries = elements.map(
    ({ tag, className, summary, properties, events }) =>
      `${comment(summary)}'${tag}': VueElement<${className}, ${union(properties)}, ${union(events.map(({ name }) => name))}>;`,
  );
  return `${note}${imports.join('\n')}
import type { VueElement } from './vue-element.js';

declare module 'vue' {
  interface GlobalComponents {
    ${entries.join('\n')}
  }
}
`;
}

function union(names) {
  return names.length > 0 ? names.map((name) => `'${name}'`).join(' | ') : 'never';
}

/** `tccc-call-ringing` → `onTcccCallRinging` */
function handler(name) {
  return `on${name.replace(/(?:^|-)(\w)/g, (_match, letter) => letter.toUpperCase())}`;
}

function comment(text) {
  return text ? `/** ${text} */\n` : '';
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** Brings the files of the repository up to date, or names those that aren't. */
async function bringUpToDate(isCheck) {
  if (!isCheck) await must('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);
  const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
  const made = makeWrappers(manifest);
  const format = await prettier.resolveConfig(join(root, 'src/index.ts'));
  const stale = [];
  for (const [path, text] of made) {
    const formatted = await prettier.format(text, { ...format, parser: 'typescript' });
    if (readIfThere(path) !== formatted) stale.push(path);
    if (!isCheck) write(path, formatted);
  }
  const left = listFiles('src/react').filter(
    (path) => readIfThere(path)?.startsWith(note) && !made.has(path),
  );
  if (!isCheck) for (const path of left) rmSync(join(root, path));
  return [...stale, ...left];
}

function readIfThere(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isCheck = process.argv.includes('--check');
  const stale = await bringUpToDate(isCheck);
  for (const path of stale) process.stdout.write(`${isCheck ? 'out of date' : 'wrote'}: ${path}\n`);
  if (isCheck && stale.length > 0) {
    process.stdout.write('Run: node scripts/make-wrappers.mjs\n');
    process.exitCode = 1;
  }
}
