// The documentation as a site: the guides and papers of docs/, a page for each element from the manifest, and the reference.
import { existsSync, readFileSync } from 'node:fs';
import { elementsOf } from './elements.mjs';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));

/** Guides by depth: who needs more reads on. */
const guides = ['embed', 'theme', 'events', 'headless', 'adapters', 'compat'];
const papers = [
  ['accessibility', 'Accessibility'],
  ['habits', 'Habits of the desk'],
  ['sip-only', 'SIP without a centre'],
  ['tencent', 'Tencent’s SDK, both ways'],
  ['trtc', 'TRTC as the line'],
  ['diagnostics', 'Diagnostics'],
  ['administration', 'Administration'],
  ['telephony', 'Carriers'],
  ['charts', 'State charts'],
  ['spec', 'What it does, row by row'],
  ['measurements', 'Measurements'],
];

export default function configure(config) {
  config.setUseGitIgnore(false);
  config.ignores.add('docs/api/_media/**');
  config.addGlobalData('layout', 'page.11ty.mjs');
  config.addGlobalData(
    'permalink',
    () =>
      ({ page }) =>
        `${page.filePathStem.replace(/README$/, 'index')}.html`,
  );
  config.addGlobalData('elements', elementsOf(manifest));
  config.addGlobalData('menu', () => menu());
  config.amendLibrary('md', linkPages);
  config.addPassthroughCopy({
    'docs/site/site.css': 'site.css',
    'docs/site/live.js': 'live.js',
    'dist/cdn': 'cdn',
  });
  return {
    dir: { input: 'docs', includes: 'site/layouts', data: 'site/data', output: 'dist/site' },
    templateFormats: ['md', '11ty.js'],
    markdownTemplateEngine: false,
  };
}

function menu() {
  const written = papers.filter(([name]) => existsSync(`docs/${name}.md`));
  return [
    {
      title: 'Guides',
      pages: guides.map((name) => ({
        title: titleOf(`docs/guides/${name}.md`),
        path: `guides/${name}.html`,
      })),
    },
    {
      title: 'Elements',
      pages: elementsOf(manifest).map(({ tag }) => ({ title: `<${tag}>`, path: `elements/${tag}.html` })),
    },
    { title: 'More', pages: written.map(([name, title]) => ({ title, path: `${name}.html` })) },
    { title: 'Reference', pages: [{ title: 'API', path: 'api/index.html' }] },
  ];
}

function titleOf(file) {
  return /^# (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? file;
}

/** Pages link to each other as files do: `telephony.md` becomes `telephony.html`. What lies outside of docs/ has no page. */
function linkPages(markdown) {
  markdown.set({ html: true, linkify: false });
  const { normalizeLink } = markdown;
  markdown.normalizeLink = (address) =>
    normalizeLink(
      /^[a-z]+:/i.test(address)
        ? address
        : address.replace(/README\.md(?=#|$)/, 'index.md').replace(/\.md(?=#|$)/, '.html'),
    );
  markdown.core.ruler.push('anchors', ({ tokens }) => {
    for (const [index, token] of tokens.entries())
      if (token.type === 'heading_open') token.attrSet('id', slugOf(tokens[index + 1]?.content ?? ''));
  });
}

/** The anchor of a heading, as GitHub makes it. */
function slugOf(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
