import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';
import { withoutLog } from './lean-sip.mjs';

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
