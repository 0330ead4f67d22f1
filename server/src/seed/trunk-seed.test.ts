import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseSeed, SeedError } from './read-seed.js';
import { trunksOf } from './trunk-seed.js';

const centre = `
centre: { id: test, name: Test }
groups: [{ id: voice, name: Voice }]
numbers: [{ number: 0514-85664126, group: voice }]
agents: []
`;

function mistake(trunk: string): string {
  try {
    parseSeed(`${centre}trunks:\n  - ${trunk}\n`, 'seed.yaml');
  } catch (error) {
    assert.ok(error instanceof SeedError);
    return error.message;
  }
  throw new assert.AssertionError({ message: `${trunk} was taken` });
}

describe('trunkSchema', () => {
  it('takes a carrier as a peer and as a registrar', () => {
    const directory = mkdtempSync(join(tmpdir(), 'trunk-seed-'));
    writeFileSync(join(directory, 'carrier.pem'), 'PEM');
    const seed = parseSeed(
      `${centre}
trunks:
  - { id: peer, transport: tcp, host: 203.0.113.5, listenPort: 5070, callerNumbers: ["0514-85664126"] }
  - { id: sold, transport: tls, host: sip.carrier.example, username: u, password: p, register: true, ca: carrier.pem }
`,
      'seed.yaml',
    );

    const [peer, sold] = trunksOf(seed.trunks, directory);
    rmSync(directory, { recursive: true });
    assert.deepEqual([peer?.port, peer?.callerNumbers], [5060, ['051485664126']]);
    assert.deepEqual([sold?.port, sold?.ca, sold?.register], [5061, 'PEM', true]);
  });

  it('names the line and what is wrong', () => {
    const base = 'id: a, host: carrier.example';
    assert.match(mistake(`{ ${base}, transport: udp }`), /^seed\.yaml:7:48: trunks\.0\.transport: /);
    assert.match(mistake(`{ ${base}, transport: tcp, register: true }`), /needs username and password/);
    assert.match(mistake(`{ ${base}, transport: tcp, listenPort: 5060 }`), /needs peers/);
    assert.match(
      mistake(`{ ${base}, transport: tls, listenPort: 5061, peers: [192.0.2.1] }`),
      /needs certificate and key/,
    );
    assert.match(mistake(`{ ${base}, transport: tcp, peers: [carrier] }`), /must be an address/);
    assert.match(mistake(`{ ${base}, transport: tcp, peers: [192.0.2.0/33] }`), /must be an address/);
    assert.match(mistake(`{ ${base}, transport: tcp, callerNumbers: [0514] }`), /in quotes/);
    assert.match(mistake(`{ ${base}, transport: tcp, causeHeader: "a: b" }`), /name of a header/);
    assert.match(
      mistake(`{ ${base}, transport: tcp }\n  - { ${base}, transport: tcp }`),
      /"a" is there twice/,
    );
  });
});
