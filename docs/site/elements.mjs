// What the manifest tells of each element, in the order a page shows it.

/** Every public element: its tag, its class, and the tables of its page. */
export function elementsOf(manifest) {
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName?.startsWith('tccc-'))
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

/** What every element has from its base: told once, in the guides. */
const hidden = new Set(['clock', 'render', 'connectedCallback', 'disconnectedCallback']);
