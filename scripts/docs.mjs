// Builds the documentation into dist/site: the reference by TypeDoc, then every page by Eleventy. Offline, from what lies in
// the repository. `--serve` shows it at http://127.0.0.1:8490/ afterwards. A link that leads nowhere fails the build.
import { createReadStream, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, relative } from 'node:path';
import Eleventy from '@11ty/eleventy';
import { buildIfStale } from './build-if-stale.mjs';
import { listFiles, root } from './files.mjs';
import { must } from './run.mjs';

const site = join(root, 'dist/site');
const types = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.map': 'application/json',
};

process.chdir(root);
await buildIfStale();
if (!existsSync('custom-elements.json'))
  await must('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);
await must('typedoc', [
  ...entries().flatMap((entry) => ['--entryPoints', entry]),
  '--logLevel',
  'Error',
  '--treatValidationWarningsAsErrors',
]);
rmSync(site, { recursive: true, force: true });
await new Eleventy('docs', 'dist/site', {
  configPath: 'docs/site/eleventy.config.mjs',
  quietMode: true,
}).write();

const lost = listFiles('dist/site', /\.html$/).flatMap(lostLinks);
for (const link of lost) process.stdout.write(`${link}\n`);
process.stdout.write(`docs: ${listFiles('dist/site', /\.html$/).length} pages, ${lost.length} lost links\n`);
if (lost.length > 0) process.exitCode = 1;
else if (process.argv.includes('--serve')) serve();

/** The modules behind the package's exports that are no element: those have pages of their own. */
function entries() {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const sources = Object.values(exports).flatMap(({ source }) => (source ? [source.slice(2)] : []));
  const named = sources.filter((path) => !path.includes('*') && !path.startsWith('src/define'));
  return [...named, ...listFiles('src/adapters', /^src\/adapters\/[^/]+\/index\.ts$/)].filter(
    (path, index, all) => existsSync(path) && all.indexOf(path) === index,
  );
}

/** Each link of a page, within the site, whose file is missing. */
function lostLinks(page) {
  const text = readFileSync(page, 'utf8').replace(/<pre[\s\S]*?<\/pre>/g, '');
  return [...text.matchAll(/\s(?:href|src)="([^"#]*)(?:#[^"]*)?"/g)]
    .map(([, address]) => address)
    .filter((address) => address !== '' && !/^(?:[a-z]+:|\/\/)/i.test(address))
    .filter((address) => !existsSync(normalize(join(dirname(page), decodeURI(address)))))
    .map((address) => `${relative(site, page)}: leads nowhere: ${address}`);
}

function serve() {
  createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = join(site, normalize(decodeURI(pathname)), pathname.endsWith('/') ? 'index.html' : '');
    if (!path.startsWith(site) || !existsSync(path) || !statSync(path).isFile())
      return response.writeHead(404).end('There is no such page.');
    response.writeHead(200, {
      'content-type': `${types[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
    });
    createReadStream(path).pipe(response);
  }).listen(8490, '127.0.0.1', () => process.stdout.write('docs: http://127.0.0.1:8490/\n'));
}
