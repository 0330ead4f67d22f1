import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';
import { minifyTemplatesIn, squeezeCss, squeezeHtml } from './minify-templates.mjs';

const minify = (code) => minifyTemplatesIn(code, parseAst(code));

describe('minifyTemplates', () => {
  it('leaves a style sheet its meaning and nothing else', () => {
    const css = `
      /* a note; with { signs } */
      .field > span,
      .field :focus-visible {
        margin: 0 auto;
        background: light-dark(#fff, rgb(0 0 0 / 0.4));
      }
      @media (pointer: coarse) and (min-width: calc(1px + 2px)) {
        :host([hidden]) { --_space: 4px; }
      }
    `;

    assert.equal(
      squeezeCss(css),
      ' .field > span,.field :focus-visible{margin:0 auto;background:light-dark(#fff,rgb(0 0 0 / 0.4))}' +
        '@media (pointer:coarse) and (min-width:calc(1px + 2px)){:host([hidden]){--_space:4px}}',
    );
  });

  it('does not touch what stands in quotes', () => {
    assert.equal(squeezeCss(`a::after { content: ' ; } /* ' ; }`), `a::after{content:' ; } /* '}`);
  });

  it('keeps one blank between words, tags and attributes, and those that do not break', () => {
    assert.equal(
      squeezeHtml('<p\n  class="a"\n  ?hidden=\n>\n  one\u00a0two\n</p>'),
      '<p class="a" ?hidden= > one\u00a0two </p>',
    );
  });

  it('keeps the blank beside a value', () => {
    assert.equal(minify('css`a { margin: ${x} auto; }`'), 'css`a{margin:${x} auto}`');
  });

  it('works in templates within templates, and leaves every later line its number', () => {
    const code = 'const a = html`<p>\n  ${html`<b>\n  x</b>`}\n</p>`;\nlater();';

    const small = minify(code);

    assert.equal(small.replaceAll('\n', ''), 'const a = html`<p> ${html`<b> x</b>`} </p>`;later();');
    assert.equal(small.split('\n').indexOf('later();'), code.split('\n').indexOf('later();'));
  });

  it('leaves other templates alone', () => {
    const code = 'const text = `a\n  b`; sql`x\n  y`;';

    assert.equal(minify(code), code);
  });
});
