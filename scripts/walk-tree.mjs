/** Visits a node of an ESTree and everything below it; below a node whose visit answers `false` it does not go. */
export function walk(node, visit) {
  if (Array.isArray(node)) return node.forEach((child) => walk(child, visit));
  if (typeof node !== 'object' || node === null) return;
  if (typeof node.type === 'string' && visit(node) === false) return;
  for (const [key, child] of Object.entries(node)) if (key !== 'parent') walk(child, visit);
}
