// What the scripts of other agent desks weigh, beside ours: `node --import tsx bench/peers.ts`. Takes each package as npm
// has it, at the version named here, and compresses the one file that a page loads, as our own are: brotli, quality 11.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const peers = [
  { name: '@webex/cc-widgets', version: '1.28.0-next.3', file: 'dist/wc.js' },
  { name: '@twilio/flex-ui', version: '2.17.1', file: 'bundle/twilio-flex.prod.js' },
  { name: 'amazon-connect-streams', version: '2.28.2', file: 'release/connect-streams-min.js' },
];

for (const { name, version, file } of peers) {
  const folder = mkdtempSync(join(tmpdir(), 'tccc-peer-'));
  try {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `${name}@${version}`]);
    const [tarball = ''] = readdirSync(folder);
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder, `package/${file}`]);
    const script = readFileSync(join(folder, 'package', file));
    const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);
    process.stdout.write(
      `${name} ${version} ${file}: ${kilobytes(script.length)} kB, ${kilobytes(brotliCompressSync(script).length)} kB brotli\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
