import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { root } from './files.mjs';

/** Writes what editors show while somebody types `<tccc-…>`: custom data of VS Code, web types of JetBrains. */
export function buildEditorData() {
  const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
  const outdir = join(root, 'dist/editor');
  generateVsCodeCustomElementData(manifest, {
    outdir,
    htmlFileName: 'vscode.html-custom-data.json',
    cssFileName: 'vscode.css-custom-data.json',
    hideLogs: true,
  });
  generateJetBrainsWebTypes(manifest, {
    outdir,
    webTypesFileName: 'web-types.json',
    packageJson: false,
    hideLogs: true,
  });
  addTokens(join(outdir, 'vscode.css-custom-data.json'));
}

/** The theme's tokens belong to no single element, so the manifest has none of them. */
function addTokens(path) {
  const data = JSON.parse(readFileSync(path, 'utf8'));
  const theme = readFileSync(join(root, 'src/theme/tokens.ts'), 'utf8');
  const tokens = [...theme.matchAll(/var\((--tccc-[\w-]+), (.+)\);$/gm)];
  if (tokens.length === 0) throw new Error('src/theme/tokens.ts has no token that editors could be told of');
  const known = new Set(data.properties.map(({ name }) => name));
  for (const [, name, value] of tokens) {
    if (known.has(name)) continue;
    known.add(name);
    data.properties.push({ name, description: `Default: \`${value}\``, values: [] });
  }
  writeFileSync(path, `${JSON.stringify(data, null, 1)}\n`);
}
