import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';
import { usedRules, withoutUnusedRules } from './shake-styles.mjs';

const words = new Set(['button', 'p', 'hidden', 'aria-busy', 'input']);

describe('usedRules', () => {
  it('keeps a rule whose classes, tags and attributes are drawn, and of a list the selectors that are', () => {
    const css =
      "button.button{a:b}.button,.link{c:d}.danger:hover{e:f}.button[aria-busy='true']{g:h}[title]{i:j}";

    assert.equal(usedRules(css, words), "button.button{a:b}.button{c:d}.button[aria-busy='true']{g:h}");
  });

  it('keeps what names nothing, and does not look into brackets', () => {
    const css = ':host([hidden]){a:b}*,*::before{c:d}.button:not(.danger, .link):focus-visible{e:f}';

    assert.equal(usedRules(css, words), css);
  });

  it('takes a condition out with its last rule, and leaves animations whole', () => {
    const css =
      '@media (pointer: coarse){.link{a:b}}@media print{.link{c:d}p{e:f}}@keyframes turn{from{g:h}}';

    assert.equal(usedRules(css, words), '@media print{p{e:f}}@keyframes turn{from{g:h}}');
  });

  it('leaves a piece of a sheet that ends inside of a rule', () => {
    assert.equal(usedRules('.link{a:', words), '.link{a:');
  });
});

describe('withoutUnusedRules', () => {
  it('draws words from templates, texts and properties, not from styles, and only shakes what is shared', () => {
    const code = [
      'const shared = css`.button{a:b}.danger{c:d}.link{e:f}[hidden]{g:h}`;',
      'const own = css`.danger{i:j}`;',
      "const look = () => html`<button class=${isLink ? 'link' : ''}>.</button>`;",
      'look().hidden = true;',
    ].join('\n');
    const which = { isStyles: (text) => !text.includes('<'), isShared: (text) => text.startsWith('.button') };

    const small = withoutUnusedRules(code, parseAst(code), which);

    assert.equal(small, code.replace('.danger{c:d}', ''));
  });
});
