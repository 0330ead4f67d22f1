/**
 * The look as text: every token with its default, as private properties of an element's host. A host application overrides
 * the public one (`--tccc-color-brand`) on any ancestor; light or dark follows `color-scheme`, which follows
 * `data-tccc-theme` or the system; sizes and gaps follow `data-tccc-density`. Values and contrasts: docs/decisions/0002-theme-tokens.md.
 */
export const tokens = `
:host {
  color-scheme: var(--tccc-color-scheme, light dark);
  /* neutral surfaces and text, the one brand blue, four state hues: light, dark */
  --_canvas: var(--tccc-color-canvas, light-dark(#f2f4f7, #0e1115));
  --_surface: var(--tccc-color-surface, light-dark(#ffffff, #16191f));
  --_surface-sunken: var(--tccc-color-surface-sunken, light-dark(#f7f8fa, #1b1f26));
  --_surface-raised: var(--tccc-color-surface-raised, light-dark(#ffffff, #1f242c));
  --_surface-hover: var(--tccc-color-surface-hover, light-dark(#eff1f5, #262b35));
  --_surface-pressed: var(--tccc-color-surface-pressed, light-dark(#e4e8ee, #303743));
  --_border: var(--tccc-color-border, light-dark(#e2e6ec, #2a303a));
  --_border-strong: var(--tccc-color-border-strong, light-dark(#868f9d, #697383));
  --_text: var(--tccc-color-text, light-dark(#15181e, #eaedf2));
  --_text-secondary: var(--tccc-color-text-secondary, light-dark(#4b5360, #b4bbc7));
  --_text-tertiary: var(--tccc-color-text-tertiary, light-dark(#5f6876, #969fae));
  --_text-disabled: var(--tccc-color-text-disabled, light-dark(#9aa2af, #5d6675));
  --_ink: var(--tccc-color-ink, light-dark(#1f242d, #e7eaf0));
  --_on-ink: var(--tccc-color-on-ink, light-dark(#ffffff, #15181e));
  --_brand: var(--tccc-color-brand, light-dark(#1a5be0, #2a62e3));
  --_brand-hover: var(--tccc-color-brand-hover, light-dark(#144bbf, #336ae8));
  --_brand-active: var(--tccc-color-brand-active, light-dark(#0f3d9e, #2259d8));
  --_on-brand: var(--tccc-color-on-brand, #ffffff);
  --_brand-tint: var(--tccc-color-brand-tint, light-dark(#e9f0fe, #18294d));
  --_brand-text: var(--tccc-color-brand-text, light-dark(#144bbf, #8db1ff));
  --_brand-edge: var(--tccc-color-brand-edge, light-dark(#b6cdfb, #2d4a86));
  --_focus: var(--tccc-color-focus, light-dark(#1a5be0, #7ba5ff));
  --_green: var(--tccc-color-green, light-dark(#0b7f47, #15804c));
  --_green-hover: var(--tccc-color-green-hover, light-dark(#096b3b, #1a6d44));
  --_on-green: var(--tccc-color-on-green, #ffffff);
  --_green-tint: var(--tccc-color-green-tint, light-dark(#e4f5eb, #11301f));
  --_green-text: var(--tccc-color-green-text, light-dark(#086239, #6fd59d));
  --_green-edge: var(--tccc-color-green-edge, light-dark(#a9dcbf, #1f5a3a));
  --_green-glyph: var(--tccc-color-green-glyph, light-dark(#12935a, #35c07c));
  --_amber: var(--tccc-color-amber, light-dark(#9a5800, #9c5d08));
  --_on-amber: var(--tccc-color-on-amber, #ffffff);
  --_amber-tint: var(--tccc-color-amber-tint, light-dark(#fdf1d8, #362608));
  --_amber-text: var(--tccc-color-amber-text, light-dark(#7c4600, #f2bb60));
  --_amber-edge: var(--tccc-color-amber-edge, light-dark(#eccb86, #6a4a10));
  --_amber-glyph: var(--tccc-color-amber-glyph, light-dark(#c27803, #e3a02f));
  --_red: var(--tccc-color-red, light-dark(#cb2c2c, #c93535));
  --_red-hover: var(--tccc-color-red-hover, light-dark(#ad2222, #b02b2b));
  --_on-red: var(--tccc-color-on-red, #ffffff);
  --_red-tint: var(--tccc-color-red-tint, light-dark(#fdebea, #3a1618));
  --_red-text: var(--tccc-color-red-text, light-dark(#a61f1f, #ff9b95));
  --_red-edge: var(--tccc-color-red-edge, light-dark(#f2bdb9, #722a2c));
  --_red-glyph: var(--tccc-color-red-glyph, light-dark(#d33a3a, #ee5d5a));
  --_violet: var(--tccc-color-violet, light-dark(#6541c8, #6f4bd6));
  --_violet-hover: var(--tccc-color-violet-hover, light-dark(#5534ad, #5f3dc2));
  --_on-violet: var(--tccc-color-on-violet, #ffffff);
  --_violet-tint: var(--tccc-color-violet-tint, light-dark(#f0ebfc, #261c46));
  --_violet-text: var(--tccc-color-violet-text, light-dark(#5231a8, #c0adff));
  --_violet-edge: var(--tccc-color-violet-edge, light-dark(#d0c2f3, #4a3a80));
  --_violet-glyph: var(--tccc-color-violet-glyph, light-dark(#7452d6, #9d80f5));
  --_scrim: var(--tccc-color-scrim, light-dark(rgb(18 22 30 / .44), rgb(4 6 9 / .62)));
  /* what a hue is used for */
  --_presence-idle: var(--tccc-presence-idle, var(--_green-glyph));
  --_presence-ringing: var(--tccc-presence-ringing, var(--_green-glyph));
  --_presence-busy: var(--tccc-presence-busy, var(--_red-glyph));
  --_presence-not-ready: var(--tccc-presence-not-ready, var(--_red-glyph));
  --_presence-resting: var(--tccc-presence-resting, var(--_amber-glyph));
  --_presence-wrap-up: var(--tccc-presence-wrap-up, var(--_violet-glyph));
  --_presence-offline: var(--tccc-presence-offline, var(--_border-strong));
  --_call-talking: var(--tccc-call-talking, var(--_green));
  --_call-held: var(--tccc-call-held, var(--_amber));
  --_call-reconnecting: var(--tccc-call-reconnecting, var(--_amber));
  --_call-muted: var(--tccc-call-muted, var(--_red));
  --_call-self-service: var(--tccc-call-self-service, var(--_violet));
  --_call-transferring: var(--tccc-call-transferring, var(--_violet));
  /* elevation */
  --_shadow-1: var(--tccc-shadow-1, 0 1px 2px light-dark(rgb(21 24 30 / .06), rgb(0 0 0 / .4)), 0 0 0 1px light-dark(rgb(21 24 30 / .04), rgb(255 255 255 / .05)));
  --_shadow-2: var(--tccc-shadow-2, 0 4px 12px light-dark(rgb(21 24 30 / .10), rgb(0 0 0 / .45)), 0 1px 3px light-dark(rgb(21 24 30 / .08), rgb(0 0 0 / .2)), 0 0 0 1px light-dark(rgb(21 24 30 / .05), rgb(255 255 255 / .07)));
  --_shadow-3: var(--tccc-shadow-3, 0 16px 40px light-dark(rgb(21 24 30 / .18), rgb(0 0 0 / .6)), 0 4px 12px light-dark(rgb(21 24 30 / .10), rgb(0 0 0 / .4)), 0 0 0 1px light-dark(rgb(21 24 30 / .06), rgb(255 255 255 / .09)));
  /* type, space, size, shape, layers, motion */
  --_font: var(--tccc-font, -apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif);
  --_font-numeric: var(--tccc-font-numeric, tabular-nums lining-nums);
  --_text-caption: var(--tccc-text-caption, 400 12px/16px var(--_font));
  --_text-label: var(--tccc-text-label, 500 12px/16px var(--_font));
  --_text-body: var(--tccc-text-body, 400 14px/20px var(--_font));
  --_text-body-strong: var(--tccc-text-body-strong, 500 14px/20px var(--_font));
  --_text-title: var(--tccc-text-title, 600 16px/24px var(--_font));
  --_text-heading: var(--tccc-text-heading, 600 20px/28px var(--_font));
  --_text-timer: var(--tccc-text-timer, 600 24px/32px var(--_font));
  --_text-display: var(--tccc-text-display, 600 32px/40px var(--_font));
  --_space-1: var(--tccc-space-1, 4px);
  --_space-2: var(--tccc-space-2, 8px);
  --_space-3: var(--tccc-space-3, 12px);
  --_space-4: var(--tccc-space-4, 16px);
  --_space-5: var(--tccc-space-5, 20px);
  --_space-6: var(--tccc-space-6, 24px);
  --_space-8: var(--tccc-space-8, 32px);
  --_space-10: var(--tccc-space-10, 40px);
  --_space-12: var(--tccc-space-12, 48px);
  --_size-target: var(--tccc-size-target, 32px);
  --_size-control: var(--tccc-size-control, 36px);
  --_size-control-large: var(--tccc-size-control-large, 40px);
  --_size-primary: var(--tccc-size-primary, 48px);
  --_size-bar: var(--tccc-size-bar, 56px);
  --_size-status: var(--tccc-size-status, 40px);
  --_size-tile: var(--tccc-size-tile, 64px);
  --_size-tasks: var(--tccc-size-tasks, 280px);
  --_size-current: var(--tccc-size-current, 480px);
  --_radius-1: var(--tccc-radius-1, 4px);
  --_radius-2: var(--tccc-radius-2, 6px);
  --_radius-3: var(--tccc-radius-3, 8px);
  --_radius-4: var(--tccc-radius-4, 12px);
  --_radius-pill: var(--tccc-radius-pill, 999px);
  --_focus-width: var(--tccc-focus-width, 2px);
  --_focus-offset: var(--tccc-focus-offset, 2px);
  --_layer-sticky: var(--tccc-layer-sticky, 1);
  --_layer-call-bar: var(--tccc-layer-call-bar, 10);
  --_ease-standard: var(--tccc-ease-standard, cubic-bezier(.2, 0, 0, 1));
  --_duration-press: var(--tccc-duration-press, 80ms);
  --_duration-fast: var(--tccc-duration-fast, 120ms);
  --_duration-base: var(--tccc-duration-base, 180ms);
  --_duration-enter: var(--tccc-duration-enter, 240ms);
  --_duration-ring: var(--tccc-duration-ring, 1600ms);
}
@media (pointer: coarse) {
  :host {
    --_size-target: max(40px, var(--tccc-size-target, 32px));
    --_size-control: max(40px, var(--tccc-size-control, 36px));
    --_size-control-large: max(40px, var(--tccc-size-control-large, 40px));
  }
}
@media (prefers-contrast: more) {
  :host {
    --_border: var(--_text);
    --_border-strong: var(--_text);
    --_text-tertiary: var(--_text);
    --_text-secondary: var(--_text);
    --_focus-width: 3px;
  }
}
@media (prefers-reduced-motion: reduce) {
  :host {
    --_duration-press: 0ms;
    --_duration-fast: 0ms;
    --_duration-base: 0ms;
    --_duration-enter: 0ms;
    --_duration-ring: 0ms;
  }
}
`;

const compact = `
  --tccc-size-target: 28px; --tccc-size-control: 30px; --tccc-size-control-large: 34px; --tccc-size-primary: 40px;
  --tccc-size-bar: 46px; --tccc-size-status: 32px; --tccc-size-tile: 54px;
  --tccc-space-3: 8px; --tccc-space-4: 12px; --tccc-space-5: 16px; --tccc-space-6: 16px; --tccc-space-8: 24px;
`;

/**
 * Rules for the page around: what `data-tccc-theme` and `data-tccc-density` on an ancestor mean. Adopted by the root an element
 * stands in. They weigh nothing (`:where`), so a token that a host sets at the same place wins.
 */
export const themeAttribute = `
:where([data-tccc-theme="light"]) { --tccc-color-scheme: light; }
:where([data-tccc-theme="dark"]) { --tccc-color-scheme: dark; }
:where([data-tccc-theme="auto"]) { --tccc-color-scheme: light dark; }
:where([data-tccc-density="compact"]) { ${compact} }
:where([data-tccc-density="comfortable"]) { ${compact.replace(/:[^;]+/g, ': initial')} }
`;
