// Makes a fresh clone ready: installs the dependencies when the lock file changed, and with --browser sees to a
// Chromium, a Firefox and the other programs of the tests. Only Node's own modules here, because nothing else is installed yet. All
// output goes to stderr.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { findFirefox } from './find-firefox.mjs';
import { takeLock } from './lock.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules', '.bootstrap');
const say = (text) => process.stderr.write(`bootstrap: ${text}\n`);

if (!process.env.SKIP_BOOTSTRAP) {
  await installDependencies();
  if (process.argv.includes('--browser')) {
    installBrowsers();
    installTools();
  }
}

async function installDependencies() {
  if (isInstalled()) return;
  const unlock = await takeLock(join(root, '.cache', 'bootstrap.lock'), {
    notice: () => say('another run is installing, waiting for it'),
  });
  if (!isInstalled()) {
    say('installing dependencies');
    if (!npm(['ci', '--include=dev', '--no-fund', '--no-audit'])) fail('npm ci failed.');
    writeFileSync(stampFile, stamp());
  }
  unlock();
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

/** What an installation depends on; the lock file names the workspaces' dependencies too. */
function stamp() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return hash.update([process.platform, process.arch, process.versions.modules].join()).digest('hex');
}

/** Runs npm without what an outer `npm run` left in the environment, such as `omit=dev`. */
function npm(args) {
  const inherited = /^npm_(package|lifecycle)_|^npm_config_(omit|production|only|local_prefix)$|^NODE_ENV$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
  const cli = process.env.npm_execpath;
  const [command, first] = cli
    ? [process.execPath, [cli]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  return run(command, [...first, ...args], env);
}

function installBrowsers() {
  install({
    name: 'Chromium',
    variable: 'CHROMIUM_PATH',
    find: findChromium,
    packages: ['chromium', 'fonts-noto-cjk'],
  });
  install({ name: 'Firefox', variable: 'FIREFOX_PATH', find: findFirefox, packages: ['firefox-esr'] });
}

function install({ name, variable, find, packages }) {
  if (find()) return;
  if (process.env[variable]) fail(`${variable} names no program; correct it or unset it.`);
  if (!canInstall()) {
    fail(
      `The tests need ${name}: install it (Debian: apt-get install ${packages.join(' ')}) or set ${variable}.`,
    );
  }
  say(`installing ${name}`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
  if (!find()) fail(`${name} could not be installed; install it by hand or set ${variable}.`);
}

/** Programs that tests play with: a voice, and telephones of a carrier. */
function installTools() {
  const isMissing = ([program, option]) => spawnSync(program, [option]).error !== undefined;
  const tools = { 'espeak-ng': '--version', sipp: '-v' };
  const missing = () => Object.entries(tools).filter(isMissing);
  if (missing().length === 0) return;
  const names = missing().map(([program]) => (program === 'sipp' ? 'sip-tester' : program));
  if (canInstall()) {
    say(`installing ${names.join(' and ')}`);
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...names);
  }
  if (missing().length > 0)
    fail(`The tests need more: apt-get install ${names.join(' ')} (names of Debian).`);
}

function canInstall() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], env);
}

/** Runs a command with its output on stderr, so that stdout stays the caller's. */
function run(command, args, env) {
  return spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] }).status === 0;
}

function fail(text) {
  say(text);
  process.exit(1);
}
