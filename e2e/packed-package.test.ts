import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CustomerProject } from './harness/packed.js';

describe('The packed package', () => {
  let project: CustomerProject;
  before(() => {
    project = new CustomerProject(['react', '@lit/react', 'vue']);
  });
  after(() => project.dispose());

  it('B13: every entry is imported by a Node that knows no page', async () => {
    const failures = await project.run(`
      const failures = {};
      for (const name of ${JSON.stringify(project.entries)})
        await import(name).catch((error) => { failures[name] = error.message; });
      const known = ['window', 'document', 'HTMLElement'].filter((name) => name in globalThis);
      process.stdout.write(JSON.stringify({ failures, known }), () => process.exit());
    `);

    assert.deepEqual(failures, { failures: {}, known: [] });
    for (const name of [
      'headless',
      'define',
      'components/dialpad',
      'components/dialpad.define',
      'adapters/sip',
    ])
      assert.ok(project.entries.includes(`tccc-workbench/${name}`), `${name} was tried`);
  });

  it('B13: what is inside stays inside', async () => {
    const inside = [
      'tccc-workbench/components/internal',
      'tccc-workbench/components/internal/icon',
      'tccc-workbench/components/call-panel/call-deck',
      'tccc-workbench/adapters/sip/sip-agent',
      'tccc-workbench/src/headless.ts',
      'tccc-workbench/dist/src/headless.js',
    ];
    const reached = await project.run(`
      const reached = [];
      for (const name of ${JSON.stringify(inside)})
        await import(name).then(() => reached.push(name), (error) => {
          if (!/^ERR_(PACKAGE_PATH_NOT_EXPORTED|MODULE_NOT_FOUND)$/.test(error.code)) throw error;
        });
      process.stdout.write(JSON.stringify(reached), () => process.exit());
    `);

    assert.deepEqual(reached, []);
  });

  it('B13: it holds no test, no fixture and no example', () => {
    const strays = project.files.filter((path) =>
      /\.test\.|fixtures\/|^(dist\/)?examples\/|^e2e\//.test(path),
    );
    assert.deepEqual(strays, []);
    assert.ok(project.files.includes('dist/cdn/tccc-workbench.js'));
  });
});
