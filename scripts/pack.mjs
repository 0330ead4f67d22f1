// Makes the package as a release would: packed, then unpacked beside nothing but what it says it depends on.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './files.mjs';

/**
 * Packs what was built and unpacks it into the `node_modules` of a new folder outside the repository, as a customer's
 * project has it. Beside it lie its declared dependencies, as links to the repository's own; a package that isn't declared
 * can't be found there.
 *
 * @param packages - What the customer has installed besides, for example `react`.
 */
export function packForCustomer(packages = []) {
  const folder = mkdtempSync(join(tmpdir(), 'tccc-packed-'));
  const packageFolder = join(folder, 'node_modules', 'tccc-workbench');
  mkdirSync(packageFolder, { recursive: true });
  const tarball = join(folder, pack(folder));
  execFileSync('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  for (const name of new Set([...Object.keys(dependencies), ...packages])) link(folder, name);
  return {
    folder,
    packageFolder,
    tarball,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function pack(folder) {
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  execFileSync(command, [...args, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack wrote no tarball');
  return tarball;
}

function link(folder, name) {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), path, 'junction');
}
