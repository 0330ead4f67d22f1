// What the manifest tells of each element, in the order a page shows it.
import { existsSync } from 'node:fs';

/** Every element that a page can register: its tag, its class, and the tables of its page. */
export function elementsOf(manifest) {
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName?.startsWith('tccc-') && isRegistrable(tagName))
    .map((declaration) => describe(declaration))
    .sort((one, other) => one.tag.localeCompare(other.tag));
}

function describe(declaration) {
  const { tagName, name, summary = '', description = '', members = [] } = declaration;
  const isPublic = ({ privacy, static: isStatic, name: own }) =>
    !isStatic && (privacy === undefined || privacy === 'public') && !own.startsWith('#') && !hidden.has(own);
  return {
    tag: tagName,
    className: name,
    summary,
    description,
    fields: members.filter((member) => member.kind === 'field' && isPublic(member)),
    methods: members.filter((member) => member.kind === 'method' && isPublic(member)),
    events: (declaration.events ?? []).filter(({ name: event }) => event !== undefined),
    slots: declaration.slots ?? [],
    parts: declaration.cssParts ?? [],
    properties: declaration.cssProperties ?? [],
  };
}

function isRegistrable(tag) {
  const name = tag.slice('tccc-'.length);
  return existsSync(`components/${name}/${name}.define.ts`);
}

/** What every element has from its base: told once, in the guides. */
const hidden = new Set(['clock', 'render', 'connectedCallback', 'disconnectedCallback']);
