import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';
import { existsSync, readFileSync } from 'node:fs';
import { replacementOf, withoutLog } from './lean-sip.mjs';

const lean = (code) => withoutLog(code, parseAst(code));

describe('withoutLog', () => {
  it('takes out what only writes to a logger, and keeps the lines', () => {
    const code =
      'a();\nthis.logger.warn(\n  `${b}`,\n);\nlogger.log("c");\nif (d)\n  this.core.logger.debug("e");\nf();';

    assert.equal(lean(code), 'a();\n;\n\n\n;\nif (d)\n  ;\nf();');
  });

  it('keeps what is needed elsewhere, and what is no logger', () => {
    const code =
      'const x = this.logger.warn("a");\nconsole.error("b");\nthis.logger = getLogger("c");\nthis.logger.close();';

    assert.equal(lean(code), code);
  });
});

describe('replacementOf', () => {
  const lib = 'node_modules/sip.js/lib';

  it('knows the modules of SIP.js by their paths, and gives each the names it had', () => {
    const replaced = [
      'platform/web/session-description-handler/session-description-handler-factory-default.js',
      ...['message', 'publish', 'subscribe'].map(
        (request) => `core/user-agents/${request}-user-agent-client.js`,
      ),
    ];
    const exported = /export (?:function|class) (\w+)/;

    for (const path of replaced) {
      assert.ok(existsSync(`${lib}/${path}`), path);
      const [, name] = exported.exec(readFileSync(`${lib}/${path}`, 'utf8')) ?? [];
      assert.equal(exported.exec(replacementOf(`/x/${lib}/${path}`))?.[1], name, path);
    }
  });

  it('leaves every other module', () => {
    assert.equal(replacementOf(`/x/${lib}/core/user-agents/invite-user-agent-client.js`), null);
  });
});
