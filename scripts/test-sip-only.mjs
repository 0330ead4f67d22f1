// Runs e2e/sip-only against real telephony: Kamailio, rtpengine and baresip, in a network namespace of its own that has
// loopback and nothing else. `npm run test:sip-only`. What is missing is installed with apt where that is allowed.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  createWriteStream,
} from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { listFiles, root } from './files.mjs';

const programs = ['kamailio', 'rtpengine', 'baresip'];
const packages = [
  'kamailio',
  'kamailio-websocket-modules',
  'kamailio-extra-modules',
  'kamailio-utils-modules',
  'rtpengine-daemon',
  'baresip-core',
];
const policy = '/usr/sbin/policy-rc.d';
const pagePort = 8090;
const self = fileURLToPath(import.meta.url);

if (process.argv.includes('--inside')) await inside();
else outside();

function outside() {
  install();
  const namespace = `sip-only-${process.pid}`;
  const isOwn = spawnSync('ip', ['netns', 'add', namespace]).status === 0;
  if (!isOwn)
    console.error('No network namespace is allowed here; the ports of this machine’s loopback are used.');
  const inner = [process.execPath, self, '--inside', ...process.argv.slice(2)];
  try {
    if (isOwn) execFileSync('ip', ['netns', 'exec', namespace, 'ip', 'link', 'set', 'lo', 'up']);
    const command = isOwn ? ['ip', 'netns', 'exec', namespace, ...inner] : inner;
    process.exitCode = spawnSync(command[0], command.slice(1), { stdio: 'inherit', cwd: root }).status ?? 1;
  } finally {
    if (isOwn) spawnSync('ip', ['netns', 'del', namespace]);
  }
}

/** Services must not start by themselves: the policy says so while apt works, and is put back afterwards. */
function install() {
  const missing = programs.filter((program) => spawnSync('which', [program]).status !== 0);
  if (missing.length === 0) return;
  console.error(`Installing ${packages.join(' ')} for ${missing.join(', ')} …`);
  const kept = `${policy}.kept`;
  if (existsSync(policy)) renameSync(policy, kept);
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const apt = (...words) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
  } finally {
    rmSync(policy);
    if (existsSync(kept)) renameSync(kept, policy);
  }
}

async function inside() {
  const folder = mkdtempSync(join(tmpdir(), 'sip-only-'));
  const running = new Set();
  const start = (name, command, words) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    running.add(child);
    child.once('exit', () => running.delete(child));
    child.once('close', () => log.end());
    return child;
  };
  const stop = async (child) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 4_000);
    await gone;
    clearTimeout(late);
  };
  const startServer = async () => {
    const child = start('kamailio', 'kamailio', [
      ...['-f', join(root, 'e2e/sip-only/kamailio.cfg'), '-DD', '-E', '-m', '64', '-M', '8'],
      ...['-Y', folder, '-P', join(folder, 'kamailio.pid')],
    ]);
    await listens(8088);
    return child;
  };
  let status = 1;
  let page;
  try {
    start('rtpengine', 'rtpengine', [
      ...['--config-file=none', '--table=-1', '--interface=127.0.0.1', '--listen-ng=127.0.0.1:2223'],
      ...['--port-min=30000', '--port-max=31000', '--dtmf-log-dest=127.0.0.1:2226', '--timeout=60'],
      ...['--delete-delay=0', '--num-threads=2', '--log-level=5', '--foreground', '--log-stderr'],
    ]);
    let server = await startServer();
    page = await servePage(folder, {
      '/server/stop': async () => stop(server),
      '/server/start': async () => void (server = await startServer()),
    });
    status = await runTests(process.argv.slice(2).filter((word) => word !== '--inside'));
  } finally {
    page?.close();
    page?.closeAllConnections();
    for (const child of [...running]) await stop(child);
    if (status === 0) rmSync(folder, { recursive: true });
    else console.error(`Logs are in ${folder}`);
  }
  process.exitCode = status;
}

/** The pages with the desk and with a telephone, bundled from source, and the switch of the SIP server. */
async function servePage(folder, switches) {
  const out = join(folder, 'page');
  await build({
    entryPoints: ['page', 'telephone'].map((name) => join(root, `e2e/sip-only/${name}.ts`)),
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['source'],
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'error',
  });
  const html = (script) =>
    `<!doctype html><meta charset="utf-8"><title>Desk</title><script type="module" src="${script}"></script>`;
  const pages = { '/': html('/page.js'), '/telephone': html('/telephone.js') };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const flip = switches[pathname];
    if (flip) return void flip().then(() => response.end('done'));
    if (pages[pathname]) return void response.setHeader('content-type', 'text/html').end(pages[pathname]);
    const file = join(out, pathname);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(pagePort, '127.0.0.1', resolve));
  return server;
}

function runTests(names) {
  const all = listFiles('e2e/sip-only', /\.test\.ts$/);
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        '--conditions=source',
        '--import',
        'tsx',
        '--test',
        '--test-timeout=300000',
        ...(process.env.ONLY ? ['--test-name-pattern', process.env.ONLY] : []),
        ...(names.length > 0 ? names : all),
      ],
      { stdio: 'inherit', cwd: root },
    );
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Waits until something listens at the port of this loopback. */
async function listens(port) {
  for (
    const end = Date.now() + 20_000;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 50))
  ) {
    const isUp = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isUp) return;
  }
  throw new Error(`Nothing listens at port ${port}`);
}
