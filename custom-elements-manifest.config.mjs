export default {
  globs: ['components/*/*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts', 'components/internal/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicMembersOnly(), builtPaths()],
};

/** Leaves out what a page can't or shouldn't touch. */
function publicMembersOnly() {
  const isPublic = (member) =>
    !member.name?.startsWith('#') && member.privacy !== 'private' && member.privacy !== 'protected';
  return {
    name: 'public-members-only',
    packageLinkPhase({ customElementsManifest }) {
      for (const declaration of customElementsManifest.modules.flatMap(
        (module) => module.declarations ?? [],
      )) {
        if (declaration.members) declaration.members = declaration.members.filter(isPublic);
      }
    },
  };
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
