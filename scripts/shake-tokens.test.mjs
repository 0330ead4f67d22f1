import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutUnusedTokens } from './shake-tokens.mjs';

describe('withoutUnusedTokens', () => {
  it('keeps what a style reads, and what that token reads in turn', () => {
    const code = [
      'const tokens = `:host{',
      '--_green: var(--tccc-color-green, light-dark(#0b7f47, rgb(0 0 0 / .4)));',
      '--_font: var(--tccc-font, sans-serif);',
      '--_text-body: var(--tccc-text-body, 400 14px/20px var(--_font));',
      '--_idle: var(--tccc-idle, var(--_green));',
      '--_own: 4px;}',
      '@media (pointer: coarse){:host{--_text-body: 16px;--_idle: max(40px, 1px)}}`;',
      'const styles = css`p{font:var(--_text-body)}`;',
    ].join('\n');

    assert.deepEqual(withoutUnusedTokens(code).split('\n').filter(Boolean), [
      'const tokens = `:host{',
      '--_font: var(--tccc-font, sans-serif);',
      '--_text-body: var(--tccc-text-body, 400 14px/20px var(--_font));',
      '}',
      '@media (pointer: coarse){:host{--_text-body: 16px;}}`;',
      'const styles = css`p{font:var(--_text-body)}`;',
    ]);
  });

  it('takes shadows out whole', () => {
    const shadow =
      '--_shadow-1: var(--tccc-shadow-1, 0 1px 2px light-dark(rgb(21 24 30 / .06), rgb(0 0 0 / .4)), 0 0 0 1px red);';

    assert.equal(withoutUnusedTokens(`a{${shadow}}`), 'a{}');
  });
});
