import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packForCustomer, type PackedPackage } from '../../scripts/pack.mjs';

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** A customer's project with the packed package in it, besides it only what the package depends on and `packages`. */
export class CustomerProject {
  readonly packageFolder: string;
  readonly #packed: PackedPackage;

  constructor(packages: readonly string[] = []) {
    this.#packed = packForCustomer(packages);
    this.packageFolder = this.#packed.packageFolder;
  }

  /** Every module a customer can import, as `tccc-workbench/…`; patterns are filled in from the files that were packed. */
  get entries(): readonly string[] {
    const { exports } = this.#manifest;
    return Object.entries(exports).flatMap(([name, target]) => {
      if (typeof target === 'string') return [];
      const path = target.default ?? '';
      const names = path.includes('*') ? this.#fill(name, path) : [name];
      return names.map((found) => found.replace(/^\./, 'tccc-workbench'));
    });
  }

  /** Files of the package, as paths from its folder. */
  get files(): readonly string[] {
    return readdirSync(this.packageFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.packageFolder.length + 1));
  }

  /** Runs a module in a Node without flags, in the project's folder; it answers with JSON on standard output. */
  async run(source: string): Promise<unknown> {
    const args = ['--input-type=module', '--eval', source];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: this.#packed.folder,
      env: { PATH: process.env.PATH },
    });
    return JSON.parse(stdout);
  }

  dispose(): void {
    this.#packed.dispose();
  }

  get #manifest(): Manifest {
    return JSON.parse(readFileSync(join(this.packageFolder, 'package.json'), 'utf8')) as Manifest;
  }

  /** In a target each `*` stands for the same text, which may hold slashes. */
  #fill(name: string, target: string): string[] {
    const [first = '', ...rest] = target.replace(/^\.\//, '').split('*').map(escapeForPattern);
    const pattern = new RegExp(`^${first}(.+)${rest.join('\\1')}$`);
    return this.files
      .map((path) => pattern.exec(path)?.[1])
      .filter((part) => part !== undefined)
      .map((part) => name.replace('*', part));
  }
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
