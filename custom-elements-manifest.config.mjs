import { readdirSync, readFileSync } from 'node:fs';

export default {
  globs: ['components/*/*.ts'],
  exclude: [
    '**/*.test.ts',
    '**/*.styles.ts',
    // what an element inherits is told with the element
    'components/internal/!(tccc-element).ts',
  ],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicMembersOnly(), documentedEventsOnly(), withoutRows(), themeTokens(), builtPaths()],
};

/** Leaves out what a page can't or shouldn't touch. */
function publicMembersOnly() {
  const internal = new Set();
  const isPublic = (member) =>
    !member.name?.startsWith('#') &&
    member.privacy !== 'private' &&
    member.privacy !== 'protected' &&
    !internal.has(member.name);
  return {
    name: 'public-members-only',
    collectPhase({ ts, node }) {
      const isInternal = ts.isPropertyDeclaration(node) && ts.getJSDocTags(node).some(isInternalTag);
      if (isInternal) internal.add(node.name.getText());
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules)
        module.declarations = module.declarations?.filter(hasSpeltTag);
      for (const declaration of declarationsOf(customElementsManifest)) {
        if (!declaration.members) continue;
        declaration.members = declaration.members.filter(isPublic);
        for (const { type } of declaration.members) if (type) type.text = withoutTwins(type.text);
      }
    },
  };
}

/** A part of another element registers itself by a constant; pages don't use it. */
function hasSpeltTag({ tagName }) {
  return tagName === undefined || tagName.startsWith('tccc-');
}

function isInternalTag(tag) {
  return tag.tagName.text === 'internal';
}

/** `string | undefined | undefined` is how the analyzer reads an optional property that may be set to `undefined`. */
function withoutTwins(type) {
  const parts = type.split(' | ');
  return parts.every((part) => /^[\w.]+$/.test(part)) ? [...new Set(parts)].join(' | ') : type;
}

/** Keeps the events that a class comment names, each with its class as the DOM's event map has it. */
function documentedEventsOnly() {
  return {
    name: 'documented-events-only',
    packageLinkPhase({ customElementsManifest }) {
      const types = eventTypes();
      for (const declaration of declarationsOf(customElementsManifest)) {
        if (!declaration.events) continue;
        declaration.events = declaration.events
          .filter(({ name }) => name?.startsWith('tccc-'))
          .map((event) => ({
            ...event,
            type: { text: types.get(event.name) ?? event.type?.text ?? 'Event' },
          }));
      }
    },
  };
}

/** A class comment may name the rows of the specification it fulfils; a customer has no such list. */
function withoutRows() {
  const rows = /\s*\bRows? [SB]\d+\b[^.]*\./;
  return {
    name: 'without-rows',
    packageLinkPhase({ customElementsManifest }) {
      for (const declaration of declarationsOf(customElementsManifest))
        for (const key of ['summary', 'description'])
          if (declaration[key]) declaration[key] = declaration[key].replace(rows, '');
    },
  };
}

/** The class of each event, from the elements' `HTMLElementEventMap`s. */
function eventTypes() {
  const files = readdirSync('components', { recursive: true }).filter((path) => path.endsWith('.ts'));
  const texts = files.map((path) => readFileSync(`components/${path}`, 'utf8'));
  return new Map(
    texts.flatMap((text) =>
      [...text.matchAll(/^ {4}'(tccc-[\w-]+)': (\w+Event);$/gm)].map(([, name, type]) => [name, type]),
    ),
  );
}

function declarationsOf(manifest) {
  return manifest.modules.flatMap((module) => module.declarations ?? []);
}

/** Names each module by the file that is published. */
function builtPaths() {
  const built = (path) => path?.replace(/^\/?(components\/.*)\.ts$/, 'dist/$1.js');
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value && typeof value === 'object') {
      for (const [name, entry] of Object.entries(value)) {
        if ((name === 'path' || name === 'module') && typeof entry === 'string')
          value[name] = built(entry) ?? entry;
        else visit(entry);
      }
    }
  };
  return {
    name: 'built-paths',
    packageLinkPhase: ({ customElementsManifest }) => visit(customElementsManifest),
  };
}

/** Tells every token of the theme with the desk, which all other elements are parts of. */
function themeTokens() {
  return {
    name: 'theme-tokens',
    packageLinkPhase({ customElementsManifest }) {
      const theme = readFileSync(new URL('src/theme/tokens.ts', import.meta.url), 'utf8');
      const desk = declarationsOf(customElementsManifest).find(({ tagName }) => tagName === 'tccc-workbench');
      const known = new Set((desk.cssProperties ??= []).map(({ name }) => name));
      for (const [, name, value] of theme.matchAll(/: var\((--tccc-[\w-]+), (.+)\);$/gm)) {
        if (!known.has(name)) desk.cssProperties.push({ name, default: value });
        known.add(name);
      }
    },
  };
}
