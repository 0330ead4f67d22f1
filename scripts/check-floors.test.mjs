import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFloors } from './check-floors.mjs';

const check = (files, exported) => checkFloors(new Map(Object.entries(files)), exported);

describe('checkFloors', () => {
  it('lets a file import from below and from its own folder', () => {
    const faults = check({
      'src/base/clock.ts': '',
      'src/model/call.ts': "import type { Clock } from '../base/clock.js';",
      'src/model/index.ts': "export * from './call.js';",
      'components/dialpad/dialpad.ts':
        "import { Call } from '../../src/model/index.js'; import { html } from 'lit';",
    });

    assert.deepEqual(faults, []);
  });

  it('lets a test of the server ask what the model is asked, and nothing else of the server', () => {
    const text = "import { cases } from '../../../src/model/fixtures/cases.js';";
    const cases = { 'src/model/fixtures/cases.ts': '' };

    assert.deepEqual(check({ ...cases, 'server/src/store/record-store.test.ts': text }), []);
    assert.equal(check({ ...cases, 'server/src/store/record-store.ts': text }).length, 1);
  });

  it('refuses an import from above', () => {
    const faults = check({
      'src/model/call.ts': "import { callMachine } from '../machines/call-machine.js';",
      'src/machines/call-machine.ts': '',
    });

    assert.deepEqual(faults, [
      'src/model/call.ts: floor 1 (model) may not import floor 2 (src/machines/call-machine.ts)',
    ]);
  });

  it('refuses an import from above that is only a type, a re-export or dynamic', () => {
    const above = { 'src/centre/centre.ts': '' };
    const texts = [
      "import type { A } from '../centre/centre.js';",
      "export * from '../centre/centre.js';",
      "const load = () => import('../centre/centre.js');",
      "let a: import('../centre/centre.js').A;",
    ];

    for (const text of texts) assert.equal(check({ ...above, 'src/model/a.ts': text }).length, 1, text);
  });

  it('keeps sibling adapters and sibling elements apart', () => {
    const faults = check({
      'src/adapters/sip/index.ts': "import '../http/index.js';",
      'src/adapters/http/index.ts': '',
      'components/dialpad/dialpad.ts': "import '../profile/profile.js'; import '../internal/button.js';",
      'components/profile/profile.ts': '',
      'components/internal/button.ts': '',
    });

    assert.equal(faults.length, 2);
  });

  it('keeps adapters and XState out of elements, but not out of the desk', () => {
    const text = "import '../../src/adapters/sip/index.js'; import { createActor } from 'xstate';";
    const adapter = { 'src/adapters/sip/index.ts': '' };

    assert.equal(check({ ...adapter, 'components/dialpad/dialpad.ts': text }).length, 2);
    assert.equal(check({ ...adapter, 'components/workbench/workbench.ts': text }).length, 0);
  });

  it('keeps a vendor in its adapter', () => {
    assert.equal(check({ 'src/adapters/http/index.ts': "import { UserAgent } from 'sip.js';" }).length, 1);
    assert.equal(check({ 'src/adapters/sip/index.ts': "import { UserAgent } from 'sip.js';" }).length, 0);
  });

  it('lets tests use the fakes', () => {
    const fakes = { 'src/testing/fakes.ts': '' };

    assert.deepEqual(check({ ...fakes, 'src/machines/a.test.ts': "import '../testing/fakes.js';" }), []);
    assert.equal(check({ ...fakes, 'src/machines/a.ts': "import '../testing/fakes.js';" }).length, 1);
  });

  it('keeps the fakes out of what is shipped', () => {
    const fakes = { 'src/testing/fakes.ts': "import '../workbench/a.js';", 'src/workbench/a.ts': '' };

    assert.equal(check({ ...fakes, 'src/context/a.ts': "import '../testing/fakes.js';" }).length, 1);
  });

  it('gives the server the published rules only', () => {
    const fine = "import { Call } from 'tccc-workbench/model';";
    const above = "import 'tccc-workbench/headless';";
    const inside = "import '../../src/model/call.js';";

    assert.equal(check({ 'server/src/a.ts': fine }).length, 0);
    assert.equal(check({ 'server/src/a.ts': above }).length, 1);
    assert.equal(check({ 'server/src/a.ts': inside }).length, 1);
  });

  it('gives an example the package exports only', () => {
    const exported = (name) => name === 'tccc-workbench/define';

    assert.equal(check({ 'examples/crm/main.ts': "import 'tccc-workbench/define';" }, exported).length, 0);
    assert.equal(
      check({ 'examples/crm/main.ts': "import 'tccc-workbench/src/define.js';" }, exported).length,
      1,
    );
    assert.equal(check({ 'examples/crm/main.ts': "import '../../src/define.js';" }, exported).length, 1);
    assert.equal(check({ 'examples/crm/main.ts': "import '../customer/page.js';" }, exported).length, 1);
  });

  it('finds a circle, type imports included', () => {
    const faults = check({
      'src/model/a.ts': "import './b.js';",
      'src/model/b.ts': "import './c.js';",
      'src/model/c.ts': "import type { A } from './a.js';",
    });

    assert.equal(faults.length, 1);
    assert.match(faults[0], /src\/model\/a\.ts → src\/model\/b\.ts → src\/model\/c\.ts → src\/model\/a\.ts/);
  });

  it('asks for the extension', () => {
    assert.match(check({ 'src/model/a.ts': "import './b';" })[0], /write the extension/);
  });

  it('refuses a file on no floor', () => {
    const faults = check({ 'src/utils/a.ts': "import '../model/b.js';", 'src/model/b.ts': '' });

    assert.match(faults[0], /stands on no floor/);
  });
});
